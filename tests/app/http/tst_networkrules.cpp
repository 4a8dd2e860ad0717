// SPDX-License-Identifier: Apache-2.0
#include "tracednetwork.h"

#include <QNetworkReply>
#include <QSignalSpy>
#include <QTest>

#include <memory>
#include <optional>

using namespace Qt::StringLiterals;
using namespace scopelight;

/// What holds for every request, ours and those of Qt's flow.
class TestNetworkRules : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void redirectsAreNotFollowed_data();
    void redirectsAreNotFollowed();
    void insecureUrlsAreRefusedBeforeAnyByte_data();
    void insecureUrlsAreRefusedBeforeAnyByte();
    void loopbackHostsAreJudgedByName_data();
    void loopbackHostsAreJudgedByName();
    void loopbackIsReachedDirectly();
    void otherHostsGoThroughTheSystemsProxy();
    void cookiesAreNeitherKeptNorSent();
    void answersAreNotCached();

private:
    std::optional<TracedNetwork> m_network; ///< new for every test
};

void TestNetworkRules::init()
{
    m_network.emplace();
}

void TestNetworkRules::redirectsAreNotFollowed_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    for (const int status : {301, 302, 303, 307, 308}) {
        QTest::addRow("%d", status) << status << QByteArray("moved");
        QTest::addRow("%d without a body", status) << status << QByteArray();
    }
}

void TestNetworkRules::redirectsAreNotFollowed()
{
    QFETCH(const int, status);
    QFETCH(const QByteArray, body);
    LoopbackPeer other(httpAnswer(200, {}));
    LoopbackPeer peer(httpAnswer(status, body, "Location: " + other.url().toEncoded() + "\r\n"));
    const HttpRequest request{.method = "POST", .url = peer.url(), .body = "client_secret=s"};
    const Outcome outcome = m_network->manager.send(request, {});
    QTRY_VERIFY(outcome.isFinished());
    QVERIFY(outcome.result());
    QCOMPARE(outcome.result()->status, status);
    QCOMPARE(outcome.result()->body, body);
    const std::unique_ptr<QNetworkReply> reply(m_network->manager.post(QNetworkRequest(peer.url()), "x"));
    QTRY_VERIFY(reply->isFinished());
    QCOMPARE(toResponse(*reply).status, status);
    QCOMPARE(peer.requests().size(), 2);
    QCOMPARE(other.connections(), 0);
}

void TestNetworkRules::insecureUrlsAreRefusedBeforeAnyByte_data()
{
    QTest::addColumn<QString>("url");
    for (const char* url : {"http://example.com:%1/", "http://127.0.0.1.example.com:%1/",
             "http://localhost.example.com:%1/", "http://0.0.0.0:%1/", "http://user@127.0.0.1:%1/",
             "http://user:pass@127.0.0.1:%1/", "https://127.0.0.1@example.com/", "ftp://127.0.0.1:%1/",
             "file:///etc/hosts", "data:text/plain,x", "/relative", ""})
        QTest::newRow(url) << QString::fromLatin1(url);
}

void TestNetworkRules::insecureUrlsAreRefusedBeforeAnyByte()
{
    QFETCH(const QString, url);
    LoopbackPeer peer(httpAnswer(200, {}));
    const QUrl target(url.contains(u"%1"_s) ? url.arg(peer.port()) : url);
    const HttpRequest request{.method = "POST", .url = target, .body = "code=c"};
    const Outcome outcome = m_network->manager.send(request, {});
    QVERIFY(!outcome.isFinished());
    QTRY_VERIFY(outcome.isFinished());
    QCOMPARE(codeOf(outcome), u"insecure_url"_s);
    const std::unique_ptr<QNetworkReply> reply(m_network->manager.post(QNetworkRequest(target), "code=c"));
    QSignalSpy finished(reply.get(), &QNetworkReply::finished);
    QVERIFY(finished.wait());
    QCOMPARE(transportError(*reply, Step::TokenExchange)->code, u"insecure_url"_s);
    QCOMPARE(peer.connections(), 0);
    QCOMPARE(m_network->trace.exchanges().size(), 2);
    QCOMPARE(m_network->trace.exchanges().last().failure, u"insecure_url"_s);
}

void TestNetworkRules::loopbackHostsAreJudgedByName_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<bool>("isLoopback");
    for (const char* host : {"localhost", "LOCALHOST", "127.0.0.1", "127.8.9.10", "::1"})
        QTest::newRow(host) << QString::fromLatin1(host) << true;
    for (const char* host : {"", "localhost.", "localhost.example", "xlocalhost", "128.0.0.1", "0.0.0.0",
             "127.1", "2130706433", "0x7f000001", "::", "::2", "::ffff:127.0.0.1", "127.0.0.1.example", "1"})
        QTest::newRow(host) << QString::fromLatin1(host) << false;
}

void TestNetworkRules::loopbackHostsAreJudgedByName()
{
    QFETCH(const QString, host);
    QTEST(isLoopbackHost(host), "isLoopback");
}

void TestNetworkRules::loopbackIsReachedDirectly()
{
    LoopbackPeer proxy(httpAnswer(200, "from the proxy"));
    LoopbackPeer peer(httpAnswer(200, "direct"));
    qputenv("http_proxy", proxy.url().toEncoded());
    const Outcome outcome = m_network->get(peer.url());
    QTRY_VERIFY(outcome.isFinished());
    qunsetenv("http_proxy");
    QCOMPARE(outcome.result()->body, "direct");
    QCOMPARE(proxy.connections(), 0);
}

void TestNetworkRules::otherHostsGoThroughTheSystemsProxy()
{
    LoopbackPeer proxy(httpAnswer(407, "who are you", "Proxy-Authenticate: Basic realm=\"p\"\r\n"));
    qputenv("https_proxy", proxy.url().toEncoded());
    const Outcome outcome = m_network->get(QUrl(u"https://server.invalid/"_s));
    QTRY_VERIFY(outcome.isFinished());
    qunsetenv("https_proxy");
    QCOMPARE(codeOf(outcome), u"proxy_failed"_s);
    QVERIFY(proxy.requests().first().startsWith("CONNECT server.invalid:443 "));
}

void TestNetworkRules::cookiesAreNeitherKeptNorSent()
{
    LoopbackPeer peer(httpAnswer(200, {}, "Set-Cookie: a=b; Path=/\r\n"));
    for (int i = 0; i < 2; ++i) {
        const Outcome outcome = m_network->get(peer.url());
        QTRY_VERIFY(outcome.isFinished());
    }
    QCOMPARE(peer.requests().size(), 2);
    QVERIFY(!peer.requests().last().toLower().contains("\r\ncookie:"));
}

void TestNetworkRules::answersAreNotCached()
{
    LoopbackPeer peer(httpAnswer(200, "x", "Cache-Control: max-age=3600\r\n"));
    for (int i = 0; i < 2; ++i) {
        const Outcome outcome = m_network->get(peer.url());
        QTRY_VERIFY(outcome.isFinished());
    }
    QCOMPARE(peer.requests().size(), 2);
}

QTEST_GUILESS_MAIN(TestNetworkRules)
#include "tst_networkrules.moc"
