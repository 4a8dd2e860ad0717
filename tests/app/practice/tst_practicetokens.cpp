// SPDX-License-Identifier: Apache-2.0
#include "practicevisitor.h"

#include "oauth/jsonwebkeyset.h"
#include "oauth/rs256.h"
#include "practice/tokenstore.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace scopelight;

namespace {

QByteArray decoded(const QByteArray& segment)
{
    return QByteArray::fromBase64(segment, QByteArray::Base64UrlEncoding);
}

QByteArray base64Url(const QByteArray& bytes)
{
    return bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

QString error(const HttpResponse& response)
{
    return u"%1 %2"_s.arg(response.status).arg(QString::fromUtf8(response.body));
}

} // namespace

/// The token endpoint and what can be asked about tokens, over HTTP.
class TestPracticeTokens : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void refusesExchanges_data();
    void refusesExchanges();
    void exchangesACodeOnce();
    void refusesACodeOfAnotherClient();
    void refusesAnOldCode();
    void verifiesPkce_data();
    void verifiesPkce();
    void acceptsBasicAuthentication();
    void givesRefreshTokensAsGoogleDoes();
    void playsItsScenarios();
    void refreshes();
    void refusesRefreshes();
    void endsTheOldestOfAHundredRefreshTokens();
    void revokesTheWholeGrantOfTheProject();
    void revokesLate();
    void signsIdTokens();
    void tellsAboutAccessTokens();
    void tellsAboutTheAccount();
    void describesItself();

private:
    std::unique_ptr<PracticeVisitor> m_visitor; ///< for tables whose rows leave nothing behind
};

void TestPracticeTokens::initTestCase()
{
    m_visitor = std::make_unique<PracticeVisitor>(PracticeOptions{.autoConsent = true});
}

void TestPracticeTokens::refusesExchanges_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("value"); // empty: left out
    QTest::addColumn<QString>("answer");
    const auto row = [](const char* tag, const QString& name, const QString& value, int status,
                         const QString& code, const QString& description) {
        QTest::newRow(tag) << name << value
                           << uR"(%1 {"error":"%2","error_description":"%3"})"_s.arg(status).arg(
                                  code, description);
    };
    row("no grant type", u"grant_type"_s, {}, 400, u"invalid_request"_s,
        u"Missing required parameter: grant_type"_s);
    row("other grant type", u"grant_type"_s, u"password"_s, 400, u"unsupported_grant_type"_s,
        u"Invalid grant_type: password"_s);
    row("no client", u"client_id"_s, {}, 400, u"invalid_request"_s,
        u"Could not determine client ID from request."_s);
    row("unknown client", u"client_id"_s, u"nobody"_s, 401, u"invalid_client"_s,
        u"The OAuth client was not found."_s);
    row("no secret", u"client_secret"_s, {}, 400, u"invalid_request"_s, u"client_secret is missing."_s);
    row("wrong secret", u"client_secret"_s, u"GOCSPX-wrong"_s, 401, u"invalid_client"_s,
        u"The provided client secret is invalid."_s);
    row("no code", u"code"_s, {}, 400, u"invalid_request"_s, u"Missing required parameter: code"_s);
    row("malformed code", u"code"_s, u"4%2F0Axyz"_s, 400, u"invalid_grant"_s, u"Malformed auth code."_s);
    row("unknown code", u"code"_s, u"4/0Axyz"_s, 400, u"invalid_grant"_s, u"Bad Request"_s);
    row("no redirect URI", u"redirect_uri"_s, {}, 400, u"invalid_request"_s,
        u"Missing required parameter: redirect_uri"_s);
    row("another redirect URI", u"redirect_uri"_s, u"http://localhost:8080/"_s, 400,
        u"redirect_uri_mismatch"_s, u"Bad Request"_s);
    row("unneeded verifier", u"code_verifier"_s, u"x"_s, 400, u"invalid_grant"_s,
        u"code_verifier or verifier is not needed"_s);
    row("unknown parameter", u"nonce"_s, u"x"_s, 400, u"invalid_request"_s,
        u"Parameter not allowed for this message type: nonce"_s);
}

