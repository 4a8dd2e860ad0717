// SPDX-License-Identifier: Apache-2.0
#include "oauth/trustedserver.h"

#include "loopbackpeer.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace scopelight;

namespace {

OAuthClient clientAt(const QString& origin)
{
    return {.clientId = u"client"_s, .authUri = origin + u"/auth"_s, .tokenUri = origin + u"/token"_s};
}

} // namespace

/// Who is spoken to, and that nobody is before the user said so.
class TestTrustedServer : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sendsNothingBeforeTheFilesServerIsTrusted();
    void asksForTheOriginsThatDiscoveryAdds();
    void takesTheServersMetadataOnceTrusted();
    void needsNoTrustForGoogle();
    void takesASavedTokenForGooglesUnlessItSaysOtherwise();

private:
    /// Answers discovery with a key set at another origin.
    static QByteArray document(const QString& issuer, const QString& keysAt);
    Result<ServerMetadata> find(
        const OAuthClient& client, const QStringList& trusted, const QString& issuer = {});

    HttpTrace m_trace;
    TracingNetworkAccessManager m_network{m_trace, QDateTime::currentDateTimeUtc};
};

QByteArray TestTrustedServer::document(const QString& issuer, const QString& keysAt)
{
    const QJsonObject metadata{{u"issuer"_s, issuer}, {u"jwks_uri"_s, keysAt + QStringLiteral("/keys")}};
    return httpAnswer(200, QJsonDocument(metadata).toJson());
}

Result<ServerMetadata> TestTrustedServer::find(
    const OAuthClient& client, const QStringList& trusted, const QString& issuer)
{
    const auto found = findTrustedServer(m_network, client, issuer, trusted);
    if (!QTest::qWaitFor([&] { return found.isFinished(); }))
        return fail(Step::Usage, u"never"_s);
    return found.result();
}

void TestTrustedServer::sendsNothingBeforeTheFilesServerIsTrusted()
{
    const LoopbackPeer server(httpAnswer(404, {}));
    const QString origin = server.url(QString()).toString();
    const auto found = find(clientAt(origin), {});
    QVERIFY(!found);
    QCOMPARE(found.error().code, u"untrusted_server"_s);
    QCOMPARE(found.error().facts.value(u"origin"_s), origin);
    QVERIFY(!found.error().facts.contains(u"named_by"_s));
    QCOMPARE(server.connections(), 0);
}

void TestTrustedServer::asksForTheOriginsThatDiscoveryAdds()
{
    QString origin;
    const QString keysAt = u"https://keys.example.org"_s;
    const LoopbackPeer server(
        [&](const QByteArray&) { return LoopbackPeer::Answer{document(origin, keysAt)}; });
    origin = server.url(QString()).toString();
    const auto found = find(clientAt(origin), {origin});
    QVERIFY(!found);
    QCOMPARE(found.error().facts.value(u"origins"_s), keysAt);
    QCOMPARE(found.error().facts.value(u"named_by"_s), u"discovery"_s);
    const auto trusted = find(clientAt(origin), {origin, keysAt});
    QVERIFY(trusted.has_value());
    QCOMPARE(trusted->jwksUri, keysAt + u"/keys"_s);
}

void TestTrustedServer::takesTheServersMetadataOnceTrusted()
{
    const LoopbackPeer server(httpAnswer(404, {}));
    const QString origin = server.url(QString()).toString();
    const auto found = find(clientAt(origin), {origin});
    QVERIFY(found.has_value());
    QCOMPARE(*found, ServerMetadata::ofClient(clientAt(origin)));
    QVERIFY(found->kind() == ServerKind::Other);
}

void TestTrustedServer::needsNoTrustForGoogle()
{
    OAuthClient client = clientAt(u"https://accounts.google.com/o/oauth2"_s);
    client.tokenUri = u"https://oauth2.googleapis.com/token"_s;
    const qsizetype before = m_trace.exchanges().size();
    const auto found = find(client, {});
    QVERIFY(found.has_value() && found->kind() == ServerKind::Google);
    QCOMPARE(found->authorizationEndpoint, client.authUri);
    QCOMPARE(m_trace.exchanges().size(), before);
}

void TestTrustedServer::takesASavedTokenForGooglesUnlessItSaysOtherwise()
{
    QVERIFY(find({}, {})->kind() == ServerKind::Google);
    const OAuthClient elsewhere{.tokenUri = u"https://login.example.org/token"_s};
    QCOMPARE(find(elsewhere, {}).error().code, u"untrusted_server"_s);
    QVERIFY(find(elsewhere, {u"https://login.example.org"_s})->kind() == ServerKind::Other);
    QCOMPARE(find({}, {}, u"https://login.example.org"_s).error().code, u"untrusted_server"_s);
}

QTEST_GUILESS_MAIN(TestTrustedServer)
#include "tst_trustedserver.moc"
