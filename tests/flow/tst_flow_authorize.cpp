// SPDX-License-Identifier: Apache-2.0
#include "browser.h"
#include "files.h"
#include "loopbackpeer.h"
#include "practiceserver.h"
#include "schemavalidator.h"
#include "writtenwords.h"

#include <QJsonArray>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

const QString driveReadonly = u"https://www.googleapis.com/auth/drive.readonly"_s;

QStringList authorize(const PracticeServer& practice)
{
    return QStringList{u"authorize"_s, u"--format"_s, u"json"_s} + practice.source();
}

QStringList texts(const QJsonValue& array)
{
    return array.toVariant().toStringList();
}

} // namespace

/// What a sign-in gives, told as JSON and as text.
class TestFlowAuthorize : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void announcesThePracticeProvider();
    void tellsWhatWasGranted();
    void tellsItToPeopleToo();
    void tellsThatTheUserSaidNo();
    void tellsWhichScopeIsMissing();
    void tellsThatNoRefreshTokenCame();
    void tellsWhenTheRefreshTokenEnds();
    void signsInAgainAtOnce();
    void saysWhatIsDocumentedOfDesktopClients();
    void namesNearScopesBeforeItOpens();
    void showsTheGrantWhateverTheIdTokenIs_data();
    void showsTheGrantWhateverTheIdTokenIs();
};

void TestFlowAuthorize::announcesThePracticeProvider()
{
    const PracticeServer practice;
    QCOMPARE(schemaProblem(u"practice.schema.json"_s, practice.announcement()), u""_s);
}

void TestFlowAuthorize::tellsWhatWasGranted()
{
    const PracticeServer practice;
    const CliResult result = CliProgram::signIn(authorize(practice));
    QVERIFY2(result.status == 0, result.all().constData());
    QCOMPARE(schemaProblem(u"authorize.schema.json"_s, result.output), u""_s);
    const QJsonObject json = result.json();
    QCOMPARE(json.value(u"redirect_uri").toString(), u"http://localhost:8080"_s);
    const QStringList granted = texts(json.value(u"granted"));
    QVERIFY2(granted.contains(driveReadonly), result.output.constData());
    QVERIFY(std::is_sorted(granted.begin(), granted.end()));
    QVERIFY(texts(json.value(u"missing")).isEmpty());
    QVERIFY(json.value(u"has_refresh_token").toBool());
    QVERIFY(json.value(u"refresh_token_expires_in").isNull());
    QVERIFY2(json.value(u"id_token").toObject().value(u"verified").toBool(), result.output.constData());
    QVERIFY(json.value(u"account").toObject().value(u"email").toString().contains(u'@'));
    QVERIFY(!json.contains(u"access_token"));
}

void TestFlowAuthorize::tellsItToPeopleToo()
{
    const PracticeServer practice;
    const CliResult result = CliProgram::signIn(QStringList{u"authorize"_s} + practice.source());
    QVERIFY2(result.status == 0, result.all().constData());
    QVERIFY2(result.output.startsWith("Signed in as "), result.output.constData());
    QVERIFY2(result.output.contains("3 of 3 scopes granted."), result.output.constData());
    QVERIFY2(result.output.contains("ID token: verified."), result.output.constData());
    QVERIFY2(!result.output.contains("\x1b["), "colours belong to terminals");
}

void TestFlowAuthorize::tellsThatTheUserSaidNo()
{
    const PracticeServer practice({u"--scenario"_s, u"deny"_s});
    const CliResult result = CliProgram::signIn(authorize(practice));
    QVERIFY2(result.status == 3, result.all().constData());
    QCOMPARE(schemaProblem(u"error.schema.json"_s, result.output), u""_s);
    QCOMPARE(result.errorCode(), u"access_denied"_s);
    QVERIFY2(!result.errorHint().isEmpty(), result.output.constData());
}

void TestFlowAuthorize::tellsWhichScopeIsMissing()
{
    // A single scope has no box: it takes two for a partial grant.
    const PracticeServer practice({u"--scenario"_s, u"subset"_s});
    const CliResult result = CliProgram::signIn(QStringList{u"authorize"_s, u"--format"_s, u"json"_s}
        + practice.source({u"openid"_s, u"calendar.readonly"_s, u"drive.readonly"_s}));
    QVERIFY2(result.status == 0, result.all().constData());
    QCOMPARE(schemaProblem(u"authorize.schema.json"_s, result.output), u""_s);
    QCOMPARE(texts(result.json().value(u"missing")), QStringList{driveReadonly});
    QVERIFY(!texts(result.json().value(u"granted")).contains(driveReadonly));
}

