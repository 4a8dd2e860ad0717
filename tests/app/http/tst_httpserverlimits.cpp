// SPDX-License-Identifier: Apache-2.0
#include "processmemory.h"
#include "rawclient.h"

#include <QElapsedTimer>
#include <QTimer>

#include <deque>
#include <memory>
#include <vector>

#include <fcntl.h>
#include <sys/resource.h>
#include <unistd.h>

using namespace scopelight;
using namespace Qt::StringLiterals;

namespace {

/// Sends that many bytes, holding only one piece at a time.
void sendLong(QTcpSocket& socket, qsizetype bytes)
{
    const QByteArray piece(64 * 1024, 'a');
    for (qsizetype sent = 0; sent < bytes; sent += piece.size()) {
        socket.write(piece);
        if (!QTest::qWaitFor([&socket] { return socket.bytesToWrite() == 0; }))
            return;
    }
}

/// A round trip through the same event loop: what was sent before it has been read after it.
void waitUntilRead()
{
    HttpServer other(greet);
    QVERIFY(other.listen(loopback, 0));
    QCOMPARE(exchange(other, goodRequest), greeting);
}

/// Opens descriptors until the process may have no more.
std::vector<int> takeAllDescriptors()
{
    std::vector<int> descriptors;
    rlimit limit = {};
    getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = std::min<rlim_t>(limit.rlim_cur, 512);
    setrlimit(RLIMIT_NOFILE, &limit);
    for (int next = ::open("/dev/null", O_RDONLY); next >= 0; next = ::dup(next))
        descriptors.push_back(next);
    return descriptors;
}

} // namespace

/// No client can make the server wait, grow or stop.
class TestHttpServerLimits : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void goesOnAfterRunningOutOfDescriptors(); // first: connections of other tests would give some back
    void dropsASilentConnection();
    void dropsASlowRequest();
    void waitsForASlowHandler();
    void dropsTheOldestSilentConnectionFirst();
    void dropsTheOldestWhenAllAreBusy();
    void serves300SilentConnectionsAndAGoodOne();
    void doesNotGrowWithTheRequest_data();
    void doesNotGrowWithTheRequest();
};

void TestHttpServerLimits::dropsASilentConnection()
{
    HttpServer server(greet, {.requestMs = 200});
    QVERIFY(server.listen(loopback, 0));
    QElapsedTimer elapsed;
    elapsed.start();
    RawClient client(server);
    QCOMPARE(client.answer(), QByteArray());
    QVERIFY(elapsed.elapsed() >= 180);
}

void TestHttpServerLimits::dropsASlowRequest()
{
    HttpServer server(greet, {.requestMs = 300});
    QVERIFY(server.listen(loopback, 0));
    RawClient client(server);
    client.send("GET /");
    QTimer drip;
    connect(&drip, &QTimer::timeout, &drip, [&client] { client.send("a"); });
    drip.start(20);
    QVERIFY(client.closesWithin(3000));
}

void TestHttpServerLimits::waitsForASlowHandler()
{
    HttpServer server(
        [](const ServerRequest& request, const HttpServer::Respond& respond) {
            QTimer::singleShot(400, qApp, [request, respond] { greet(request, respond); });
        },
        {.requestMs = 100});
    QVERIFY(server.listen(loopback, 0));
    QCOMPARE(exchange(server, goodRequest), greeting);
}

void TestHttpServerLimits::dropsTheOldestSilentConnectionFirst()
{
    HttpServer server(greet, {.connections = 2});
    QVERIFY(server.listen(loopback, 0));
    RawClient busy(server);
    busy.send(goodRequest.first(10));
    waitUntilRead();
    RawClient silent(server);
    QVERIFY(silent.connectsWithin());
    QCOMPARE(exchange(server, goodRequest), greeting);
    QVERIFY(silent.closesWithin());
    busy.send(goodRequest.sliced(10));
    QCOMPARE(busy.answer(), greeting);
}