void TestPracticeTokens::refusesExchanges()
{
    QFETCH(QString, name);
    QFETCH(QString, value);
    PracticeVisitor& visitor = *m_visitor;
    const QString code = visitor.answer(visitor.request()).valueOr(u"code", {});
    const HttpResponse response = visitor.exchange(code, {{name, value}});
    QTEST(error(response), "answer");
    QCOMPARE(response.headers.value("Cache-Control"), QByteArray("no-store"));
}

void TestPracticeTokens::exchangesACodeOnce()
{
    PracticeVisitor visitor({.autoConsent = true});
    const QString code = visitor.answer(visitor.request()).valueOr(u"code", {});
    const HttpResponse first = visitor.exchange(code);
    QCOMPARE(first.status, 200);
    const QJsonObject tokens = json(first);
    QCOMPARE(tokens.keys(),
        (QStringList{u"access_token"_s, u"expires_in"_s, u"id_token"_s, u"refresh_token"_s, u"scope"_s,
            u"token_type"_s}));
    QVERIFY(tokens.value(u"access_token"_s).toString().startsWith(u"ya29."));
    QVERIFY(tokens.value(u"refresh_token"_s).toString().startsWith(u"1//"));
    QCOMPARE(tokens.value(u"expires_in"_s).toInt(), 3599);
    QCOMPARE(tokens.value(u"token_type"_s).toString(), u"Bearer"_s);
    QCOMPARE(tokens.value(u"scope"_s).toString(),
        u"openid https://www.googleapis.com/auth/userinfo.email "_s + scopeNamed(u"drive.readonly"_s));
    QCOMPARE(error(visitor.exchange(code)),
        uR"(400 {"error":"invalid_grant","error_description":"Bad Request"})"_s);
}

void TestPracticeTokens::refusesACodeOfAnotherClient()
{
    PracticeVisitor visitor({.autoConsent = true});
    const QString code = visitor.answer(visitor.request()).valueOr(u"code", {});
    const HttpResponse response = visitor.exchange(code,
        {{u"client_id"_s, visitor.installed().value(u"client_id"_s).toString()},
            {u"client_secret"_s, visitor.installed().value(u"client_secret"_s).toString()}});
    QCOMPARE(error(response), uR"(400 {"error":"invalid_grant","error_description":"Bad Request"})"_s);
}

void TestPracticeTokens::refusesAnOldCode()
{
    PracticeVisitor visitor({.autoConsent = true});
    const QString code = visitor.answer(visitor.request()).valueOr(u"code", {});
    visitor.now = visitor.now.addSecs(600);
    QCOMPARE(visitor.exchange(code).status, 400);
}

void TestPracticeTokens::verifiesPkce_data()
{
    QTest::addColumn<QString>("challenge");
    QTest::addColumn<QString>("method");
    QTest::addColumn<QString>("verifier");
    QTest::addColumn<QString>("problem"); // empty: tokens
    const QString verifier = u"dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"_s; // RFC 7636, appendix B
    const QString challenge = u"E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"_s;
    QTest::newRow("RFC 7636") << challenge << u"S256"_s << verifier << QString();
    QTest::newRow("wrong verifier") << challenge << u"S256"_s << QString(verifier + u'x')
                                    << u"Invalid code verifier."_s;
    QTest::newRow("challenge as verifier")
        << challenge << u"S256"_s << challenge << u"Invalid code verifier."_s;
    QTest::newRow("no verifier") << challenge << u"S256"_s << QString() << u"Missing code verifier."_s;
    QTest::newRow("plain by default") << verifier << QString() << verifier << QString();
    QTest::newRow("S256 taken for plain")
        << challenge << QString() << verifier << u"Invalid code verifier."_s;
}

