// SPDX-License-Identifier: Apache-2.0
#include "files.h"
#include "run/runcomparison.h"
#include "run/runstore.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace scopelight;

namespace {

const QString drive = u"https://www.googleapis.com/auth/drive.readonly"_s;
const QString calendar = u"https://www.googleapis.com/auth/calendar.readonly"_s;

/// The moment of the N-th run.
QDateTime at(int number)
{
    return QDateTime(QDate(2026, 3, 1), QTime(12, 0), Qt::UTC).addSecs(number);
}

/// All that a record can hold.
RunRecord fullRecord()
{
    return {.at = at(0).addMSecs(7),
        .kind = RunRecord::Kind::Refresh,
        .clientId = u"1-a.apps.googleusercontent.com"_s,
        .project = u"acme"_s,
        .server = ServerKind::Other,
        .redirectUri = u"http://localhost:8080"_s,
        .options = {.accessType = u"online"_s, .prompt = u"consent"_s, .includeGrantedScopes = true},
        .isAfterRevoking = true,
        .account = u"ada@example.org"_s,
        .requested = {u"openid"_s, drive},
        .areScopesKnown = true,
        .outcomes = {{drive, ScopeOutcome::State::Missing, u"not_granted"_s},
            {calendar, ScopeOutcome::State::Extra, u"earlier_grant"_s}},
        .hasRefreshToken = true,
        .refreshTokenExpiresIn = 604'799,
        .driveFiles = 1284,
        .failure = u"Google answered access_denied."_s};
}

RunRecord runAt(int number)
{
    return {.at = at(number), .clientId = QString::number(number)};
}

QStringList clientsIn(const QList<RunRecord>& runs)
{
    QStringList clients;
    for (const RunRecord& run : runs)
        clients.append(run.clientId);
    return clients;
}

RunRow rowOf(const QList<RunRow>& rows, const QString& name)
{
    return *std::ranges::find(rows, name, &RunRow::name);
}

QList<RunRow::Given> givenIn(const RunRow& row)
{
    QList<RunRow::Given> given;
    for (const RunRow::Cell& cell : row.cells)
        given.append(cell.given);
    return given;
}

} // namespace

