// SPDX-License-Identifier: Apache-2.0
#include "run/expectations.h"
#include "run/junit.h"

#include <QJsonArray>
#include <QTest>
#include <QXmlStreamReader>

using namespace Qt::StringLiterals;
using namespace scopelight;

namespace {

const QString drive = u"https://www.googleapis.com/auth/drive"_s;

/// "not_met class_at_most drive: class_above", a line each.
QStringList lines(const Expectations& expectations)
{
    QStringList result;
    for (const Expectation& line : expectations) {
        const QString reason = line.reason.isEmpty() ? QString() : u": "_s + line.reason;
        result.append(toString(line.outcome) + u' ' + titleOf(line) + reason);
    }
    return result;
}

Profile profileWith(const QJsonObject& expect, const QStringList& declared = {})
{
    return {.declared = declared, .expectations = expect};
}

Grant grantOf(const ScopeSet& requested, const ScopeSet& granted, bool hasRefreshToken = true)
{
    Grant grant{.requested = requested};
    grant.tokens.granted = granted;
    grant.tokens.scopeAnnounced = true;
    if (hasRefreshToken)
        grant.tokens.refreshToken = Secret(u"a refresh token"_s);
    return grant;
}

} // namespace

class TestExpectations : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void holdsClassesAgainstALimit_data();
    void holdsClassesAgainstALimit();
    void holdsTheRequestAgainstWhatIsDeclared();
    void holdsTheGrantAgainstTheProfile();
    void saysNothingOfAGrantThatIsNotKnown();
    void holdsReadsAgainstTheProfile_data();
    void holdsReadsAgainstTheProfile();
    void countsFiles();
    void checksNothingAfterAFailure();
    void writesATestReport();
};

void TestExpectations::holdsClassesAgainstALimit_data()
{
    QTest::addColumn<QString>("scope");
    QTest::addColumn<QString>("limit");
    QTest::addColumn<QString>("line");
    QTest::newRow("above") << u"drive"_s << u"sensitive"_s << u"not_met class_at_most drive: class_above"_s;
    QTest::newRow("at the limit") << u"drive"_s << u"restricted"_s << u"met class_at_most drive"_s;
    QTest::newRow("below") << u"drive.file"_s << u"sensitive"_s << u"met class_at_most drive.file"_s;
    QTest::newRow("for signing in") << u"openid"_s << u"sign_in"_s << u"met class_at_most openid"_s;
    QTest::newRow("more than that") << u"drive.file"_s << u"sign_in"_s
                                    << u"not_met class_at_most drive.file: class_above"_s;
    QTest::newRow("not published") << u"tasks"_s << u"sensitive"_s
                                   << u"not_checked class_at_most tasks: class_not_published"_s;
    QTest::newRow("not published, and anything goes")
        << u"tasks"_s << u"restricted"_s << u"met class_at_most tasks"_s;
    QTest::newRow("unknown") << u"https://example.org/a"_s << u"sensitive"_s
                             << u"not_checked class_at_most https://example.org/a: class_not_published"_s;
}

void TestExpectations::holdsClassesAgainstALimit()
{
    QFETCH(const QString, scope);
    QFETCH(const QString, limit);
    QFETCH(const QString, line);
    const ScopeCatalogue catalogue;
    const ScopeSet asked{catalogue.expand(scope).value_or(scope)};
    QCOMPARE(
        lines(checkRequest(profileWith({{u"class_at_most"_s, limit}}), asked, catalogue)), QStringList{line});
}

void TestExpectations::holdsTheRequestAgainstWhatIsDeclared()
{
    const ScopeCatalogue catalogue;
    const ScopeSet asked{u"openid"_s, u"email"_s, drive};
    QCOMPARE(lines(checkRequest(profileWith({}, {u"openid"_s, u"userinfo.email"_s}), asked, catalogue)),
        (QStringList{
            u"met declared openid"_s, u"met declared email"_s, u"not_met declared drive: not_declared"_s}));
    QVERIFY2(checkRequest(profileWith({}), asked, catalogue).isEmpty(), "nobody said what is declared");
}

