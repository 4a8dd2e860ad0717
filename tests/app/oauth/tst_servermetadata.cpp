// SPDX-License-Identifier: Apache-2.0
#include "questionedserver.h"

#include "oauth/servermetadata.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace scopelight;

namespace {

QJsonObject document(const QString& issuer)
{
    return {{u"issuer"_s, issuer}, {u"authorization_endpoint"_s, issuer + u"/other-auth"_s},
        {u"token_endpoint"_s, issuer + u"/other-token"_s}, {u"revocation_endpoint"_s, issuer + u"/revoke"_s},
        {u"userinfo_endpoint"_s, issuer + u"/userinfo"_s},
        {u"tokeninfo_endpoint"_s, issuer + u"/tokeninfo"_s}, {u"jwks_uri"_s, issuer + u"/certs"_s},
        {u"authorization_response_iss_parameter_supported"_s, true}, {u"scopelight_practice"_s, true},
        {u"scopes_supported"_s, u"anything"_s}};
}

QByteArray text(const QJsonObject& object)
{
    return QJsonDocument(object).toJson();
}

OAuthClient clientOf(const QString& origin)
{
    return {.clientId = u"c"_s, .authUri = origin + u"/auth"_s, .tokenUri = origin + u"/token"_s};
}

} // namespace

