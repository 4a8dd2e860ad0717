// SPDX-License-Identifier: Apache-2.0
#include "files.h"
#include "google/errorpage.h"
#include "practicevisitor.h"

#include <QFileInfo>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace scopelight;

/// What the authorization endpoint refuses and answers, over HTTP.
class TestPracticeAuthorization : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void refusesOnAPage_data();
    void refusesOnAPage();
    void refusesRepeatedParameters();
    void showsTheErrorAsText();
    void leadsToTheAccountsPage();
    void answersAutomatically();
    void playsItsScenarios();
    void answersPromptNone();
    void usesTheLoginHint();
    void servesNoOtherHost();
    void keepsItsFilesPrivate();
    void refusesOptions_data();
    void refusesOptions();

private:
    std::unique_ptr<PracticeVisitor> m_visitor; ///< for tables whose rows leave nothing behind
};

void TestPracticeAuthorization::initTestCase()
{
    m_visitor = std::make_unique<PracticeVisitor>(PracticeOptions{.autoConsent = true});
}

void TestPracticeAuthorization::refusesOnAPage_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("value"); // empty: left out
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("description");
    QTest::addColumn<int>("status");
    const auto row = [](const char* tag, const QString& name, const QString& value, const QString& code,
                         const QString& description, int status = 400) {
        QTest::newRow(tag) << name << value << code << description << status;
    };
    const QString invalid = u"invalid_request"_s;
    const QString missing = u"Missing required parameter: "_s;
    const QString value = u"Invalid parameter value for "_s;
    row("no client", u"client_id"_s, {}, invalid, missing + u"client_id"_s);
    row("unknown client", u"client_id"_s, u"nobody"_s, u"invalid_client"_s,
        u"The OAuth client was not found."_s, 401);
    row("no redirect URI", u"redirect_uri"_s, {}, invalid, missing + u"redirect_uri"_s);
    row("no response type", u"response_type"_s, {}, invalid, missing + u"response_type"_s);
    row("no scope", u"scope"_s, {}, invalid, missing + u"scope"_s);
    row("blank scope", u"scope"_s, u" "_s, invalid, missing + u"scope"_s);
    row("unknown parameter", u"acces_type"_s, u"offline"_s, invalid,
        u"Parameter not allowed for this message type: acces_type"_s);
    row("another response type", u"response_type"_s, u"token"_s, u"unsupported_response_type"_s,
        u"Invalid response_type: token"_s);
    row("another response mode", u"response_mode"_s, u"fragment"_s, invalid,
        value + u"response_mode: fragment"_s);
    row("access type", u"access_type"_s, u"Offline"_s, invalid,
        value + u"access_type: Invalid access type: Offline"_s);
    row("include_granted_scopes", u"include_granted_scopes"_s, u"True"_s, invalid,
        value + u"include_granted_scopes: True"_s);
    row("prompt", u"prompt"_s, u"login"_s, invalid, value + u"prompt: Invalid prompt: login"_s);
    row("none beside another", u"prompt"_s, u"none consent"_s, invalid,
        value + u"prompt: Invalid prompt: none consent"_s);
    row("method without challenge", u"code_challenge_method"_s, u"S256"_s, invalid,
        missing + u"code_challenge"_s);
    row("short challenge", u"code_challenge"_s, u"abc"_s, u"invalid_grant"_s, u"Invalid code challenge."_s);
    row("one scope unknown", u"scope"_s, u"openid groups offline_access"_s, u"invalid_scope"_s,
        u"Some requested scopes were invalid. {valid=[openid], invalid=[groups, offline_access]}"_s);
}

void TestPracticeAuthorization::refusesOnAPage()
{
    QFETCH(QString, name);
    QFETCH(QString, value);
    QFETCH(QString, code);
    QFETCH(QString, description);
    QFETCH(int, status);
    PracticeVisitor& visitor = *m_visitor;
    const FormParameters request = visitor.request({{name, value}});
    const HttpResponse response = visitor.authorize(request);
    QCOMPARE(response.status, 302);
    QCOMPARE(response.headers.value("Location"),
        (ErrorPage{.code = code,
             .description = description,
             .status = status,
             .clientId = request.valueOr(u"client_id", {})})
            .target());
}