/// Runs as they are written down, kept, and held side by side.
class TestRuns : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keepsAllOfARecord()
    {
        const auto read = RunRecord::parse(fullRecord().toJson());
        QVERIFY(read.has_value());
        QCOMPARE(read->toJson(), fullRecord().toJson());
        QVERIFY(*read == fullRecord());
        const auto least = RunRecord::parse(runAt(1).toJson());
        QVERIFY(least.has_value() && *least == runAt(1));
    }

    void holdsNoSecret()
    {
        Grant grant{.clientId = u"1-a"_s,
            .requested = {drive},
            .tokens = {.accessToken = Secret(u"ya29.access"_s),
                .refreshToken = Secret(u"1//refresh"_s),
                .idToken = Secret(u"h.p.s"_s),
                .granted = {drive},
                .scopeAnnounced = true}};
        const QByteArray json = recordOf(grant).toJson();
        for (const char* secret : {"ya29", "1//refresh", "h.p.s"})
            QVERIFY2(!json.contains(secret), json.constData());
        QVERIFY(recordOf(grant).hasRefreshToken && recordOf(grant).grantedCount() == 1);
    }

    void refusesWhatIsNoRecord_data()
    {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        QTest::addColumn<QString>("code");
        const auto row = [](const char* name, const char* from, const char* to, const char* code) {
            QTest::newRow(name) << QByteArray(from) << QByteArray(to) << QString::fromLatin1(code);
        };
        row("no time", "\"at\":", "\"at_\":", "missing_member");
        row("a time that is none", "2026-03-01T", "yesterday ", "unknown_value");
        row("another format", "\"scopelight_run\": 1", "\"scopelight_run\": 2", "unknown_value");
        row("another kind", "\"refresh\"", "\"walk\"", "unknown_value");
        row("another state", "\"missing\"", "\"perhaps\"", "unknown_value");
        row("a scope without a name", "\"scope\":", "\"scop\":", "missing_member");
        row("another type", "\"account\": \"ada@example.org\"", "\"account\": 7", "wrong_type");
        row("a sign too few", "\"at\":", "\"at\"", "json_syntax");
    }

    void refusesWhatIsNoRecord()
    {
        QFETCH(const QByteArray, from);
        QFETCH(const QByteArray, to);
        QByteArray json = fullRecord().toJson();
        QVERIFY(json.contains(from));
        const auto read = RunRecord::parse(json.replace(from, to));
        QVERIFY(!read.has_value());
        QTEST(read.error().code, "code");
    }

    void keepsTheNewestFirst()
    {
        const QTemporaryDir home;
        const RunStore store(home.filePath(u"data/runs"_s)); // made with the first run
        QCOMPARE(store.count(), 0);
        for (const int number : {2, 1, 3})
            QVERIFY(store.save(runAt(number)).has_value());
        RunRecord grown = runAt(1);
        grown.driveFiles = 5;
        QVERIFY(store.save(grown).has_value()); // the same moment is the same run
        QCOMPARE(clientsIn(store.read()), (QStringList{u"3"_s, u"2"_s, u"1"_s}));
        QCOMPARE(store.read().last().driveFiles, std::optional<qint64>(5));
        QVERIFY(store.forget(runAt(2)).has_value());
        QVERIFY(store.forget(runAt(2)).has_value()); // gone is gone
        QCOMPARE(clientsIn(store.read()), (QStringList{u"3"_s, u"1"_s}));
        QVERIFY(store.forgetAll().has_value());
        QCOMPARE(store.count(), 0);
    }

    void leavesWhatIsNoRunOfItsOwn()
    {
        const QTemporaryDir home;
        const RunStore store(home.path());
        QVERIFY(store.save(runAt(1)).has_value());
        QVERIFY(writeFile(home.filePath(u"notes.json"_s), "{}"));
        QVERIFY(writeFile(home.filePath(u"20260301T120005000Z.json"_s), "cut off"));
        QCOMPARE(clientsIn(store.read()), QStringList{u"1"_s});
        QVERIFY(QFile::copy(
            home.filePath(u"20260301T120001000Z.json"_s), home.filePath(u"20260301T120009000Z.json"_s)));
        QCOMPARE(clientsIn(store.read()), QStringList{u"1"_s}); // a copy is no run of its own
        QVERIFY(store.forgetAll().has_value());
        QVERIFY(QFile::exists(home.filePath(u"notes.json"_s)));
    }

    void letsTheOldestGo()
    {
        const QTemporaryDir home;
        const RunStore store(home.path());
        for (int number = 0; number < RunStore::mostRuns + 2; ++number)
            QVERIFY(store.save(runAt(number)).has_value());
        QCOMPARE(store.count(), RunStore::mostRuns);
        QCOMPARE(store.read().last().clientId, u"2"_s);
    }

    void saysThatAFolderTakesNothing()
    {
        const QTemporaryDir home;
        QVERIFY(writeFile(home.filePath(u"file"_s), "x"));
        const auto saved = RunStore(home.filePath(u"file/runs"_s)).save(runAt(1));
        QVERIFY(!saved.has_value());
        QCOMPARE(saved.error().code, u"file_not_writable"_s);
    }

    void putsScopesIntoRowsAndRunsIntoColumns()
    {
        using Given = RunRow::Given;
        RunRecord all = runAt(1);
        all.requested = {u"email"_s, drive};
        all.areScopesKnown = true;
        all.outcomes = {
            {u"email"_s, ScopeOutcome::State::Granted, {}}, {drive, ScopeOutcome::State::Granted, {}}};
        RunRecord some = all;
        some.requested = {u"https://www.googleapis.com/auth/userinfo.email"_s, drive};
        some.outcomes[0].scope = some.requested.scopes().first(); // the same scope under its long name
        some.outcomes[1].state = ScopeOutcome::State::Missing;
        some.outcomes.append({calendar, ScopeOutcome::State::Extra, u"earlier_grant"_s});
        some.outcomes.append({u"openid"_s, ScopeOutcome::State::Extra, u"added_by_server"_s});
        RunRecord refused = runAt(1);
        refused.requested = {drive};
        refused.failure = u"Refused."_s;
        const QList<RunRow> rows = compareRuns({all, some, refused});
        QStringList scopes;
        for (const RunRow& row : rows) {
            QCOMPARE(row.cells.size(), 3);
            if (row.isScope)
                scopes.append(row.name);
        }
        QCOMPARE(scopes, (QStringList{u"email"_s, drive, calendar, u"openid"_s}));
        QCOMPARE(givenIn(rowOf(rows, u"email"_s)),
            (QList<Given>{Given::Granted, Given::Granted, Given::NotAsked}));
        QCOMPARE(givenIn(rowOf(rows, drive)), (QList<Given>{Given::Granted, Given::Missing, Given::NoGrant}));
        QCOMPARE(givenIn(rowOf(rows, calendar)),
            (QList<Given>{Given::NotAsked, Given::LeftOver, Given::NotAsked}));
        QCOMPARE(givenIn(rowOf(rows, u"openid"_s)),
            (QList<Given>{Given::NotAsked, Given::Extra, Given::NotAsked}));
        QVERIFY(!rowOf(rows, u"client"_s).differs() && rowOf(rows, u"outcome"_s).differs());
    }

    void tellsHowEachWasAsked()
    {
        RunRecord kept = runAt(1);
        kept.options.includeGrantedScopes = true;
        RunRecord clean = runAt(1);
        clean.isAfterRevoking = true;
        RunRecord refresh = runAt(1);
        refresh.kind = RunRecord::Kind::Refresh;
        const auto values = [&](const QString& name) {
            QStringList texts;
            const RunRow row = rowOf(compareRuns({runAt(1), kept, clean, refresh}), name);
            for (const RunRow::Cell& cell : row.cells)
                texts.append(cell.value);
            return texts;
        };
        QCOMPARE(values(u"earlier_grants"_s),
            (QStringList{u"not_asked_to_add"_s, u"asked_to_add"_s, u"revoked"_s, QString()}));
        QCOMPARE(values(u"kind"_s).last(), u"refresh"_s);
        QCOMPARE(values(u"prompt"_s).last(), QString()); // a refresh shows no page
        QCOMPARE(values(u"refresh_token"_s), QStringList(4, u"none"_s));
    }
};

QTEST_GUILESS_MAIN(TestRuns)
#include "tst_runs.moc"
