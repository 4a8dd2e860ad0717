// SPDX-License-Identifier: Apache-2.0
#include "questionedserver.h"
#include "signedtoken.h"

#include "oauth/serverquestions.h"

#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace scopelight;
using namespace signedtoken;

namespace {

QByteArray keySet(const JsonWebKey& key)
{
    return QJsonDocument(QJsonObject{{u"keys"_s, QJsonArray{key.toJson()}}}).toJson();
}

} // namespace

class TestIdTokenVerification : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_peer = std::make_unique<QuestionedServer>();
        QVERIFY(m_peer->isListening());
        m_server = {.jwksUri = m_peer->origin() + u"/certs"_s};
    }

    void anIdTokenIsVerifiedWithThePublishedKeys()
    {
        m_peer->answer(200, keySet(serverKey().publicKey));
        const auto checks = waitFor(verifyIdToken(m_network, m_server, goodToken(), expectation()));
        QVERIFY(checks);
        QVERIFY(isVerified(*checks));
        QCOMPARE(m_peer->requestCount(), 1);
        QCOMPARE(m_peer->wireText(0),
            "GET /certs\naccept: application/json\ncache-control: no-cache\nconnection: Keep-Alive\n"
            "host: HOST\npragma: no-cache\n"
                + QByteArray("user-agent: Scopelight/" SCOPELIGHT_VERSION " (gzip)\n\n"));
    }

    void anUnknownKeyIsLookedForOnceMore()
    {
        m_peer->answer(200, keySet(otherKey()));
        m_peer->answer(200, keySet(serverKey().publicKey));
        const auto checks = waitFor(verifyIdToken(m_network, m_server, goodToken(), expectation()));
        QVERIFY(isVerified(*checks));
        QCOMPARE(m_peer->requestCount(), 2);
    }

    void andNotASecondTime()
    {
        m_peer->answer(200, keySet(otherKey()));
        const auto checks = waitFor(verifyIdToken(m_network, m_server, goodToken(), expectation()));
        QCOMPARE(signatureOf(*checks).reason, u"key_not_found"_s);
        QCOMPARE(signatureOf(*checks).outcome, Check::Outcome::Failed);
        QCOMPARE(m_peer->requestCount(), 2);
    }

    void keysThatCannotBeReadLeaveTheSignatureUnchecked_data()
    {
        QTest::addColumn<HttpResponse>("response");
        QTest::addColumn<QString>("code");
        QTest::newRow("no such page") << HttpResponse{.status = 404} << u"http_status"_s;
        QTest::newRow("redirect") << HttpResponse{.status = 302, .headers = {{"Location", "/other"}}}
                                  << u"http_status"_s;
        QTest::newRow("page") << HttpResponse{.body = "<html>"} << u"json_syntax"_s;
    }

    void keysThatCannotBeReadLeaveTheSignatureUnchecked()
    {
        QFETCH(const HttpResponse, response);
        QFETCH(const QString, code);
        m_peer->answer(response);
        const auto checks = waitFor(verifyIdToken(m_network, m_server, goodToken(), expectation()));
        QVERIFY(checks);
        QCOMPARE(signatureOf(*checks).outcome, Check::Outcome::NotChecked);
        QCOMPARE(signatureOf(*checks).facts.value(u"failed"_s), u"id_token/"_s + code);
        QCOMPARE(m_peer->requestCount(), 1);
    }

    void withoutPublishedKeysNothingIsSent()
    {
        m_trace.clear();
        const auto checks = waitFor(verifyIdToken(m_network, {}, goodToken(), expectation()));
        QCOMPARE(signatureOf(*checks).reason, u"keys_unavailable"_s);
        QCOMPARE(signatureOf(*checks).facts.value(u"failed"_s), u"id_token/not_offered"_s);
        QVERIFY(m_trace.exchanges().isEmpty());
    }

private:
    static IdToken goodToken() { return signedToken(goodHeader(), goodClaims()); }
    static Check signatureOf(const QList<Check>& checks) { return checks.value(1); }
    static JsonWebKey otherKey()
    {
        JsonWebKey key = serverKey().publicKey;
        key.kid = u"former"_s;
        return key;
    }

    HttpTrace m_trace;
    TracingNetworkAccessManager m_network{m_trace, &QDateTime::currentDateTimeUtc};
    std::unique_ptr<QuestionedServer> m_peer;
    ServerMetadata m_server;
};

QTEST_GUILESS_MAIN(TestIdTokenVerification)
#include "tst_idtokenverification.moc"