void TestPracticeAuthorization::refusesRepeatedParameters()
{
    PracticeVisitor visitor({.autoConsent = true});
    FormParameters request = visitor.request();
    request.append(u"redirect_uri"_s, u"http://attacker.example"_s);
    const HttpResponse response = visitor.authorize(request);
    QCOMPARE(response.headers.value("Location"),
        (ErrorPage{.code = u"invalid_request"_s,
             .description = u"OAuth 2 parameters can only have a single value: redirect_uri"_s,
             .clientId = request.valueOr(u"client_id", {})})
            .target());
}

void TestPracticeAuthorization::showsTheErrorAsText()
{
    PracticeVisitor visitor;
    const HttpResponse refusal =
        visitor.authorize(visitor.request({{u"redirect_uri"_s, u"http://x/\"><script>alert(1)</script>"_s}}));
    const QString address = QString::fromLatin1(refusal.headers.value("Location"));
    QVERIFY(address.startsWith(u"/signin/oauth/error?authError=ChVyZWRpcmVjdF91cmlfbWlzbWF0Y2g"));
    const HttpResponse page = visitor.get(address);
    QCOMPARE(page.status, 400);
    QVERIFY(page.body.contains("redirect_uri_mismatch"));
    QVERIFY(page.body.contains("&lt;script&gt;alert(1)"));
    QVERIFY(!page.body.contains("<script"));
    QVERIFY(page.body.contains("Practice, not Google"));
    QVERIFY(
        page.headers.value("Content-Security-Policy").startsWith("default-src 'none'; style-src 'sha256-"));
    QCOMPARE(visitor.get(u"/signin/oauth/error?authError=nonsense"_s).status, 404);
}

void TestPracticeAuthorization::leadsToTheAccountsPage()
{
    PracticeVisitor visitor;
    for (const QString& path : {u"/o/oauth2/auth"_s, u"/o/oauth2/v2/auth"_s}) {
        const HttpResponse response =
            visitor.get(path + u'?' + QString::fromLatin1(visitor.request().encoded()));
        QCOMPARE(response.status, 302);
        QVERIFY(response.headers.value("Location").startsWith("/v3/signin/identifier?flow="));
    }
}

void TestPracticeAuthorization::answersAutomatically()
{
    PracticeVisitor visitor({.autoConsent = true});
    const HttpResponse response = visitor.authorize(visitor.request());
    QCOMPARE(response.status, 302);
    const QByteArray location = response.headers.value("Location");
    const FormParameters answer = answerIn(response);
    QVERIFY(answer.valueOr(u"code", {}).startsWith(u"4/0A"));
    const FormParameters expected{{u"state"_s, u"s +&=%41"_s}, {u"iss"_s, visitor.announcement.origin},
        {u"code"_s, answer.valueOr(u"code", {})},
        {u"scope"_s,
            u"email openid https://www.googleapis.com/auth/userinfo.email "
            u"https://www.googleapis.com/auth/drive.readonly"_s},
        {u"authuser"_s, u"0"_s}, {u"prompt"_s, u"consent"_s}};
    QCOMPARE(location, "http://localhost:8080?" + expected.encoded());
}

void TestPracticeAuthorization::playsItsScenarios()
{
    PracticeVisitor denying({.autoConsent = true, .scenarios = PracticeScenario::Deny});
    const FormParameters denied{{u"error"_s, u"access_denied"_s}, {u"state"_s, u"s +&=%41"_s},
        {u"iss"_s, denying.announcement.origin}};
    QCOMPARE(denying.authorize(denying.request()).headers.value("Location"),
        "http://localhost:8080?" + denied.encoded());

    PracticeVisitor partly({.autoConsent = true, .scenarios = PracticeScenario::Subset});
    const QString both = scopeNamed(u"drive.readonly"_s) + u' ' + scopeNamed(u"gmail.labels"_s);
    QCOMPARE(partly.answer(partly.request({{u"scope"_s, both}})).valueOr(u"scope", {}),
        scopeNamed(u"drive.readonly"_s));

    PracticeVisitor idle({.autoConsent = true, .scenarios = PracticeScenario::NoneTicked});
    QCOMPARE(idle.answer(idle.request({{u"scope"_s, both}})).valueOr(u"error", {}), u"access_denied"_s);
    QCOMPARE(
        idle.answer(idle.request({{u"scope"_s, u"openid "_s + both}})).valueOr(u"scope", {}), u"openid"_s);
}

