// SPDX-License-Identifier: Apache-2.0
#include "questionedserver.h"

#include "oauth/serverquestions.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace scopelight;

namespace {

const QByteArray userAgent = "user-agent: Scopelight/" SCOPELIGHT_VERSION " (gzip)";

HttpResponse json(int status, const QByteArray& body)
{
    return {.status = status, .headers = {{"Content-Type", "application/json"}}, .body = body};
}

} // namespace

class TestServerQuestions : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_peer = std::make_unique<QuestionedServer>();
        QVERIFY(m_peer->isListening());
        m_server = {.revocationEndpoint = m_peer->origin() + u"/revoke"_s,
            .userinfoEndpoint = m_peer->origin() + u"/userinfo"_s,
            .tokeninfoEndpoint = m_peer->origin() + u"/tokeninfo"_s};
    }

    void tokenInfoIsAskedInABody()
    {
        m_peer->answer(200, R"({"aud":"client","scope":"a b"})");
        const auto info = waitFor(askTokenInfo(m_network, m_server, Secret(u"ya29.a+b/c="_s)));
        QVERIFY(info);
        QCOMPARE(m_peer->wireText(0),
            "POST /tokeninfo\naccept: application/json\n"
            "connection: Keep-Alive\ncontent-length: 30\n"
            "content-type: application/x-www-form-urlencoded\nhost: HOST\n"
                + userAgent + "\n\naccess_token=ya29.a%2Bb%2Fc%3D");
    }

    void readsTheTokenInfoOfV3()
    {
        const auto info = TokenInfo::parse(json(200,
            R"({"azp":"party","aud":"client","sub":"12","scope":"openid drive","exp":"1700003600",)"
            R"("expires_in":"3512","email":"a@example.com","email_verified":"true","access_type":"offline"})"));
        QVERIFY(info);
        QCOMPARE(info->audience, u"client"_s);
        QCOMPARE(info->subject, u"12"_s);
        QCOMPARE(info->scopes.scopes(), QStringList({u"openid"_s, u"drive"_s}));
        QCOMPARE(info->email, u"a@example.com"_s);
        QCOMPARE(info->accessType, u"offline"_s);
        QCOMPARE(info->expiresIn, std::optional<qint64>(3512));
    }

    void readsTheTokenInfoOfV1()
    {
        const auto info = TokenInfo::parse(json(200,
            R"({"issued_to":"party","audience":"client","user_id":"12","scope":"drive","expires_in":3512,)"
            R"("email":"a@example.com","verified_email":true,"access_type":"online"})"));
        QVERIFY(info);
        QCOMPARE(info->audience, u"client"_s);
        QCOMPARE(info->subject, u"12"_s);
        QCOMPARE(info->expiresIn, std::optional<qint64>(3512));
        QCOMPARE(info->accessType, u"online"_s);
    }

    void refusesABadTokenInfo_data()
    {
        QTest::addColumn<HttpResponse>("response");
        QTest::addColumn<QString>("code");
        const HttpResponse page{.headers = {{"Content-Type", "text/html"}}, .body = "<title>Hi</title>"};
        QTest::newRow("HTML") << page << u"not_json"_s;
        QTest::newRow("nothing") << json(200, "{}") << u"missing_member"_s;
        QTest::newRow("dead token") << json(
            400, R"({"error":"invalid_token","error_description":"Invalid Value"})")
                                    << u"invalid_token"_s;
        QTest::newRow("error in a 200")
            << json(200, R"({"aud":"client","error":"invalid_token"})") << u"invalid_token"_s;
        QTest::newRow("scope with a backslash")
            << json(200, R"({"aud":"client","scope":"\\"})") << u"scope_characters"_s;
        QTest::newRow("redirect") << HttpResponse{.status = 302} << u"redirected"_s;
    }

    void refusesABadTokenInfo()
    {
        QFETCH(const HttpResponse, response);
        QFETCH(const QString, code);
        const auto info = TokenInfo::parse(response);
        QVERIFY(!info);
        QCOMPARE(info.error().code, code);
        QVERIFY(info.error().step == Step::TokenInfo);
    }

    void anExpiryThatIsNoNumberIsLeftOut_data()
    {
        QTest::addColumn<QByteArray>("text");
        for (const char* text : {"null", "true", R"("soon")", "[]"})
            QTest::newRow(text) << QByteArray(text);
    }

    void anExpiryThatIsNoNumberIsLeftOut()
    {
        QFETCH(const QByteArray, text);
        const auto info = TokenInfo::parse(json(200, R"({"aud":"client","expires_in":)" + text + "}"));
        QVERIFY(info);
        QCOMPARE(info->expiresIn, std::optional<qint64>());
    }

    void userInfoIsAskedWithTheAuthorizationHeader()
    {
        m_peer->answer(200, R"({"sub":"12","email":"a@example.com","name":"A","hd":"example.com"})");
        const auto info = waitFor(askUserInfo(m_network, m_server, Secret(u"ya29.abc"_s)));
        QVERIFY(info);
        QCOMPARE(info->subject, u"12"_s);
        QCOMPARE(info->email, u"a@example.com"_s);
        QCOMPARE(info->name, u"A"_s);
        QCOMPARE(info->claims.value(u"hd"_s).toString(), u"example.com"_s);
        QCOMPARE(m_peer->wireText(0),
            "GET /userinfo\naccept: application/json\n"
            "authorization: Bearer ya29.abc\ncache-control: no-cache\nconnection: Keep-Alive\n"
            "host: HOST\npragma: no-cache\n"
                + userAgent + "\n\n");
    }

    void refusesABadUserInfo_data()
    {
        QTest::addColumn<HttpResponse>("response");
        QTest::addColumn<QString>("code");
        QTest::newRow("no sub") << json(200, R"({"email":"a@example.com"})") << u"missing_member"_s;
        QTest::newRow("sub a number") << json(200, R"({"sub":12})") << u"missing_member"_s;
        QTest::newRow("signed") << HttpResponse{.headers = {{"Content-Type", "application/jwt"}},
            .body = "a.b.c"} << u"signed_answer"_s;
        QTest::newRow("challenge alone") << HttpResponse{.status = 401,
            .headers = {{"WWW-Authenticate", R"(Bearer realm="x", error="invalid_token")"}}}
                                         << u"invalid_token"_s;
        QTest::newRow("challenge without error")
            << HttpResponse{.status = 401, .headers = {{"WWW-Authenticate", R"(Bearer realm="x")"}}}
            << u"http_status"_s;
        QTest::newRow("Google's") << json(
            401, R"({"error":{"code":401,"message":"Invalid Credentials","status":"UNAUTHENTICATED"}})")
                                  << u"unauthenticated"_s;
    }

    void refusesABadUserInfo()
    {
        QFETCH(const HttpResponse, response);
        QFETCH(const QString, code);
        const auto info = UserInfo::parse(response);
        QVERIFY(!info);
        QCOMPARE(info.error().code, code);
        QVERIFY(info.error().step == Step::UserInfo);
    }

    void revocationPostsTheToken()
    {
        m_peer->answer(200, "{}");
        const OAuthClient client{.clientId = u"me"_s, .clientSecret = Secret(u"s+1"_s)};
        const auto revoked = waitFor(revoke(m_network, m_server, client, Secret(u"1//0 x"_s)));
        QVERIFY(revoked);
        QCOMPARE(*revoked, Revocation::Revoked);
        QCOMPARE(m_peer->wireText(0),
            "POST /revoke\naccept: application/json\n"
            "connection: Keep-Alive\ncontent-length: 51\n"
            "content-type: application/x-www-form-urlencoded\nhost: HOST\n"
                + userAgent + "\n\ntoken=1%2F%2F0%20x&client_id=me&client_secret=s%2B1");
    }

    void readsTheAnswerToARevocation_data()
    {
        QTest::addColumn<HttpResponse>("response");
        QTest::addColumn<QString>("outcome");
        QTest::newRow("empty 200") << HttpResponse{} << u"revoked"_s;
        QTest::newRow("page in a 200") << HttpResponse{.body = "<html>"} << u"revoked"_s;
        QTest::newRow("dead already")
            << json(400, R"({"error":"invalid_token","error_description":"Token expired or revoked"})")
            << u"ended"_s;
        QTest::newRow("invalid_token in a 401")
            << json(401, R"({"error":"invalid_token"})") << u"invalid_token"_s;
        QTest::newRow("not revocable")
            << json(400, R"({"error":"unsupported_token_type"})") << u"unsupported_token_type"_s;
        QTest::newRow("no such page") << HttpResponse{.status = 404, .body = "<html>"} << u"http_status"_s;
        QTest::newRow("accepted only") << json(202, "{}") << u"http_status"_s;
        QTest::newRow("redirect") << HttpResponse{.status = 303} << u"redirected"_s;
    }

    void readsTheAnswerToARevocation()
    {
        QFETCH(const HttpResponse, response);
        QFETCH(const QString, outcome);
        const auto revocation = parseRevocation(response);
        if (revocation)
            QCOMPARE(*revocation == Revocation::Revoked ? u"revoked"_s : u"ended"_s, outcome);
        else
            QCOMPARE(revocation.error().code, outcome);
    }

    void withoutTheEndpointNothingIsSent()
    {
        const Secret token(u"t"_s);
        QCOMPARE(waitFor(askTokenInfo(m_network, {}, token)).error().code, u"not_offered"_s);
        QCOMPARE(waitFor(askUserInfo(m_network, {}, token)).error().code, u"not_offered"_s);
        QCOMPARE(waitFor(revoke(m_network, {}, {}, token)).error().code, u"not_offered"_s);
        QVERIFY(m_trace.exchanges().isEmpty());
    }

    void doesNotSayThatAServerWithoutAnswerOffersNothing()
    {
        const ServerMetadata silent{.untold = Facts{{u"status"_s, u"503"_s}}};
        const Error error = waitFor(revoke(m_network, silent, {}, Secret(u"t"_s))).error();
        QCOMPARE(error, (Error{Step::Revocation, u"offer_unknown"_s, {{u"status"_s, u"503"_s}}}));
        QVERIFY(waitFor(askTokenInfo(m_network, silent, Secret(u"t"_s))).error().code == u"offer_unknown");
        QVERIFY(m_trace.exchanges().isEmpty());
    }

    void aConnectionThatFailsIsAnError()
    {
        m_peer->close();
        const auto info = waitFor(askTokenInfo(m_network, m_server, Secret(u"t"_s)));
        QVERIFY(!info);
        QCOMPARE(info.error().code, u"connection_refused"_s);
        QVERIFY(info.error().step == Step::TokenInfo);
    }

    void noTokenStandsInTheTrace()
    {
        m_peer->answer(200, R"({"sub":"12","aud":"client"})");
        QVERIFY(waitFor(askUserInfo(m_network, m_server, Secret(u"canary-8f2a"_s))));
        QVERIFY(waitFor(askTokenInfo(m_network, m_server, Secret(u"canary-8f2a"_s))));
        QVERIFY(waitFor(revoke(m_network, m_server, {}, Secret(u"canary-8f2a"_s))));
        QCOMPARE(m_trace.exchanges().size(), 3);
        for (const HttpExchange& exchange : m_trace.exchanges()) {
            QVERIFY(!exchange.request.url.toString().contains(u"canary"_s));
            QVERIFY(!exchange.request.body.contains("canary"));
            QVERIFY(!exchange.request.headers.value("Authorization").contains("canary"));
        }
        QCOMPARE(m_trace.exchanges()[0].purpose, u"userinfo"_s);
        QCOMPARE(m_trace.exchanges()[1].purpose, u"tokeninfo"_s);
        QCOMPARE(m_trace.exchanges()[2].purpose, u"revocation"_s);
    }

    void cleanup() { m_trace.clear(); }

private:
    HttpTrace m_trace;
    TracingNetworkAccessManager m_network{m_trace, &QDateTime::currentDateTimeUtc};
    std::unique_ptr<QuestionedServer> m_peer;
    ServerMetadata m_server;
};

QTEST_GUILESS_MAIN(TestServerQuestions)
#include "tst_serverquestions.moc"
