// SPDX-License-Identifier: Apache-2.0
#include "tracednetwork.h"

#include <QNetworkReply>
#include <QTcpSocket>
#include <QTest>
#include <QTimer>

#include <memory>
#include <optional>

using namespace Qt::StringLiterals;
using namespace scopelight;

/// Each way to end without a complete answer has its code, and is recorded.
class TestNetworkFailures : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void brokenAnswersAreFailures_data();
    void brokenAnswersAreFailures();
    void endlessAnswersEndAtTheCap();
    void theFlowsAnswersAreCappedToo();
    void theTimeoutRunsToTheLastByte();
    void silenceIsATimeout();
    void aClosedPortIsConnectionRefused();
    void aPeerWithoutTlsIsTlsFailed();
    void failuresAreRecordedToo();
    void errorsHoldNoSecret();
    void abortAllCancelsWhatIsUnderWay();
    void theEndOfTheManagerCancels();
    void aDeletedReplyCountsAsCancelled();

private:
    std::optional<TracedNetwork> m_network; ///< new for every test
};

void TestNetworkFailures::init()
{
    m_network.emplace();
}

void TestNetworkFailures::brokenAnswersAreFailures_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<QString>("code");
    const QByteArray head = "HTTP/1.1 200 OK\r\n";
    QTest::newRow("nothing") << QByteArray() << u"connection_closed"_s;
    QTest::newRow("half a head") << QByteArray(head + "Content-Le") << u"connection_closed"_s;
    QTest::newRow("fewer bytes than announced")
        << QByteArray(head + "Content-Length: 100\r\n\r\n{\"access_token\":") << u"connection_closed"_s;
    QTest::newRow("an error answer that breaks off")
        << QByteArray("HTTP/1.1 400 X\r\nContent-Length: 100\r\n\r\n{\"error\":") << u"connection_closed"_s;
    QTest::newRow("chunks without an end")
        << QByteArray(head + "Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n") << u"connection_closed"_s;
    QTest::newRow("not HTTP") << QByteArray("SSH-2.0-server\r\n\r\n") << u"connection_closed"_s;
    const auto deflated = [](qsizetype mebibytes) {
        const QByteArray body = qCompress(QByteArray(mebibytes * 1024 * 1024, 'x'), 9).sliced(4);
        return httpAnswer(200, body, "Content-Encoding: deflate\r\n");
    };
    QTest::newRow("too much behind compression") << deflated(9) << u"body_too_large"_s;
    QTest::newRow("a decompression bomb") << deflated(64) << u"network_failed"_s; // Qt's own guard
    QTest::newRow("broken compression") << httpAnswer(200, "no gzip at all, but long enough",
        "Content-Encoding: gzip\r\n") << u"network_failed"_s;
}

void TestNetworkFailures::brokenAnswersAreFailures()
{
    QFETCH(const QByteArray, answer);
    QFETCH(const QString, code);
    LoopbackPeer peer(answer);
    const Outcome outcome = m_network->get(peer.url());
    QTRY_VERIFY(outcome.isFinished());
    QCOMPARE(codeOf(outcome), code);
    const std::unique_ptr<QNetworkReply> reply(m_network->manager.get(QNetworkRequest(peer.url())));
    QTRY_VERIFY(reply->isFinished());
    QVERIFY(transportError(*reply, Step::TokenExchange));
    QCOMPARE(transportError(*reply, Step::TokenExchange)->code, code);
    QCOMPARE(m_network->trace.exchanges().size(), 2);
    QCOMPARE(m_network->trace.exchanges().last().failure, code);
}