void TestHttpServerLimits::dropsTheOldestWhenAllAreBusy()
{
    HttpServer server(greet, {.connections = 2});
    QVERIFY(server.listen(loopback, 0));
    std::deque<RawClient> busy;
    for (int i = 0; i < 2; ++i) {
        busy.emplace_back(server).send(goodRequest.first(10));
    }
    waitUntilRead();
    QCOMPARE(exchange(server, goodRequest), greeting);
    QVERIFY(busy.front().closesWithin());
    busy.back().send(goodRequest.sliced(10));
    QCOMPARE(busy.back().answer(), greeting);
}

void TestHttpServerLimits::serves300SilentConnectionsAndAGoodOne()
{
    HttpServer server(greet);
    QVERIFY(server.listen(loopback, 0));
    std::deque<RawClient> silent;
    for (int i = 0; i < 300; ++i)
        silent.emplace_back(server);
    for (RawClient& client : silent)
        QVERIFY(client.connectsWithin());
    QElapsedTimer elapsed;
    elapsed.start();
    QCOMPARE(exchange(server, goodRequest), greeting);
    QVERIFY(elapsed.elapsed() < 1000);
    const auto open = [&silent] {
        return std::ranges::count_if(silent, [](const RawClient& client) { return !client.isClosed(); });
    };
    QTRY_VERIFY(open() <= 32);
    QVERIFY(open() > 0);
}

void TestHttpServerLimits::doesNotGrowWithTheRequest_data()
{
    QTest::addColumn<QByteArray>("start");
    QTest::addColumn<QByteArray>("statusLine");
    QTest::newRow("request line") << "GET /"_ba
                                  << "HTTP/1.1 414 URI Too Long"_ba;
    QTest::newRow("field") << "GET / HTTP/1.1\r\nHost: h\r\nCookie: "_ba
                           << "HTTP/1.1 431 Request Header Fields Too Large"_ba;
    QTest::newRow("body") << "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 20000000\r\n\r\n"_ba
                          << "HTTP/1.1 413 Content Too Large"_ba;
    QTest::newRow("bytes after the request") << goodRequest << "HTTP/1.1 200 OK"_ba;
}

void TestHttpServerLimits::doesNotGrowWithTheRequest()
{
    QFETCH(const QByteArray, start);
    QFETCH(const QByteArray, statusLine);
    HttpServer server(greet);
    QVERIFY(server.listen(loopback, 0));
    QCOMPARE(exchange(server, goodRequest), greeting);
    [[maybe_unused]] const qint64 before = kibibytesHeld(u"VmHWM"_s);
    RawClient client(server);
    client.send(start);
    sendLong(client.socket(), 20'000'000);
    QVERIFY(client.answer().startsWith(statusLine + "\r\n"));
#ifndef __SANITIZE_ADDRESS__ // which keeps freed memory for a while
    const qint64 growth = kibibytesHeld(u"VmHWM"_s) - before;
    QVERIFY2(growth < 1000, qPrintable(QString::number(growth)));
#endif
    QCOMPARE(exchange(server, goodRequest), greeting);
}

void TestHttpServerLimits::goesOnAfterRunningOutOfDescriptors()
{
    HttpServer server(greet);
    QVERIFY(server.listen(loopback, 0));
    RawClient client(server);
    QVERIFY(client.socket().waitForConnected()); // by the kernel; the server has not seen it yet
    client.send(goodRequest);
    const std::vector<int> all = takeAllDescriptors();
    const bool closedMeanwhile = client.closesWithin(300);
    for (const int descriptor : all)
        ::close(descriptor);
    QVERIFY(!all.empty());
    QVERIFY(!closedMeanwhile);
    QCOMPARE(client.answer(), greeting);
}

QTEST_GUILESS_MAIN(TestHttpServerLimits)
#include "tst_httpserverlimits.moc"