void TestPracticeAuthorization::answersPromptNone()
{
    PracticeVisitor visitor;
    const FormParameters silent = visitor.request({{u"prompt"_s, u"none"_s}});
    QCOMPARE(visitor.answer(silent).valueOr(u"error", {}), u"login_required"_s);
    QVERIFY(visitor.consent(visitor.request(), {}).contains(u"code"));
    const FormParameters answer = visitor.answer(silent);
    QVERIFY(answer.contains(u"code"));
    QCOMPARE(answer.valueOr(u"prompt", {}), u"none"_s);
    const FormParameters more =
        visitor.request({{u"prompt"_s, u"none"_s}, {u"scope"_s, scopeNamed(u"gmail.labels"_s)}});
    QCOMPARE(visitor.answer(more).valueOr(u"error", {}), u"interaction_required"_s);
    const FormParameters stranger =
        visitor.request({{u"prompt"_s, u"none"_s}, {u"login_hint"_s, u"nobody@example.com"_s}});
    QCOMPARE(visitor.answer(stranger).valueOr(u"error", {}), u"login_required"_s);
}

void TestPracticeAuthorization::usesTheLoginHint()
{
    PracticeVisitor visitor;
    const auto next = [&visitor](const FormParameters& request) {
        return visitor.get(QString::fromLatin1(visitor.authorize(request).headers.value("Location")));
    };
    const FormParameters hinted = visitor.request({{u"login_hint"_s, u"noor@example.com"_s}});
    QVERIFY(next(hinted).headers.value("Location").startsWith("/signin/oauth/consent?flow="));
    QCOMPARE(next(changed(hinted, {{u"prompt"_s, u"select_account"_s}})).status, 200);
    QVERIFY(visitor.consentPage(hinted).body.contains("noor@example.com"));
}

void TestPracticeAuthorization::servesNoOtherHost()
{
    PracticeVisitor visitor;
    QCOMPARE(visitor.get(u"/"_s, {{"Host", "rebound.example:80"}}).status, 421);
    QCOMPARE(visitor.get(u"/"_s).status, 200);
    QCOMPARE(visitor.get(u"/nowhere"_s).status, 404);
    QCOMPARE(visitor.get(u"/token"_s).status, 405);
}

void TestPracticeAuthorization::keepsItsFilesPrivate()
{
    QString path;
    {
        const PracticeVisitor visitor;
        path = visitor.announcement.clientFile;
        QCOMPARE(QFileInfo(path).permissions() & ~(QFile::ReadUser | QFile::WriteUser),
            QFile::ReadOwner | QFile::WriteOwner);
        const auto client = OAuthClient::parse(readFile(path));
        QVERIFY(client);
        QCOMPARE(client->authUri, visitor.announcement.origin + u"/o/oauth2/auth"_s);
        QCOMPARE(client->redirectUris, QStringList{u"http://localhost:8080"_s});
    }
    QVERIFY(!QFileInfo::exists(QFileInfo(path).path()));
}

void TestPracticeAuthorization::refusesOptions_data()
{
    QTest::addColumn<QString>("redirectUri");
    QTest::newRow("script") << u"javascript:alert(1)"_s;
    QTest::newRow("line break") << u"http://localhost:8080/\r\nX: y"_s;
    QTest::newRow("fragment") << u"http://localhost:8080/#x"_s;
    QTest::newRow("user part") << u"http://a@localhost:8080/"_s;
}

void TestPracticeAuthorization::refusesOptions()
{
    QFETCH(QString, redirectUri);
    PracticeProvider provider({.redirectUris = {redirectUri}}, knownScope, QDateTime::currentDateTimeUtc);
    const auto started = provider.start();
    QVERIFY(!started);
    QCOMPARE(started.error().code, u"bad_redirect_uri"_s);
}

QTEST_GUILESS_MAIN(TestPracticeAuthorization)
#include "tst_practiceauthorization.moc"
