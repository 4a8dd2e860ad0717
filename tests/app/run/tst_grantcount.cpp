// SPDX-License-Identifier: Apache-2.0
#include "files.h"
#include "run/grantcount.h"
#include "run/refreshtokenwords.h"

#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>
#include <QTimeZone>

using namespace Qt::StringLiterals;
using namespace scopelight;

namespace {

const QString clientId = u"123456789012-web.apps.googleusercontent.com"_s;
const QString account = u"ada@example.com"_s;
const QDateTime noon(QDate(2026, 3, 1), QTime(12, 0), QTimeZone::utc());

/// What a sign-in gave, so many minutes after noon.
Grant grantAt(int minutes, ServerKind server = ServerKind::Google)
{
    return {.clientId = clientId,
        .tokens = {.accessToken = Secret(u"at"_s),
            .refreshToken = Secret(u"1//rt"_s),
            .receivedAt = noon.addSecs(minutes * 60),
            .refreshTokenIssuedAt = noon.addSecs(minutes * 60)},
        .account = Account{u"42"_s, account},
        .server = server};
}

} // namespace

/// How many refresh tokens came, and what that says of the life of one.
class TestGrantCount : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void countsByAccountAndClient()
    {
        GrantCount count(m_folder.filePath(u"by-account.json"_s));
        for (int minute = 0; minute < 3; ++minute)
            QVERIFY(count.add(grantAt(minute)));
        Grant other = grantAt(3);
        other.account = Account{u"43"_s, u"grace@example.com"_s};
        QVERIFY(count.add(other));
        QCOMPARE(count.lifeOf(grantAt(0)).counted, 3);
        QCOMPARE(count.lifeOf(grantAt(0)).countedLater, 2);
        QCOMPARE(count.lifeOf(grantAt(2)).countedLater, 0);
        QCOMPARE(count.lifeOf(other).counted, 1);
        QCOMPARE(count.lifeOf(u"another"_s, account, noon).counted, 0);
    }

    /// The address comes with the scope email only; it is the same account without.
    void knowsAnAccountByItsAddressAndByItsId()
    {
        GrantCount count(m_folder.filePath(u"two-names.json"_s));
        Grant nameless = grantAt(0);
        nameless.account->email.clear();
        QVERIFY(count.add(nameless));
        QVERIFY(count.add(grantAt(1)));
        QCOMPARE(count.lifeOf(nameless).counted, 2);
        QCOMPARE(count.lifeOf(clientId, account, {}).counted, 2);
    }

    void isSharedByPrograms()
    {
        const QString path = m_folder.filePath(u"folder/shared.json"_s);
        QVERIFY(GrantCount(path).add(grantAt(0)));
        QCOMPARE(GrantCount(path).lifeOf(clientId, account, {}).counted, 1);
    }

    void namesNoAccount()
    {
        const QString path = m_folder.filePath(u"private.json"_s);
        QVERIFY(GrantCount(path).add(grantAt(0)));
        const QByteArray file = readFile(path);
        QVERIFY(file.contains(clientId.toLatin1()));
        QVERIFY2(!file.contains("ada") && !file.contains("rt"), file.constData());
        QCOMPARE(QFileInfo(path).permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
    }

    void countsNothing_data()
    {
        QTest::addColumn<Grant>("grant");
        Grant grant = grantAt(0);
        grant.tokens.refreshToken = {};
        QTest::newRow("no refresh token") << grant;
        grant = grantAt(0);
        grant.account.reset();
        QTest::newRow("an account that was not told") << grant;
        QTest::newRow("a server without that limit") << grantAt(0, ServerKind::Other);
    }

    void countsNothing()
    {
        QFETCH(Grant, grant);
        const QString path = m_folder.filePath(u"nothing.json"_s);
        QVERIFY(GrantCount(path).add(grant));
        QVERIFY(!QFileInfo::exists(path));
    }

    /// They end with the provider.
    void keepsPracticeInMemory()
    {
        const QString path = m_folder.filePath(u"practice.json"_s);
        GrantCount count(path);
        QVERIFY(count.add(grantAt(0, ServerKind::Practice)));
        QCOMPARE(count.lifeOf(grantAt(0, ServerKind::Practice)).counted, 1);
        QVERIFY(!QFileInfo::exists(path));
    }

    /// Of all clients of the project, for that account alone.
    void forgetsWhatWasRevoked()
    {
        GrantCount count(m_folder.filePath(u"revoked.json"_s));
        Grant desktop = grantAt(1);
        desktop.clientId = u"123456789012-desktop.apps.googleusercontent.com"_s;
        Grant stranger = grantAt(2);
        stranger.clientId = u"999999999999-web.apps.googleusercontent.com"_s;
        Grant former = grantAt(3); // without the part behind the project's number
        former.clientId = u"123456789012.apps.googleusercontent.com"_s;
        Grant colleague = grantAt(4);
        colleague.account = Account{u"43"_s, u"grace@example.com"_s};
        for (const Grant& grant : {grantAt(0), desktop, stranger, former, colleague})
            QVERIFY(count.add(grant));
        QVERIFY(count.forget(clientId, account));
        QCOMPARE(count.lifeOf(grantAt(0)).counted, 0);
        QCOMPARE(count.lifeOf(desktop).counted, 0);
        QCOMPARE(count.lifeOf(former).counted, 0);
        QCOMPARE(count.lifeOf(stranger).counted, 1);
        QCOMPARE(count.lifeOf(colleague).counted, 1);
    }

    void knowsWhenTheOldestEnds()
    {
        GrantCount count(m_folder.filePath(u"many.json"_s));
        for (int minute = 0; minute <= 100; ++minute)
            QVERIFY(count.add(grantAt(minute)));
        const Grant first = grantAt(0);
        const Grant second = grantAt(1);
        QCOMPARE(count.lifeOf(first).facts(first.tokens, noon).value(u"is_over_limit"_s), u"yes"_s);
        QVERIFY(!count.lifeOf(second).facts(second.tokens, noon).contains(u"is_over_limit"_s));
        QVERIFY(count.add(grantAt(101)));
        QCOMPARE(count.lifeOf(first).counted, 102);
    }

    /// However often somebody signs in, with however many accounts: what is too large is not read again.
    void staysAFileThatIsRead()
    {
        const QString path = m_folder.filePath(u"large.json"_s);
        GrantCount count(path);
        for (int minute = 0; minute < 250; ++minute)
            QVERIFY(count.add(grantAt(minute)));
        QCOMPARE(count.lifeOf(grantAt(0)).counted, 250);
        QVERIFY2(QFileInfo(path).size() < 3'000, "as many times as make a difference");
        Grant other = grantAt(300);
        for (int person = 0; person < 20; ++person) {
            other.account = Account{QString::number(person), {}};
            QVERIFY(count.add(other));
        }
        QCOMPARE(count.lifeOf(other).counted, 1);
        QCOMPARE(count.lifeOf(grantAt(0)).counted, 0); // the one that nobody signed in with since
    }

    /// It says less than it could, and no sign-in ends for it.
    void takesAFileThatIsNone()
    {
        const QString path = m_folder.filePath(u"broken.json"_s);
        QVERIFY(writeFile(path, "{ not JSON"));
        GrantCount count(path);
        QCOMPARE(count.lifeOf(grantAt(0)).counted, 0);
        QVERIFY(count.add(grantAt(0)));
        QCOMPARE(count.lifeOf(grantAt(0)).counted, 1);
        GrantCount nowhere(path + u"/below"_s);
        QVERIFY(!nowhere.add(grantAt(0)));
    }

    void saysHowLongATokenLives_data()
    {
        QTest::addColumn<TokenSet>("tokens");
        QTest::addColumn<TokenLife>("life");
        QTest::addColumn<ServerKind>("server");
        QTest::addColumn<QString>("words");
        const TokenSet issued = grantAt(0).tokens;
        TokenSet testing = issued;
        testing.refreshTokenExpiresIn = 604'799;
        TokenSet saved{.refreshToken = Secret(u"1//rt"_s)};
        TokenSet none = issued;
        none.refreshToken = {};
        none.refreshTokenIssuedAt = {};
        const auto row = [](const char* name, const TokenSet& tokens, const TokenLife& life,
                             ServerKind server, const QString& words) {
            QTest::newRow(name) << tokens << life << server << words;
        };
        const TokenLife unknown{.isAccountKnown = true};
        const ServerKind google = ServerKind::Google;
        row("announced", testing, unknown, google,
            u"Google announced that it ends in 7 days: 2026-03-08 11:59:59 UTC. Usual reason: external and in testing."_s);
        TokenSet timed = issued;
        timed.refreshTokenExpiresIn = 3600;
        row("announced, not of seven days", timed, unknown, google,
            u"Google announced that it ends in 60 minutes: 2026-03-01 13:00:00 UTC."_s);
        row("announced elsewhere", testing, unknown, ServerKind::Other,
            u"The server announced that it ends in 7 days: 2026-03-08 11:59:59 UTC."_s);
        row("not announced", issued, unknown, google, u"Google announced no end."_s);
        row("saved", saved, unknown, google, u"Could not tell when it ends: what was saved does not say."_s);
        row("of an account that was not told", issued, {}, google,
            u"Google announced no end. Not counted: nothing says which account it is. Google keeps 100 refresh tokens of an account for a client; each further one ends the oldest, without a word."_s);
        row("counted", issued, {.isAccountKnown = true, .counted = 3}, google,
            u"Google announced no end. Refresh tokens of this account for this client, counted on this machine: 3. Google keeps 100; each further one ends the oldest, without a word."_s);
        row("online", none, {.asked = AuthorizationOptions{.accessType = u"online"_s}}, google,
            u"None was issued. Usual reason: the request said access_type=online."_s);
        row("consent not asked for", none, {.asked = AuthorizationOptions{.prompt = u"select_account"_s}},
            google,
            u"None was issued. Usual reason: the account had consented before, and the request did not ask for consent again (prompt=consent)."_s);
        row("consent asked for", none, {.asked = AuthorizationOptions()}, google,
            u"None was issued, although the request asked for offline access and for consent. Could not tell why."_s);
        row("not known how it was asked", none, unknown, google,
            u"None was issued. Usual reason: access_type is online, or the account had consented before and was not asked again."_s);
    }

    void saysHowLongATokenLives()
    {
        QFETCH(TokenSet, tokens);
        QFETCH(TokenLife, life);
        QFETCH(ServerKind, server);
        QFETCH(QString, words);
        QCOMPARE(refreshTokenWords(tokens, life.facts(tokens, noon), {.server = server}), words);
    }

    void tellsTheAge_data()
    {
        QTest::addColumn<qint64>("seconds");
        QTest::addColumn<QString>("age");
        QTest::addColumn<QString>("kind");
        constexpr qint64 day = 86'400;
        QTest::newRow("now") << qint64(0) << u"0 seconds"_s << u"under_week"_s;
        QTest::newRow("a second short of seven days") << 7 * day - 1 << u"7 days"_s << u"under_week"_s;
        QTest::newRow("seven days") << 7 * day << u"7 days"_s << u"over_week"_s;
        QTest::newRow("half a year") << 182 * day << u"182 days"_s << u"over_half_year"_s;
        QTest::newRow("a clock that was set back") << qint64(-5) << QString() << QString();
    }

    void tellsTheAge()
    {
        QFETCH(qint64, seconds);
        const Facts facts = TokenLife().facts(grantAt(0).tokens, noon.addSecs(seconds));
        QTEST(facts.value(u"age"_s), "age");
        QTEST(facts.value(u"token_age"_s), "kind");
    }

private:
    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TestGrantCount)
#include "tst_grantcount.moc"
