// SPDX-License-Identifier: Apache-2.0
#include "rawclient.h"

#include <QTcpServer>

#ifdef Q_OS_UNIX
#include <sys/socket.h>
#endif

using namespace scopelight;
using namespace Qt::StringLiterals;

/// What the server puts on the wire, and which addresses it takes: real sockets on 127.0.0.1 and ::1.
class TestHttpServer : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void answersARequest_data();
    void answersARequest();
    void handsOverTheBody();
    void answersInPiecesAsInOne();
    void answersARefusedRequest_data();
    void answersARefusedRequest();
    void answersHeadWithoutBody();
    void writesItsOwnLengthAndConnection();
    void sendsNoLengthWithNoContent();
    void refusesToSplitItsAnswer_data();
    void refusesToSplitItsAnswer();
    void answersOnlyTheFirstOfTwoRequests();
    void answersAClientThatHasClosedItsSide();
    void holdsBothLoopbackAddressesSideBySide();
    void saysThatAPortIsTaken_data();
    void saysThatAPortIsTaken();
    void keepsOthersOffItsPort();
    void takesThePortAgainAfterServing();
    void bindsOnlyLoopback_data();
    void bindsOnlyLoopback();
};

void TestHttpServer::answersARequest_data()
{
    QTest::addColumn<QHostAddress>("address");
    QTest::newRow("IPv4") << QHostAddress(QHostAddress::LocalHost);
    QTest::newRow("IPv6") << QHostAddress(QHostAddress::LocalHostIPv6);
}

void TestHttpServer::answersARequest()
{
    QFETCH(const QHostAddress, address);
    ServerRequest request;
    HttpServer server([&request](const ServerRequest& received, const HttpServer::Respond& respond) {
        request = received;
        respond({.status = 404, .headers = {{"Content-Type", "text/plain"}, {"A", ""}}, .body = "no\n"});
    });
    QVERIFY(server.listen(address, 0));
    QCOMPARE(server.address(), address);
    QVERIFY(server.port() != 0);
    QCOMPARE(exchange(server, goodRequest),
        "HTTP/1.1 404 Not Found\r\nContent-Type: text/plain\r\nA: \r\nContent-Length: 3\r\n"
        "Connection: close\r\n\r\nno\n"_ba);
    QCOMPARE(request,
        (ServerRequest{
            .method = "GET", .target = "/?state=s&code=c", .headers = {{"Host", "localhost:8080"}}}));
}