void TestPracticeTokens::verifiesPkce()
{
    QFETCH(QString, challenge);
    QFETCH(QString, method);
    QFETCH(QString, verifier);
    QFETCH(QString, problem);
    PracticeVisitor& visitor = *m_visitor;
    const FormParameters request =
        visitor.request({{u"code_challenge"_s, challenge}, {u"code_challenge_method"_s, method}});
    const QJsonObject answer = json(
        visitor.exchange(visitor.answer(request).valueOr(u"code", {}), {{u"code_verifier"_s, verifier}}));
    QCOMPARE(answer.value(u"error_description"_s).toString(), problem);
    QCOMPARE(answer.contains(u"access_token"_s), problem.isEmpty());
}

void TestPracticeTokens::acceptsBasicAuthentication()
{
    PracticeVisitor visitor({.autoConsent = true});
    const auto exchangeWith = [&visitor](const QString& secret, bool bodyToo) {
        const QString id = visitor.web().value(u"client_id"_s).toString();
        FormParameters form{{u"grant_type"_s, u"authorization_code"_s},
            {u"code"_s, visitor.answer(visitor.request()).valueOr(u"code", {})},
            {u"redirect_uri"_s, u"http://localhost:8080"_s}};
        if (bodyToo)
            form.append(u"client_secret"_s, secret);
        return visitor.post(u"/token"_s, form,
            {{"Authorization", "Basic " + QString(id + u':' + secret).toLatin1().toBase64()}});
    };
    const QString secret = visitor.web().value(u"client_secret"_s).toString();
    QCOMPARE(exchangeWith(secret, false).status, 200);
    QCOMPARE(exchangeWith(secret, true).status, 400);
    const HttpResponse wrong = exchangeWith(u"wrong"_s, false);
    QCOMPARE(wrong.status, 401);
    QCOMPARE(wrong.headers.value("WWW-Authenticate"), QByteArray("Basic realm=\"practice\""));
}

void TestPracticeTokens::givesRefreshTokensAsGoogleDoes()
{
    PracticeVisitor visitor({.autoConsent = true});
    const auto hasRefreshToken = [&visitor](const FormParameters& changes) {
        return visitor.signIn(visitor.request(changes)).contains(u"refresh_token"_s);
    };
    QVERIFY(!hasRefreshToken({{u"access_type"_s, u"online"_s}}));
    QVERIFY(hasRefreshToken({})); // the first time offline
    QVERIFY(!hasRefreshToken({}));
    QVERIFY(hasRefreshToken({{u"prompt"_s, u"consent"_s}}));
    QVERIFY(!hasRefreshToken({{u"prompt"_s, u"consent"_s}, {u"access_type"_s, u"online"_s}}));

    const QString id = visitor.installed().value(u"client_id"_s).toString();
    const FormParameters desktop = visitor.request(
        {{u"client_id"_s, id}, {u"redirect_uri"_s, u"http://127.0.0.1:1234"_s}, {u"access_type"_s, u""_s}});
    for (int i = 0; i < 2; ++i) {
        const QString code = visitor.answer(desktop).valueOr(u"code", {});
        const QJsonObject tokens = json(visitor.exchange(code,
            {{u"client_id"_s, id},
                {u"client_secret"_s, visitor.installed().value(u"client_secret"_s).toString()},
                {u"redirect_uri"_s, u"http://127.0.0.1:1234"_s}}));
        QVERIFY(tokens.contains(u"refresh_token"_s));
    }
}

void TestPracticeTokens::playsItsScenarios()
{
    PracticeVisitor without({.autoConsent = true, .scenarios = PracticeScenario::NoRefreshToken});
    QVERIFY(!without.signIn(without.request({{u"prompt"_s, u"consent"_s}})).contains(u"refresh_token"_s));

    PracticeVisitor testing({.autoConsent = true, .scenarios = PracticeScenario::Testing});
    const QJsonObject tokens = testing.signIn(testing.request());
    QCOMPARE(tokens.value(u"refresh_token_expires_in"_s).toInt(), 604799);
    testing.now = testing.now.addSecs(604799);
    QCOMPARE(error(testing.refresh(tokens.value(u"refresh_token"_s).toString())),
        uR"(400 {"error":"invalid_grant","error_description":"Token has been expired or revoked."})"_s);
    const QJsonObject signInOnly =
        testing.signIn(testing.request({{u"scope"_s, u"openid email"_s}, {u"prompt"_s, u"consent"_s}}));
    QVERIFY(!signInOnly.contains(u"refresh_token_expires_in"_s));
}