void TestExpectations::holdsTheGrantAgainstTheProfile()
{
    const ScopeCatalogue catalogue;
    const Profile profile = profileWith({{u"granted"_s, QJsonArray{u"email"_s, u"drive"_s, u"tasks"_s}},
        {u"not_granted"_s, QJsonArray{u"drive.file"_s, u"openid"_s}}, {u"refresh_token"_s, true}});
    const Grant grant = grantOf({u"openid"_s, u"email"_s, drive},
        {u"openid"_s, u"https://www.googleapis.com/auth/userinfo.email"_s}, false);
    QCOMPARE(lines(checkGrant(profile, grant, catalogue)),
        (QStringList{u"met granted email"_s, u"not_met granted drive: not_granted"_s,
            u"not_met granted tasks: not_asked_for"_s, u"met not_granted drive.file"_s,
            u"not_met not_granted openid: granted_unwanted"_s,
            u"not_met refresh_token: refresh_token_missing"_s}));
    QCOMPARE(lines(checkGrant(profileWith({{u"refresh_token"_s, false}}), grantOf({}, {u"a"_s}), catalogue)),
        QStringList{u"not_met refresh_token: refresh_token_unwanted"_s});
}

void TestExpectations::saysNothingOfAGrantThatIsNotKnown()
{
    const Profile profile =
        profileWith({{u"granted"_s, QJsonArray{u"openid"_s}}, {u"not_granted"_s, QJsonArray{u"drive"_s}}});
    QCOMPARE(lines(checkGrant(profile, {}, ScopeCatalogue())),
        (QStringList{u"not_checked granted openid: grant_not_known"_s,
            u"not_checked not_granted drive: grant_not_known"_s}));
}

void TestExpectations::holdsReadsAgainstTheProfile_data()
{
    using Verdict = ScopeAccess::Verdict;
    QTest::addColumn<QString>("wanted");
    QTest::addColumn<ScopeAccess>("row");
    QTest::addColumn<QString>("line");
    const auto row = [](const QString& wanted, const ScopeAccess& access, const QString& line) {
        const QString name =
            wanted + u", "_s + toString(access.verdict) + (access.isWaiting() ? u" yet"_s : QString());
        QTest::newRow(qPrintable(name)) << wanted << access << line;
    };
    const ScopeAccess allowed{.scope = drive, .verdict = Verdict::Allowed, .reason = u"access_allowed"_s};
    const ScopeAccess refused{
        .scope = drive, .verdict = Verdict::Refused, .error = Error{Step::Access, u"scope_insufficient"_s}};
    const ScopeAccess off{
        .scope = drive, .verdict = Verdict::ApiOff, .error = Error{Step::Access, u"api_off"_s}};
    const ScopeAccess unclear{
        .scope = drive, .verdict = Verdict::Inconclusive, .error = Error{Step::Access, u"not_found"_s}};
    row(u"allowed"_s, allowed, u"met access drive"_s);
    row(u"refused"_s, refused, u"met access drive"_s);
    row(u"api_off"_s, off, u"met access drive"_s);
    row(u"inconclusive"_s, unclear, u"met access drive"_s);
    row(u"refused"_s, allowed, u"not_met access drive: access_is_allowed"_s);
    row(u"allowed"_s, refused, u"not_met access drive: access_is_refused"_s);
    row(u"api_off"_s, allowed, u"not_met access drive: access_is_allowed"_s);
    // What says nothing about the scope is never a pass, and no failure of the configuration either.
    row(u"refused"_s, off, u"not_checked access drive: access_not_told"_s);
    row(u"allowed"_s, unclear, u"not_checked access drive: access_not_told"_s);
    row(u"refused"_s, unclear, u"not_checked access drive: access_not_told"_s);
    row(u"allowed"_s, {.scope = drive}, u"not_checked access drive: access_not_tried"_s);
    row(u"allowed"_s, {.scope = u"openid"_s}, u"not_checked access drive: access_not_tried"_s);
}