void TestHttpServer::handsOverTheBody()
{
    HttpServer server([](const ServerRequest& request,
                          const HttpServer::Respond& respond) { respond({.body = request.body}); },
        {.request = {.bodyBytes = 300'000}});
    QVERIFY(server.listen(loopback, 0));
    const QByteArray body = QByteArray("0123456789").repeated(30'000);
    const QByteArray answer =
        exchange(server, "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 300000\r\n\r\n" + body);
    QVERIFY(answer == "HTTP/1.1 200 OK\r\nContent-Length: 300000\r\nConnection: close\r\n\r\n" + body);
}

void TestHttpServer::answersInPiecesAsInOne()
{
    HttpServer server(greet);
    QVERIFY(server.listen(loopback, 0));
    RawClient client(server);
    client.socket().setSocketOption(QAbstractSocket::LowDelayOption, 1);
    for (const char byte : goodRequest) {
        client.send(QByteArray(1, byte));
        QVERIFY(QTest::qWaitFor([&client] { return client.socket().bytesToWrite() == 0; }));
    }
    QCOMPARE(client.answer(), greeting);
}

void TestHttpServer::answersARefusedRequest_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("statusLine");
    QTest::newRow("grammar") << "GET / HTTP/1.1\nHost: h\n\n"_ba
                             << "HTTP/1.1 400 Bad Request"_ba;
    QTest::newRow("body") << "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 1\r\n\r\n"_ba
                          << "HTTP/1.1 413 Content Too Large"_ba;
    QTest::newRow("line") << QByteArray(70'000, 'a') << "HTTP/1.1 414 URI Too Long"_ba;
    QTest::newRow("chunked") << "POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n"_ba
                             << "HTTP/1.1 501 Not Implemented"_ba;
}

void TestHttpServer::answersARefusedRequest()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const QByteArray, statusLine);
    HttpServer server([](const ServerRequest&, const HttpServer::Respond&) { QFAIL("handled"); });
    QVERIFY(server.listen(loopback, 0));
    QCOMPARE(exchange(server, bytes), statusLine + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
}

void TestHttpServer::answersHeadWithoutBody()
{
    HttpServer server(greet);
    QVERIFY(server.listen(loopback, 0));
    QCOMPARE(exchange(server, "HEAD / HTTP/1.1\r\nHost: localhost\r\n\r\n"),
        "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nConnection: close\r\n\r\n"_ba);
}

void TestHttpServer::writesItsOwnLengthAndConnection()
{
    HttpServer server([](const ServerRequest&, const HttpServer::Respond& respond) {
        respond({.headers = {{"content-length", "99"}, {"CONNECTION", "keep-alive"}}, .body = "hello"});
    });
    QVERIFY(server.listen(loopback, 0));
    QCOMPARE(exchange(server, goodRequest), greeting);
}

void TestHttpServer::sendsNoLengthWithNoContent()
{
    HttpServer server([](const ServerRequest&, const HttpServer::Respond& respond) {
        respond({.status = 204, .body = "dropped"});
    });
    QVERIFY(server.listen(loopback, 0));
    QCOMPARE(exchange(server, goodRequest), "HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n"_ba);
}

void TestHttpServer::refusesToSplitItsAnswer_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("value");
    QTest::newRow("line break in the value") << "Location"_ba
                                             << "/\r\nSet-Cookie: a=b"_ba;
    QTest::newRow("line feed in the value") << "Location"_ba
                                            << "/\nSet-Cookie: a=b"_ba;
    QTest::newRow("line break in the name") << "A\r\nB"_ba
                                            << "c"_ba;
}

void TestHttpServer::refusesToSplitItsAnswer()
{
    QFETCH(const QByteArray, name);
    QFETCH(const QByteArray, value);
    HttpServer server([&](const ServerRequest&, const HttpServer::Respond& respond) {
        respond({.status = 302, .headers = {{name, value}}, .body = "hello"});
    });
    QVERIFY(server.listen(loopback, 0));
    QCOMPARE(exchange(server, goodRequest),
        "HTTP/1.1 500 Internal Server Error\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"_ba);
}

void TestHttpServer::answersOnlyTheFirstOfTwoRequests()
{
    int requests = 0;
    HttpServer server([&requests](const ServerRequest& request, const HttpServer::Respond& respond) {
        ++requests;
        greet(request, respond);
        respond({.status = 500}); // the first answer counts
    });
    QVERIFY(server.listen(loopback, 0));
    QCOMPARE(exchange(server, goodRequest + goodRequest), greeting);
    QCOMPARE(requests, 1);
}

void TestHttpServer::answersAClientThatHasClosedItsSide()
{
#ifdef Q_OS_UNIX
    HttpServer server(greet);
    QVERIFY(server.listen(loopback, 0));
    RawClient client(server);
    QVERIFY(client.socket().waitForConnected());
    client.send(goodRequest);
    QVERIFY(client.socket().waitForBytesWritten());
    QCOMPARE(::shutdown(static_cast<int>(client.socket().socketDescriptor()), SHUT_WR), 0);
    QCOMPARE(client.answer(), greeting);
#endif
}

void TestHttpServer::holdsBothLoopbackAddressesSideBySide()
{
    HttpServer v4(greet);
    HttpServer v6(greet);
    QVERIFY(v4.listen(loopback, 0));
    QVERIFY(v6.listen(QHostAddress(QHostAddress::LocalHostIPv6), v4.port()));
    QCOMPARE(v4.port(), v6.port());
    QCOMPARE(exchange(v4, goodRequest), greeting);
    QCOMPARE(exchange(v6, goodRequest), greeting);
}

void TestHttpServer::saysThatAPortIsTaken_data()
{
    QTest::addColumn<QHostAddress>("holder");
    QTest::addColumn<QHostAddress>("address");
    const QHostAddress v6(QHostAddress::LocalHostIPv6);
    QTest::newRow("by the same address") << loopback << loopback;
    QTest::newRow("by ::1") << v6 << v6;
    QTest::newRow("by 0.0.0.0") << QHostAddress(QHostAddress::AnyIPv4) << loopback;
    QTest::newRow("by ::") << QHostAddress(QHostAddress::AnyIPv6) << v6;
    QTest::newRow("by :: for both") << QHostAddress(QHostAddress::Any) << loopback;
}

void TestHttpServer::saysThatAPortIsTaken()
{
    QFETCH(const QHostAddress, holder);
    QFETCH(const QHostAddress, address);
    QTcpServer other;
    QVERIFY(other.listen(holder, 0));
    const quint16 port = other.serverPort();
    HttpServer server(greet);
    const auto result = server.listen(address, port);
    QVERIFY(!result);
    QVERIFY(!server.isListening());
    QCOMPARE(toString(result.error().step), u"listen"_s);
    QCOMPARE(result.error().code, u"port_taken"_s);
    QCOMPARE(result.error().facts.value(u"address"_s), address.toString());
    QCOMPARE(result.error().facts.value(u"port"_s), QString::number(port));
    other.close();
    QVERIFY(server.listen(address, port));
}

void TestHttpServer::keepsOthersOffItsPort()
{
    HttpServer server(greet);
    QVERIFY(server.listen(loopback, 0));
    for (const auto address : {QHostAddress::LocalHost, QHostAddress::AnyIPv4, QHostAddress::Any}) {
        QTcpServer other;
        QVERIFY(!other.listen(QHostAddress(address), server.port()));
        QCOMPARE(other.serverError(), QAbstractSocket::AddressInUseError);
    }
}

void TestHttpServer::takesThePortAgainAfterServing()
{
    HttpServer first(greet);
    QVERIFY(first.listen(loopback, 0));
    const quint16 port = first.port();
    QCOMPARE(exchange(first, goodRequest), greeting);
    first.close();
    QVERIFY(!first.isListening());
    HttpServer second(greet);
    QVERIFY(second.listen(loopback, port));
    QCOMPARE(exchange(second, goodRequest), greeting);
}

void TestHttpServer::bindsOnlyLoopback_data()
{
    QTest::addColumn<QHostAddress>("address");
    QTest::addColumn<QString>("code");
    QTest::newRow("0.0.0.0") << QHostAddress(QHostAddress::AnyIPv4) << u"address_not_loopback"_s;
    QTest::newRow("::") << QHostAddress(QHostAddress::AnyIPv6) << u"address_not_loopback"_s;
    QTest::newRow("both") << QHostAddress(QHostAddress::Any) << u"address_not_loopback"_s;
    QTest::newRow("none") << QHostAddress() << u"address_not_loopback"_s;
    QTest::newRow("TEST-NET") << QHostAddress(u"192.0.2.1"_s) << u"address_not_loopback"_s;
}

void TestHttpServer::bindsOnlyLoopback()
{
    QFETCH(const QHostAddress, address);
    HttpServer server(greet);
    const auto result = server.listen(address, 0);
    QVERIFY(!result);
    QTEST(result.error().code, "code");
    QVERIFY(!server.isListening());
}

QTEST_GUILESS_MAIN(TestHttpServer)
#include "tst_httpserver.moc"