void TestPracticeTokens::refreshes()
{
    PracticeVisitor visitor({.autoConsent = true});
    const QJsonObject tokens = visitor.signIn(visitor.request());
    const QString refreshToken = tokens.value(u"refresh_token"_s).toString();
    const QJsonObject refreshed = json(visitor.refresh(refreshToken));
    QCOMPARE(refreshed.keys(),
        (QStringList{u"access_token"_s, u"expires_in"_s, u"id_token"_s, u"scope"_s, u"token_type"_s}));
    QVERIFY(refreshed.value(u"access_token"_s) != tokens.value(u"access_token"_s));
    QCOMPARE(refreshed.value(u"scope"_s), tokens.value(u"scope"_s));
    const QJsonObject narrower =
        json(visitor.refresh(refreshToken, {{u"scope"_s, scopeNamed(u"drive.readonly"_s)}}));
    QCOMPARE(narrower.value(u"scope"_s).toString(), scopeNamed(u"drive.readonly"_s));
    QCOMPARE(json(visitor.refresh(refreshToken, {{u"scope"_s, scopeNamed(u"drive"_s)}}))
                 .value(u"error"_s)
                 .toString(),
        u"invalid_scope"_s);
}

void TestPracticeTokens::refusesRefreshes()
{
    PracticeVisitor visitor({.autoConsent = true});
    const QJsonObject tokens = visitor.signIn(visitor.request());
    const QString dead =
        uR"(400 {"error":"invalid_grant","error_description":"Token has been expired or revoked."})"_s;
    QCOMPARE(error(visitor.refresh(u"1//0unknown"_s)), dead);
    QCOMPARE(error(visitor.refresh(tokens.value(u"access_token"_s).toString())),
        uR"(400 {"error":"invalid_grant","error_description":"Bad Request"})"_s);
    QCOMPARE(error(visitor.refresh(u"1//0"_s, {{u"refresh_token"_s, u""_s}})),
        uR"(400 {"error":"invalid_request","error_description":"Missing required parameter: refresh_token"})"_s);
    QCOMPARE(error(visitor.refresh(tokens.value(u"refresh_token"_s).toString(),
                 {{u"client_id"_s, visitor.installed().value(u"client_id"_s).toString()},
                     {u"client_secret"_s, visitor.installed().value(u"client_secret"_s).toString()}})),
        uR"(401 {"error":"unauthorized_client","error_description":"Unauthorized"})"_s);
}

void TestPracticeTokens::endsTheOldestOfAHundredRefreshTokens()
{
    practice::GrantStore grants([] { return QDateTime::currentDateTimeUtc(); });
    practice::TokenStore tokens(grants, [] { return QDateTime::currentDateTimeUtc(); });
    const practice::Authorization authorization{.grantId = grants.add(u"1"_s, u"a"_s, {u"s"_s}),
        .clientId = u"c"_s,
        .sub = u"a"_s,
        .scopes = {u"s"_s}};
    const Secret first = tokens.addRefreshToken(authorization, {});
    const Secret second = tokens.addRefreshToken(authorization, {});
    for (int i = 2; i < 100; ++i)
        tokens.addRefreshToken(authorization, {});
    QVERIFY(tokens.find(first.reveal()) != nullptr);
    tokens.addRefreshToken(authorization, {});
    QVERIFY(tokens.find(first.reveal()) == nullptr);
    QVERIFY(tokens.find(second.reveal()) != nullptr);
}