void TestNetworkFailures::endlessAnswersEndAtTheCap()
{
    LoopbackPeer peer([](const QByteArray&) { return unfinished("HTTP/1.1 200 OK\r\n\r\n"); });
    QTimer flood;
    connect(&flood, &QTimer::timeout, &peer, [&peer] {
        if (!peer.requests().isEmpty())
            peer.write(QByteArray(1024, 'x'));
    });
    flood.start(0);
    qsizetype seen = 0;
    const Outcome outcome = m_network->get(peer.url(),
        {.maxBodyBytes = 50'000, .onBytes = [&seen](QByteArrayView bytes) { seen += bytes.size(); }});
    QTRY_VERIFY(outcome.isFinished());
    QCOMPARE(codeOf(outcome), u"body_too_large"_s);
    QVERIFY(seen <= 50'000);
}

void TestNetworkFailures::theFlowsAnswersAreCappedToo()
{
    LoopbackPeer peer([](const QByteArray&) { return unfinished("HTTP/1.1 200 OK\r\n\r\n"); });
    QTimer flood;
    connect(&flood, &QTimer::timeout, &peer, [&peer] {
        if (!peer.requests().isEmpty())
            peer.write(QByteArray(1024 * 1024, 'x'));
    });
    flood.start(1);
    const std::unique_ptr<QNetworkReply> reply(
        m_network->manager.post(QNetworkRequest(peer.url()), "code=c"));
    QTRY_VERIFY(reply->isFinished());
    QCOMPARE(transportError(*reply, Step::TokenExchange)->code, u"body_too_large"_s);
}

void TestNetworkFailures::theTimeoutRunsToTheLastByte()
{
    LoopbackPeer peer([](const QByteArray&) { return unfinished("HTTP/1.1 200 OK\r\n\r\n"); });
    QTimer drip; // never idle for long
    connect(&drip, &QTimer::timeout, &peer, [&peer] {
        if (!peer.requests().isEmpty())
            peer.write("x");
    });
    drip.start(10);
    const Outcome outcome = m_network->get(peer.url(), {.step = Step::Drive, .timeoutMs = 300});
    QTRY_VERIFY(outcome.isFinished());
    QCOMPARE(codeOf(outcome), u"timeout"_s);
    QVERIFY(outcome.result().error().step == Step::Drive);
}

void TestNetworkFailures::silenceIsATimeout()
{
    LoopbackPeer peer([](const QByteArray&) { return unfinished({}); });
    const Outcome outcome = m_network->get(peer.url(), {.timeoutMs = 100});
    QTRY_VERIFY(outcome.isFinished());
    QCOMPARE(codeOf(outcome), u"timeout"_s);
    QCOMPARE(m_network->trace.exchanges().first().failure, u"timeout"_s);
    QCOMPARE(m_network->trace.exchanges().first().response.status, 0);
}

void TestNetworkFailures::aClosedPortIsConnectionRefused()
{
    QTcpServer closed;
    QVERIFY(closed.listen(QHostAddress::LocalHost));
    const quint16 port = closed.serverPort();
    closed.close();
    const Outcome outcome =
        m_network->get(QUrl(u"http://127.0.0.1:%1/"_s.arg(port)), {.step = Step::TokenInfo});
    QTRY_VERIFY(outcome.isFinished());
    const Error error = outcome.result().error();
    QVERIFY(error.step == Step::TokenInfo);
    QCOMPARE(error.code, u"connection_refused"_s);
    QCOMPARE(error.facts.value(u"host"_s), u"127.0.0.1"_s);
    QCOMPARE(error.facts.value(u"port"_s), QString::number(port));
    QVERIFY(!error.facts.value(u"reason"_s).isEmpty());
}

void TestNetworkFailures::aPeerWithoutTlsIsTlsFailed()
{
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    connect(&server, &QTcpServer::newConnection, &server, [&server] {
        server.nextPendingConnection()->write("HTTP/1.1 400 This is not a TLS server\r\n\r\n");
    });
    const Outcome outcome = m_network->get(QUrl(u"https://127.0.0.1:%1/"_s.arg(server.serverPort())));
    QTRY_VERIFY(outcome.isFinished());
    QCOMPARE(codeOf(outcome), u"tls_failed"_s);
}

void TestNetworkFailures::failuresAreRecordedToo()
{
    LoopbackPeer peer("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nonly this");
    const Outcome outcome = m_network->get(peer.url());
    QTRY_VERIFY(outcome.isFinished());
    const HttpExchange exchange = m_network->trace.exchanges().first();
    QCOMPARE(exchange.failure, u"connection_closed"_s);
    QCOMPARE(exchange.response.status, 200);
    QCOMPARE(exchange.response.body, "only this");
}

void TestNetworkFailures::errorsHoldNoSecret()
{
    LoopbackPeer peer(QByteArray{});
    const Outcome outcome = m_network->get(peer.url(u"/x?access_token=canary&a=b"_s));
    QTRY_VERIFY(outcome.isFinished());
    const Facts facts = outcome.result().error().facts;
    QVERIFY(facts.value(u"url"_s).contains(u"a=b"_s));
    for (const QString& fact : facts)
        QVERIFY2(!fact.contains(u"canary"_s), qPrintable(fact));
}

void TestNetworkFailures::abortAllCancelsWhatIsUnderWay()
{
    LoopbackPeer peer([](const QByteArray&) { return unfinished({}); });
    const Outcome ours = m_network->get(peer.url());
    const std::unique_ptr<QNetworkReply> theirs(m_network->manager.post(QNetworkRequest(peer.url()), "x"));
    QTRY_COMPARE(peer.requests().size(), 2);
    m_network->manager.abortAll();
    QVERIFY(ours.isFinished());
    QCOMPARE(codeOf(ours), u"cancelled"_s);
    QCOMPARE(transportError(*theirs, Step::TokenExchange)->code, u"cancelled"_s);
    QCOMPARE(m_network->trace.exchanges().size(), 2);
    m_network->manager.abortAll();
    QCOMPARE(m_network->trace.exchanges().size(), 2);
}

void TestNetworkFailures::theEndOfTheManagerCancels()
{
    LoopbackPeer peer([](const QByteArray&) { return unfinished({}); });
    auto manager =
        std::make_unique<TracingNetworkAccessManager>(m_network->trace, QDateTime::currentDateTimeUtc);
    const Outcome outcome = manager->send({.url = peer.url()}, {});
    QTRY_COMPARE(peer.requests().size(), 1);
    manager.reset();
    QVERIFY(outcome.isFinished());
    QCOMPARE(codeOf(outcome), u"cancelled"_s);
    QCOMPARE(m_network->trace.exchanges().first().failure, u"cancelled"_s);
}

void TestNetworkFailures::aDeletedReplyCountsAsCancelled()
{
    LoopbackPeer peer([](const QByteArray&) { return unfinished({}); });
    std::unique_ptr<QNetworkReply> reply(m_network->manager.post(QNetworkRequest(peer.url()), "x"));
    QTRY_COMPARE(peer.requests().size(), 1);
    reply.reset();
    QCOMPARE(m_network->trace.exchanges().size(), 1);
    QCOMPARE(m_network->trace.exchanges().first().failure, u"cancelled"_s);
}

QTEST_GUILESS_MAIN(TestNetworkFailures)
#include "tst_networkfailures.moc"