class TestServerMetadata : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsADiscoveryDocument()
    {
        const QString issuer = u"https://id.example/realm"_s;
        const auto metadata = ServerMetadata::parse(text(document(issuer)), issuer);
        QVERIFY(metadata);
        const ServerMetadata expected{.issuer = issuer,
            .authorizationEndpoint = issuer + u"/other-auth"_s,
            .tokenEndpoint = issuer + u"/other-token"_s,
            .revocationEndpoint = issuer + u"/revoke"_s,
            .userinfoEndpoint = issuer + u"/userinfo"_s,
            .tokeninfoEndpoint = issuer + u"/tokeninfo"_s,
            .jwksUri = issuer + u"/certs"_s,
            .issInResponse = true,
            .isPractice = false}; // believed of loopback alone
        QVERIFY(*metadata == expected);
    }

    void believesThePracticeMarkOfALoopbackIssuer()
    {
        const QString issuer = u"http://127.0.0.1:4000"_s;
        QVERIFY(ServerMetadata::parse(text(document(issuer)), issuer)->isPractice);
        QJsonObject unmarked = document(issuer);
        unmarked.insert(u"scopelight_practice"_s, u"true"_s);
        QVERIFY(!ServerMetadata::parse(text(unmarked), issuer)->isPractice);
    }

    void leavesOutEndpointsThatWeMayNotTalkTo_data()
    {
        QTest::addColumn<QJsonValue>("url");
        for (const QString& url : {u"http://id.example/certs"_s, u"file:///etc/passwd"_s, u"/certs"_s,
                 u"javascript:alert(1)"_s, u"https://user@id.example/certs"_s, u"https://"_s, u""_s})
            QTest::addRow("'%s'", qPrintable(url)) << QJsonValue(url);
        QTest::newRow("a number") << QJsonValue(5);
        QTest::newRow("null") << QJsonValue();
    }

    void leavesOutEndpointsThatWeMayNotTalkTo()
    {
        QFETCH(const QJsonValue, url);
        const QString issuer = u"https://id.example"_s;
        QJsonObject object = document(issuer);
        object.insert(u"jwks_uri"_s, url);
        const auto metadata = ServerMetadata::parse(text(object), issuer);
        QVERIFY(metadata);
        QCOMPARE(metadata->jwksUri, QString());
        QCOMPARE(metadata->userinfoEndpoint, u"https://id.example/userinfo"_s);
    }

    void refusesADocumentThatIsNotTheIssuers_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("code");
        const QString issuer = u"https://id.example"_s;
        QTest::newRow("another issuer") << text(document(u"https://evil.example"_s)) << u"issuer_mismatch"_s;
        QTest::newRow("trailing slash") << text(document(issuer + u'/')) << u"issuer_mismatch"_s;
        QTest::newRow("case") << text(document(u"https://ID.example"_s)) << u"issuer_mismatch"_s;
        QTest::newRow("no issuer") << QByteArray("{}") << u"missing_member"_s;
        QTest::newRow("issuer twice")
            << QByteArray(R"({"issuer":"a","issuer":"b"})") << u"json_duplicate_key"_s;
    }

    void refusesADocumentThatIsNotTheIssuers()
    {
        QFETCH(const QByteArray, json);
        QFETCH(const QString, code);
        const auto metadata = ServerMetadata::parse(json, u"https://id.example"_s);
        QVERIFY(!metadata);
        QCOMPARE(metadata.error().code, code);
        QVERIFY(metadata.error().step == Step::Discovery);
    }

    void theDocumentLiesUnderTheIssuer_data()
    {
        QTest::addColumn<QString>("issuer");
        QTest::addColumn<QString>("url");
        QTest::newRow("plain") << u"https://a.example"_s
                               << u"https://a.example/.well-known/openid-configuration"_s;
        QTest::newRow("slash") << u"https://a.example/"_s
                               << u"https://a.example/.well-known/openid-configuration"_s;
        QTest::newRow("path") << u"https://a.example/realms/x"_s
                              << u"https://a.example/realms/x/.well-known/openid-configuration"_s;
    }

    void theDocumentLiesUnderTheIssuer()
    {
        QFETCH(const QString, issuer);
        QFETCH(const QString, url);
        QCOMPARE(discoveryUrl(issuer).toString(), url);
    }

    void discoveryFillsInWhatTheFileDoesNotSay()
    {
        QuestionedServer peer;
        const QString issuer = peer.origin() + u"/realm"_s;
        peer.answer(200, text(document(issuer)));
        const auto metadata = waitFor(discover(m_network, clientOf(peer.origin()), issuer));
        QVERIFY(metadata);
        QCOMPARE(metadata->authorizationEndpoint, peer.origin() + u"/auth"_s);
        QCOMPARE(metadata->tokenEndpoint, peer.origin() + u"/token"_s);
        QCOMPARE(metadata->jwksUri, issuer + u"/certs"_s);
        QVERIFY(metadata->isPractice);
        QCOMPARE(peer.requestCount(), 1);
        QCOMPARE(peer.wireText(0),
            "GET /realm/.well-known/openid-configuration\naccept: application/json\n"
            "cache-control: no-cache\nconnection: Keep-Alive\nhost: HOST\npragma: no-cache\n"
            "user-agent: Scopelight/" SCOPELIGHT_VERSION " (gzip)\n\n");
    }

    void theDefaultIssuerIsTheOriginOfAuthUri()
    {
        QuestionedServer peer;
        peer.answer(200, text(document(peer.origin())));
        const auto metadata = waitFor(discover(m_network, clientOf(peer.origin()), {}));
        QVERIFY(metadata);
        QCOMPARE(metadata->issuer, peer.origin());
    }

    void withoutADocumentTheRestIsNotOffered_data()
    {
        QTest::addColumn<HttpResponse>("response");
        QTest::newRow("404") << HttpResponse{.status = 404, .body = "{}"};
        QTest::newRow("page") << HttpResponse{.body = "<html>"};
        QTest::newRow("long page") << HttpResponse{.body = QByteArray(100 * 1024, ' ')};
        QTest::newRow("410") << HttpResponse{.status = 410};
        QTest::newRow("list") << HttpResponse{.body = "[]"};
    }

    void withoutADocumentTheRestIsNotOffered()
    {
        QFETCH(const HttpResponse, response);
        QuestionedServer peer;
        peer.answer(response);
        const OAuthClient client = clientOf(peer.origin());
        const auto metadata = waitFor(discover(m_network, client, {}));
        QVERIFY(metadata);
        QVERIFY(*metadata == ServerMetadata::ofClient(client));
        QCOMPARE(peer.requestCount(), 1);
        QCOMPARE(metadata->withoutEndpoint(Step::Revocation), (Error{Step::Revocation, u"not_offered"_s}));
    }

    // The server may offer everything: it did not get to say so.
    void anotherAnswerLeavesTheRestUntold_data()
    {
        QTest::addColumn<HttpResponse>("response");
        for (const int status : {302, 401, 429, 500, 503})
            QTest::addRow("%d", status) << HttpResponse{.status = status, .body = "{}"};
    }

    void anotherAnswerLeavesTheRestUntold()
    {
        QFETCH(const HttpResponse, response);
        QuestionedServer peer;
        peer.answer(response);
        const OAuthClient client = clientOf(peer.origin());
        const auto metadata = waitFor(discover(m_network, client, {}));
        QVERIFY(metadata);
        QCOMPARE(metadata->tokenEndpoint, client.tokenUri); // a sign-in goes on
        const Facts facts{{u"url"_s, peer.origin() + u"/.well-known/openid-configuration"_s},
            {u"status"_s, QString::number(response.status)}};
        QCOMPARE(
            metadata->withoutEndpoint(Step::TokenInfo), (Error{Step::TokenInfo, u"offer_unknown"_s, facts}));
    }

    void aServerThatDoesNotListenLeavesTheRestUntold()
    {
        QuestionedServer peer;
        const QString origin = peer.origin();
        const OAuthClient client = clientOf(origin);
        peer.close();
        const auto metadata = waitFor(discover(m_network, client, {}));
        QVERIFY(metadata);
        QCOMPARE(metadata->tokenEndpoint, client.tokenUri);
        const Error untold = metadata->withoutEndpoint(Step::Revocation);
        QCOMPARE(untold.code, u"offer_unknown"_s);
        QCOMPARE(untold.facts.value(u"url"_s), origin + u"/.well-known/openid-configuration"_s);
        QCOMPARE(untold.facts.value(u"failed"_s), u"network/connection_refused"_s);
    }

    void anotherIssuerInTheDocumentIsAnError()
    {
        QuestionedServer peer;
        peer.answer(200, text(document(u"https://evil.example"_s)));
        const auto metadata = waitFor(discover(m_network, clientOf(peer.origin()), {}));
        QVERIFY(!metadata);
        QCOMPARE(metadata.error().code, u"issuer_mismatch"_s);
        const Facts facts{{u"expected"_s, peer.origin()}, {u"found"_s, u"https://evil.example"_s}};
        QCOMPARE(metadata.error().facts, facts);
    }

    void anInsecureIssuerIsAnError()
    {
        const auto metadata =
            waitFor(discover(m_network, clientOf(u"http://127.0.0.1:1"_s), u"http://id.example"_s));
        QVERIFY(!metadata);
        QCOMPARE(metadata.error().code, u"insecure_url"_s);
    }

    void googleIsKnownWithoutARequest()
    {
        m_trace.clear();
        const OAuthClient client{.clientId = u"c"_s,
            .authUri = u"https://accounts.google.com/o/oauth2/auth"_s,
            .tokenUri = u"https://oauth2.googleapis.com/token"_s};
        for (const QString& issuer : {QString(), u"https://accounts.google.com"_s}) {
            const auto metadata = waitFor(discover(m_network, client, issuer));
            QVERIFY(metadata);
            QCOMPARE(metadata->authorizationEndpoint, client.authUri);
            QCOMPARE(metadata->jwksUri, u"https://www.googleapis.com/oauth2/v3/certs"_s);
            QCOMPARE(metadata->idTokenIssuers(),
                QStringList({u"https://accounts.google.com"_s, u"accounts.google.com"_s}));
        }
        QVERIFY(m_trace.exchanges().isEmpty());
        QCOMPARE(untrustedOrigins(ServerMetadata::google(), {}), QStringList());
    }

private:
    HttpTrace m_trace;
    TracingNetworkAccessManager m_network{m_trace, &QDateTime::currentDateTimeUtc};
};

QTEST_GUILESS_MAIN(TestServerMetadata)
#include "tst_servermetadata.moc"