void TestPracticeTokens::revokesTheWholeGrantOfTheProject()
{
    PracticeVisitor visitor({.autoConsent = true});
    const QJsonObject first = visitor.signIn(visitor.request());
    const QString id = visitor.installed().value(u"client_id"_s).toString();
    const FormParameters ofOther{{u"client_id"_s, id}, {u"redirect_uri"_s, u"http://localhost:1234"_s}};
    const FormParameters asOther{
        {u"client_id"_s, id}, {u"client_secret"_s, visitor.installed().value(u"client_secret"_s).toString()}};
    const QString code = visitor.answer(visitor.request(ofOther)).valueOr(u"code", {});
    const QJsonObject second =
        json(visitor.exchange(code, changed(asOther, {{u"redirect_uri"_s, u"http://localhost:1234"_s}})));
    const QString pendingCode = visitor.answer(visitor.request()).valueOr(u"code", {});

    const FormParameters form{{u"token"_s, first.value(u"access_token"_s).toString()}};
    QCOMPARE(error(visitor.post(u"/revoke"_s, form)), u"200 {}"_s);
    QCOMPARE(error(visitor.post(u"/revoke"_s, form)),
        uR"(400 {"error":"invalid_token","error_description":"Token expired or revoked"})"_s);
    QCOMPARE(visitor.refresh(first.value(u"refresh_token"_s).toString()).status, 400);
    QCOMPARE(visitor.refresh(second.value(u"refresh_token"_s).toString(), asOther).status, 400);
    QCOMPARE(visitor.api(u"/v1/userinfo"_s, second.value(u"access_token"_s).toString()).status, 401);
    QCOMPARE(visitor.exchange(pendingCode).status, 400);
    // A new start: a refresh token comes again, and the old ones stay dead.
    QVERIFY(visitor.signIn(visitor.request()).contains(u"refresh_token"_s));
    QCOMPARE(visitor.refresh(first.value(u"refresh_token"_s).toString()).status, 400);
}

void TestPracticeTokens::revokesLate()
{
    PracticeVisitor visitor({.autoConsent = true, .scenarios = PracticeScenario::LateRevoke});
    const QString token = visitor.signIn(visitor.request()).value(u"refresh_token"_s).toString();
    QCOMPARE(visitor.post(u"/revoke"_s, {{u"token"_s, token}}).status, 200);
    QCOMPARE(visitor.refresh(token).status, 200);
    visitor.now = visitor.now.addSecs(60);
    QCOMPARE(visitor.refresh(token).status, 400);
}

void TestPracticeTokens::signsIdTokens()
{
    PracticeVisitor visitor({.autoConsent = true});
    const QJsonObject tokens = visitor.signIn(visitor.request({{u"nonce"_s, u"n-1"_s}}));
    const QList<QByteArray> segments = tokens.value(u"id_token"_s).toString().toLatin1().split('.');
    QCOMPARE(segments.size(), 3);
    const auto keys = JsonWebKeySet::parse(visitor.get(u"/oauth2/v3/certs"_s).body);
    QVERIFY(keys);
    const QJsonObject header = QJsonDocument::fromJson(decoded(segments[0])).object();
    const JsonWebKey* key = keys->find(header.value(u"kid"_s).toString());
    QVERIFY(key != nullptr);
    QVERIFY(verifyRs256(*key, segments[0] + '.' + segments[1], decoded(segments[2])));

    const QByteArray hash = QCryptographicHash::hash(
        tokens.value(u"access_token"_s).toString().toLatin1(), QCryptographicHash::Sha256);
    const QString clientId = visitor.web().value(u"client_id"_s).toString();
    const qint64 now = visitor.now.toSecsSinceEpoch();
    const QJsonObject expected{{u"iss"_s, visitor.announcement.origin}, {u"aud"_s, clientId},
        {u"azp"_s, clientId}, {u"sub"_s, u"100000000000000000001"_s}, {u"email"_s, u"ada@example.com"_s},
        {u"email_verified"_s, true}, {u"nonce"_s, u"n-1"_s},
        {u"at_hash"_s, QString::fromLatin1(base64Url(hash.first(16)))}, {u"iat"_s, now},
        {u"exp"_s, now + 3600}};
    QCOMPARE(QJsonDocument::fromJson(decoded(segments[1])).object(), expected);

    const QString idToken = tokens.value(u"id_token"_s).toString();
    QCOMPARE(
        json(visitor.post(u"/tokeninfo"_s, {{u"id_token"_s, idToken}})).value(u"email_verified"_s).toString(),
        u"true"_s);
    QCOMPARE(visitor.post(u"/tokeninfo"_s, {{u"id_token"_s, idToken.chopped(4) + u"AAAA"_s}}).status, 400);
}

