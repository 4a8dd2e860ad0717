// SPDX-License-Identifier: Apache-2.0
#include "rawclient.h"

#include <memory>

using namespace scopelight;

namespace {

constexpr int largeBytes = 20'000'000; // more than the kernel takes off a sender's hands

} // namespace

/// No moment is wrong for closing or deleting the server, and no answer is cut short by it.
class TestHttpServerLifetime : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void writesALargeAnswerWhole_data();
    void writesALargeAnswerWhole();
    void answersAfterTheServerIsClosed();
    void ignoresALateAnswer();
    void mayBeDeletedByItsHandler_data();
    void mayBeDeletedByItsHandler();
    void closesUnfinishedRequestsWhenClosed();
    void dropsAClientThatDoesNotRead();
};

void TestHttpServerLifetime::writesALargeAnswerWhole_data()
{
    QTest::addColumn<int>("bytes");
    QTest::addColumn<bool>("closed");
    QTest::newRow("300 kB") << 300'000 << false;
    QTest::newRow("20 MB") << largeBytes << false;
    QTest::newRow("20 MB, the server deleted meanwhile") << largeBytes << true;
}

void TestHttpServerLifetime::writesALargeAnswerWhole()
{
    QFETCH(const int, bytes);
    QFETCH(const bool, closed);
    const QByteArray body(bytes, 'b');
    auto server = std::make_unique<HttpServer>(
        [&body](const ServerRequest&, const HttpServer::Respond& respond) { respond({.body = body}); });
    QVERIFY(server->listen(loopback, 0));
    RawClient client(*server);
    client.socket().setReadBufferSize(1000);
    client.send(goodRequest);
    QTRY_VERIFY(client.socket().bytesAvailable() > 0);
    if (closed)
        server.reset();
    client.socket().setReadBufferSize(0);
    const QByteArray answer = client.answer();
    QVERIFY(answer.startsWith("HTTP/1.1 200 OK\r\nContent-Length: " + QByteArray::number(bytes) + "\r\n"));
    QVERIFY(answer.endsWith("\r\n\r\n" + body));
}

void TestHttpServerLifetime::answersAfterTheServerIsClosed()
{
    HttpServer::Respond late;
    HttpServer server([&late](const ServerRequest&, const HttpServer::Respond& respond) { late = respond; });
    QVERIFY(server.listen(loopback, 0));
    RawClient client(server);
    client.send(goodRequest);
    QTRY_VERIFY(late);
    server.close();
    late({.body = "hello"});
    QCOMPARE(client.answer(), greeting);
}

void TestHttpServerLifetime::ignoresALateAnswer()
{
    HttpServer::Respond late;
    auto server = std::make_unique<HttpServer>(
        [&late](const ServerRequest&, const HttpServer::Respond& respond) { late = respond; });
    QVERIFY(server->listen(loopback, 0));
    auto client = std::make_unique<RawClient>(*server);
    client->send(goodRequest);
    QTRY_VERIFY(late);
    client.reset();
    QTest::qWait(0);
    late({.body = "to nobody"});
    server.reset();
    late({.body = "to nobody"});
    QTest::qWait(0);
    late({.body = "to nobody"});
}

void TestHttpServerLifetime::mayBeDeletedByItsHandler_data()
{
    QTest::addColumn<bool>("answerFirst");
    QTest::newRow("after the answer") << true;
    QTest::newRow("before the answer") << false;
}

void TestHttpServerLifetime::mayBeDeletedByItsHandler()
{
    QFETCH(const bool, answerFirst);
    std::unique_ptr<HttpServer> server;
    server = std::make_unique<HttpServer>(
        [&server, answerFirst](const ServerRequest& request, const HttpServer::Respond& respond) {
            if (answerFirst)
                greet(request, respond);
            server.reset();
            if (!answerFirst)
                greet(request, respond);
        });
    QVERIFY(server->listen(loopback, 0));
    QCOMPARE(exchange(*server, goodRequest), greeting);
    QVERIFY(!server);
}

void TestHttpServerLifetime::closesUnfinishedRequestsWhenClosed()
{
    auto server = std::make_unique<HttpServer>(greet);
    QVERIFY(server->listen(loopback, 0));
    RawClient silent(*server);
    RawClient busy(*server);
    busy.send(goodRequest.first(10));
    QCOMPARE(exchange(*server, goodRequest), greeting);
    QVERIFY(!silent.isClosed() && !busy.isClosed());
    server.reset();
    QCOMPARE(silent.answer(), QByteArray());
    QCOMPARE(busy.answer(), QByteArray());
}

void TestHttpServerLifetime::dropsAClientThatDoesNotRead()
{
    auto token = std::make_shared<int>();
    const std::weak_ptr<int> held(token); // by the handler, which the connection shares with the server
    auto server = std::make_unique<HttpServer>(
        [token = std::move(token)](const ServerRequest&, const HttpServer::Respond& respond) {
            respond({.body = QByteArray(largeBytes, 'b')});
        },
        ServerLimits{.requestMs = 300});
    QVERIFY(server->listen(loopback, 0));
    RawClient client(*server);
    client.socket().setReadBufferSize(1);
    client.send(goodRequest);
    QTRY_VERIFY(client.socket().bytesAvailable() > 0);
    server.reset();
    QVERIFY(!held.expired());
    QTRY_VERIFY_WITH_TIMEOUT(held.expired(), 3000);
}

QTEST_GUILESS_MAIN(TestHttpServerLifetime)
#include "tst_httpserverlifetime.moc"