void TestFlowAuthorize::tellsThatNoRefreshTokenCame()
{
    const PracticeServer practice({u"--scenario"_s, u"no-refresh-token"_s});
    const CliResult result = CliProgram::signIn(authorize(practice));
    QVERIFY2(result.status == 0, result.all().constData());
    QCOMPARE(result.json().value(u"has_refresh_token"), QJsonValue(false));
    const CliResult text = CliProgram::signIn(QStringList{u"authorize"_s} + practice.source());
    QVERIFY2(
        text.output.contains(
            "Refresh token: None was issued, although the request asked for offline access and for consent."),
        text.all().constData());
}

void TestFlowAuthorize::tellsWhenTheRefreshTokenEnds()
{
    const PracticeServer practice({u"--scenario"_s, u"testing"_s});
    const CliResult result = CliProgram::signIn(authorize(practice));
    QVERIFY2(result.status == 0, result.all().constData());
    QCOMPARE(schemaProblem(u"authorize.schema.json"_s, result.output), u""_s);
    QCOMPARE(result.json().value(u"refresh_token_expires_in").toInt(), 604799);
    const CliResult text = CliProgram::signIn(QStringList{u"authorize"_s} + practice.source());
    static const QRegularExpression announced(
        u"Refresh token: issued\\. The practice provider announced that it ends in 7 days: "
        "\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d UTC\\. Usual reason: external and in testing\\."_s);
    QVERIFY2(QString::fromUtf8(text.output).contains(announced), text.all().constData());
}

void TestFlowAuthorize::signsInAgainAtOnce()
{
    const PracticeServer practice;
    for (int time = 0; time < 3; ++time) {
        const CliResult result = CliProgram::signIn(authorize(practice));
        QVERIFY2(result.status == 0, result.all().constData());
    }
}

void TestFlowAuthorize::saysWhatIsDocumentedOfDesktopClients()
{
    const QByteArray words = writtenWords(u"reasons/incremental_of_desktop_client"_s).toUtf8();
    const QStringList incremental{u"--include-granted-scopes"_s};
    const PracticeServer desktop({u"--installed"_s});
    QVERIFY(CliProgram::signIn(authorize(desktop) + incremental).errors.contains(words));
    QVERIFY(!CliProgram::signIn(authorize(desktop)).errors.contains(words));
    const PracticeServer web;
    QVERIFY(!CliProgram::signIn(authorize(web) + incremental).errors.contains(words));
}

void TestFlowAuthorize::namesNearScopesBeforeItOpens()
{
    const PracticeServer practice;
    CliProgram program(QStringList{u"authorize"_s, u"--no-browser"_s, u"--timeout"_s, u"1"_s}
        + practice.source({u"openid"_s, u"drive.raedonly"_s}));
    QVERIFY(!program.addressToOpen().isEmpty());
    const CliResult result = program.finish();
    const qsizetype said = result.errors.indexOf("The catalogue does not have drive.raedonly.");
    QVERIFY2(said >= 0 && said < result.errors.indexOf("Open: "), result.errors.constData());
    QVERIFY2(result.errors.contains("Nearest names it has: drive.readonly"), result.errors.constData());
}

void TestFlowAuthorize::showsTheGrantWhateverTheIdTokenIs_data()
{
    QTest::addColumn<QByteArray>("idToken");
    QTest::addColumn<QByteArray>("says");
    QTest::newRow("none") << QByteArray()
                          << QByteArray("\nID token: none came, although openid was granted.");
    QTest::newRow("no token") << QByteArray(R"(,"id_token":"a.b")")
                              << QByteArray(
                                     "\nID token: not verified.\n  form: It is not made of three parts.");
}

void TestFlowAuthorize::showsTheGrantWhateverTheIdTokenIs()
{
    QFETCH(const QByteArray, idToken);
    QFETCH(const QByteArray, says);
    const PracticeServer practice;
    const LoopbackPeer server(httpAnswer(200,
        R"({"access_token":"ya29.a","token_type":"Bearer","expires_in":3599,"scope":"openid")" + idToken
            + '}',
        "Content-Type: application/json\r\n"));
    const QString origin = server.url(QString()).toString();
    const QTemporaryDir folder;
    const QString client = folder.filePath(u"client.json"_s);
    QVERIFY(writeFile(client,
        readFile(practice.clientFile())
            .replace((practice.origin() + u"/token"_s).toLatin1(), (origin + u"/token"_s).toLatin1())));
    CliProgram program(QStringList{u"authorize"_s, u"--no-browser"_s, u"--scope"_s, u"openid"_s,
                           u"--client"_s, client, u"--trust-server"_s, origin}
        + practice.trust());
    QCOMPARE(Browser::open(program.addressToOpen()).status, 200);
    QTRY_VERIFY_WITH_TIMEOUT(!program.isRunning(), 20'000);
    const CliResult result = program.finish();
    QVERIFY2(result.status == 0, result.all().constData());
    QVERIFY2(result.output.contains("1 of 1 scope granted."), result.output.constData());
    QVERIFY2(result.output.contains(says), result.output.constData());
}

QTEST_GUILESS_MAIN(TestFlowAuthorize)
#include "tst_flow_authorize.moc"