void TestPracticeTokens::tellsAboutAccessTokens()
{
    PracticeVisitor visitor({.autoConsent = true});
    const QJsonObject tokens = visitor.signIn(visitor.request());
    const QString clientId = visitor.web().value(u"client_id"_s).toString();
    visitor.now = visitor.now.addSecs(99);
    const QJsonObject expected{{u"azp"_s, clientId}, {u"aud"_s, clientId},
        {u"sub"_s, u"100000000000000000001"_s}, {u"scope"_s, tokens.value(u"scope"_s)},
        {u"exp"_s, QString::number(visitor.now.toSecsSinceEpoch() + 3500)}, {u"expires_in"_s, u"3500"_s},
        {u"email"_s, u"ada@example.com"_s}, {u"email_verified"_s, u"true"_s},
        {u"access_type"_s, u"offline"_s}};
    const FormParameters form{{u"access_token"_s, tokens.value(u"access_token"_s).toString()}};
    QCOMPARE(json(visitor.post(u"/tokeninfo"_s, form)), expected);
    QCOMPARE(json(visitor.get(u"/tokeninfo?"_s + QString::fromLatin1(form.encoded()))), expected);
    visitor.now = visitor.now.addSecs(3500);
    QCOMPARE(error(visitor.post(u"/tokeninfo"_s, form)),
        uR"(400 {"error":"invalid_token","error_description":"Invalid Value"})"_s);
}

void TestPracticeTokens::tellsAboutTheAccount()
{
    PracticeVisitor visitor({.autoConsent = true});
    const QString profile = visitor.signIn(visitor.request({{u"scope"_s, u"openid profile"_s}}))
                                .value(u"access_token"_s)
                                .toString();
    QCOMPARE(json(visitor.api(u"/v1/userinfo"_s, profile)),
        (QJsonObject{{u"sub"_s, u"100000000000000000001"_s}, {u"name"_s, u"Ada Marsh"_s},
            {u"given_name"_s, u"Ada"_s}, {u"family_name"_s, u"Marsh"_s}}));
    const QString email =
        visitor.signIn(visitor.request({{u"scope"_s, u"email"_s}})).value(u"access_token"_s).toString();
    QCOMPARE(json(visitor.api(u"/oauth2/v2/userinfo"_s, email)),
        (QJsonObject{{u"id"_s, u"100000000000000000001"_s}, {u"email"_s, u"ada@example.com"_s},
            {u"verified_email"_s, true}}));
    const HttpResponse refused = visitor.api(u"/v1/userinfo"_s, u"ya29.nonsense"_s);
    QCOMPARE(refused.status, 401);
    QCOMPARE(refused.headers.value("WWW-Authenticate"),
        QByteArray("Bearer realm=\"https://accounts.google.com/\", error=\"invalid_token\""));
}

void TestPracticeTokens::describesItself()
{
    PracticeVisitor visitor;
    const QJsonObject document = json(visitor.get(u"/.well-known/openid-configuration"_s));
    const QString origin = visitor.announcement.origin;
    QCOMPARE(document.value(u"issuer"_s).toString(), origin);
    QCOMPARE(document.value(u"token_endpoint"_s).toString(), origin + u"/token"_s);
    QCOMPARE(document.value(u"tokeninfo_endpoint"_s).toString(), origin + u"/tokeninfo"_s);
    QCOMPARE(document.value(u"scopelight_practice"_s), QJsonValue(true));
    QCOMPARE(document.value(u"authorization_response_iss_parameter_supported"_s), QJsonValue(true));
}

QTEST_GUILESS_MAIN(TestPracticeTokens)
#include "tst_practicetokens.moc"