void TestExpectations::holdsReadsAgainstTheProfile()
{
    QFETCH(const QString, wanted);
    QFETCH(const ScopeAccess, row);
    QFETCH(const QString, line);
    const ScopeCatalogue catalogue;
    const Profile profile = profileWith({{u"access"_s, QJsonObject{{u"drive"_s, wanted}}}});
    QCOMPARE(scopesOfAccess(profile, catalogue), ScopeSet{drive});
    const Expectations checked = checkAccess(profile, {row}, catalogue);
    QCOMPARE(lines(checked), QStringList{line});
    QCOMPARE(checked.first().facts.value(u"wanted"_s), wanted);
}

void TestExpectations::countsFiles()
{
    QCOMPARE(wantedDriveFiles(profileWith({})), std::nullopt);
    QCOMPARE(wantedDriveFiles(profileWith({{u"drive_files_at_least"_s, 2}})), std::optional<qint64>(2));
    QCOMPARE(lines({checkDrive(2, 2)}), QStringList{u"met drive_files_at_least"_s});
    QCOMPARE(lines({checkDrive(2, 1)}), QStringList{u"not_met drive_files_at_least: fewer_files"_s});
    const Expectation broken = checkDrive(2, fail(Step::Drive, u"api_off"_s));
    QCOMPARE(lines({broken}), QStringList{u"not_checked drive_files_at_least: not_reached"_s});
    QCOMPARE(broken.error->code, u"api_off"_s);
}

void TestExpectations::checksNothingAfterAFailure()
{
    const Profile profile = profileWith({{u"granted"_s, QJsonArray{u"openid"_s}}, {u"refresh_token"_s, true},
        {u"drive_files_at_least"_s, 1}});
    const Error error{Step::Refresh, u"invalid_grant"_s};
    const Expectations ended = notChecked(profile, ScopeCatalogue(), error);
    QCOMPARE(lines(ended),
        (QStringList{u"not_checked granted openid: not_reached"_s,
            u"not_checked refresh_token: not_reached"_s,
            u"not_checked drive_files_at_least: not_reached"_s}));
    QVERIFY(std::ranges::all_of(ended, [&](const Expectation& line) { return line.error == error; }));
    QCOMPARE(notChecked(profile, ScopeCatalogue(), {}).first().reason, u"not_tried"_s);
}

/// Failures and errors apart, and as many as their attributes say.
void TestExpectations::writesATestReport()
{
    const Expectations expectations{{u"granted"_s, drive, Expectation::Outcome::Met, {}, {}, {}},
        {u"granted"_s, u"https://example.org/<b>"_s, Expectation::Outcome::NotMet, u"not_granted"_s, {}, {}},
        {u"refresh_token"_s, {}, Expectation::Outcome::NotChecked, u"not_reached"_s, {},
            Error{Step::Refresh, u"invalid_grant"_s}}};
    const QByteArray bytes = toJUnit(
        expectations, {.name = u"A & B"_s, .at = QDateTime({2026, 11, 27}, {10, 0}, Qt::UTC), .context = {}});
    QXmlStreamReader xml(bytes);
    QStringList found;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        const auto attribute = [&xml](
                                   const QString& name) { return xml.attributes().value(name).toString(); };
        if (xml.name() == u"testsuite") {
            found.append(u"%1 %2 %3 %4 %5"_s.arg(attribute(u"name"_s), attribute(u"tests"_s),
                attribute(u"failures"_s), attribute(u"errors"_s), attribute(u"timestamp"_s)));
        } else if (xml.name() == u"testcase") {
            found.append(u"%1 / %2"_s.arg(attribute(u"classname"_s), attribute(u"name"_s)));
        } else if (xml.name() != u"testsuites") {
            found.append(xml.name().toString() + u' ' + attribute(u"type"_s));
            QVERIFY2(!attribute(u"message"_s).isEmpty(), bytes.constData());
        }
    }
    QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
    QCOMPARE(found,
        (QStringList{u"A & B 3 1 1 2026-11-27T10:00:00"_s, u"A & B / granted drive"_s,
            u"A & B / granted https://example.org/<b>"_s, u"failure not_granted"_s,
            u"A & B / refresh_token"_s, u"error invalid_grant"_s}));
}

QTEST_GUILESS_MAIN(TestExpectations)
#include "tst_expectations.moc"
