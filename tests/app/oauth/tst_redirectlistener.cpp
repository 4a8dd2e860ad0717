// SPDX-License-Identifier: Apache-2.0
#include "oauth/redirectlistener.h"

#include "signinstand.h"

#include <QCryptographicHash>

using namespace Qt::StringLiterals;
using namespace scopelight;

namespace {

/// A listener on a free port of localhost; its judge takes `state=right` alone.
struct Endpoint {
    HttpTrace trace = {};
    RedirectListener listener{trace, [] { return QDateTime(QDate(2025, 1, 1), QTime(12, 0), Qt::UTC); }};
    quint16 port = freePort();
    QByteArrayList judged = {};
    Result<void> listening = {};

    explicit Endpoint(const QString& hostAndPath = u"localhost:%1"_s)
    {
        listening = listener.listen(RedirectUri::parse(u"http://"_s + hostAndPath.arg(port)).value(),
            [this](const QByteArray& query) {
                judged.append(query);
                return query.startsWith("state=right");
            });
    }

    QByteArray head(const QByteArray& requestLine, QByteArray fields = "Host: localhost:PORT\r\n") const
    {
        return requestLine + " HTTP/1.1\r\n" + fields.replace("PORT", QByteArray::number(port)) + "\r\n";
    }
    QByteArray get(const QByteArray& target) const { return sendTo(port, head("GET " + target)); }
};

bool hasIpv6()
{
    QTcpServer server;
    return server.listen(QHostAddress::LocalHostIPv6);
}

QByteArray bodyOf(const QByteArray& answer)
{
    return answer.mid(answer.indexOf("\r\n\r\n") + 4);
}

QByteArray fieldOf(const QByteArray& answer, const QByteArray& name)
{
    const qsizetype begin = answer.indexOf("\r\n" + name + ": ");
    if (begin < 0)
        return "(absent)";
    const qsizetype start = begin + name.size() + 4;
    return answer.sliced(start, answer.indexOf("\r\n", start) - start);
}

QByteArray hashOf(const QByteArray& page, const QByteArray& element)
{
    const qsizetype start = page.indexOf('<' + element + '>') + element.size() + 2;
    const QByteArray text = page.sliced(start, page.indexOf("</" + element, start) - start);
    return "'sha256-" + QCryptographicHash::hash(text, QCryptographicHash::Sha256).toBase64() + '\'';
}

} // namespace

class TestRedirectListener : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void listensOnBothLoopbackAddressesForLocalhost()
    {
        const Endpoint endpoint;
        QVERIFY(endpoint.listening);
        const QByteArray request = endpoint.head("GET /?state=right");
        QCOMPARE(statusOf(sendTo(endpoint.port, request)), 200);
        if (!hasIpv6())
            QSKIP("no IPv6 here");
        QCOMPARE(statusOf(sendTo(endpoint.port, request, QHostAddress(QHostAddress::LocalHostIPv6))), 200);
    }

    // Threat A4: a browser may prefer ::1 and hand the code to whoever listens there.
    void listensOnNothingWhenAnotherHasTheOtherAddress_data()
    {
        QTest::addColumn<QHostAddress>("taken");
        QTest::newRow("127.0.0.1") << QHostAddress(QHostAddress::LocalHost);
        QTest::newRow("::1") << QHostAddress(QHostAddress::LocalHostIPv6);
        QTest::newRow("0.0.0.0") << QHostAddress(QHostAddress::AnyIPv4);
        QTest::newRow("::") << QHostAddress(QHostAddress::AnyIPv6);
    }

    void listensOnNothingWhenAnotherHasTheOtherAddress()
    {
        QFETCH(QHostAddress, taken);
        if (!hasIpv6())
            QSKIP("no IPv6 here");
        QTcpServer stranger;
        QVERIFY(stranger.listen(taken));
        HttpTrace trace;
        RedirectListener listener(trace, QDateTime::currentDateTimeUtc);
        const auto uri = RedirectUri::parse(u"http://localhost:%1"_s.arg(stranger.serverPort()));
        const auto listening = listener.listen(*uri, [](const QByteArray&) { return true; });
        QVERIFY(!listening);
        QCOMPARE(listening.error().code, u"port_taken"_s);
        QCOMPARE(listening.error().facts.value(u"port"_s), QString::number(stranger.serverPort()));
#ifdef Q_OS_LINUX
        if (taken.isLoopback()) {
            const QString self = u" (%1)"_s.arg(QCoreApplication::applicationPid());
            QVERIFY(listening.error().facts.value(u"owner"_s).endsWith(self));
        }
#endif
        QVERIFY(!listener.isListening());
        stranger.close();
        QCOMPARE(sendTo(stranger.serverPort(), {}), QByteArray("refused"));
    }

    void takesOneKindOfRequest_data()
    {
        QTest::addColumn<QByteArray>("requestLine");
        QTest::addColumn<QByteArray>("fields");
        QTest::addColumn<int>("status");
        const QByteArray good = "GET /?state=right";
        const auto host = [&](const char* name, const QByteArray& fields, int status) {
            QTest::newRow(name) << good << fields << status;
        };
        const auto line = [](const char* name, const QByteArray& requestLine, int status) {
            QTest::newRow(name) << requestLine << QByteArray("Host: localhost:PORT\r\n") << status;
        };
        host("localhost", "Host: localhost:PORT\r\n", 200);
        host("capitals", "Host: LocalHost:PORT\r\n", 200);
        host("127.0.0.1", "Host: 127.0.0.1:PORT\r\n", 200);
        host("::1", "Host: [::1]:PORT\r\n", 200);
        host("rebound name", "Host: evil.example:PORT\r\n", 421);
        host("subdomain", "Host: localhost.evil.example:PORT\r\n", 421);
        host("other port", "Host: localhost:1\r\n", 421);
        host("no port", "Host: localhost\r\n", 421);
        host("dot at the end", "Host: localhost.:PORT\r\n", 421);
        host("no Host", "", 400);
        host("two Hosts", "Host: localhost:PORT\r\nHost: localhost:PORT\r\n", 400);
        host("a body", "Host: localhost:PORT\r\nContent-Length: 1\r\n", 413);
        line("HEAD", "HEAD /?state=right", 405);
        line("POST", "POST /?state=right", 405);
        line("icon", "GET /favicon.ico?state=right", 404);
        line("deeper path", "GET /a?state=right", 404);
        line("two slashes", "GET //?state=right", 404);
        line("encoded path", "GET /%2F?state=right", 404);
        line("absolute form", "GET http://localhost/?state=right", 400);
        line("wrong answer", "GET /?state=wrong", 400);
        line("no query", "GET /", 400);
    }

    void takesOneKindOfRequest()
    {
        QFETCH(QByteArray, requestLine);
        QFETCH(QByteArray, fields);
        QFETCH(int, status);
        const Endpoint endpoint;
        const QByteArray answer = sendTo(endpoint.port, endpoint.head(requestLine, fields));
        QCOMPARE(statusOf(answer), status);
        const bool isJudged = status == 200 || requestLine.contains("wrong") || requestLine == "GET /";
        QCOMPARE(endpoint.judged.size(), isJudged ? 1 : 0);
        QVERIFY(endpoint.listener.isListening());
    }

    void takesTheRegisteredPathAlone()
    {
        const Endpoint endpoint(u"localhost:%1/oauth/callback"_s);
        QCOMPARE(statusOf(endpoint.get("/?state=right")), 404);
        QCOMPARE(statusOf(endpoint.get("/oauth/callback/?state=right")), 404);
        QCOMPARE(statusOf(endpoint.get("/oauth/callback?state=right")), 200);
    }

    // Threats A16 and A18.
    void answersOneConstantPage_data()
    {
        QTest::addColumn<QByteArray>("start");
        QTest::newRow("taken") << QByteArray("state=right");
        QTest::newRow("refused") << QByteArray("state=wrong");
    }

    void answersOneConstantPage()
    {
        QFETCH(QByteArray, start);
        const Endpoint endpoint;
        const QByteArray plain = endpoint.get("/?" + start + "&code=c");
        const QByteArray hostile = endpoint.get("/?" + start
            + "&code=EchoedCode&error_description=%3Cscript%3Ealert(1)%3C/script%3E%0D%0ASet-Cookie:%20a=b");
        QCOMPARE(hostile, plain);
        QVERIFY(!plain.contains("EchoedCode"));
        // Unencoded it is no request target at all (RFC 9112 §3.2).
        const QByteArray raw = endpoint.get("/?" + start + "&error_description=<script>alert(1)</script>");
        QCOMPARE(statusOf(raw), 400);
        QVERIFY(!raw.contains("alert"));
        QVERIFY(bodyOf(plain).contains("history.replaceState(null, \"\", location.pathname)"));
    }

    void sendsHeadersThatKeepTheCodeToItself()
    {
        const Endpoint endpoint;
        for (const QByteArray& query : {QByteArray("state=right"), QByteArray("state=wrong")}) {
            const QByteArray answer = endpoint.get("/?" + query);
            QCOMPARE(fieldOf(answer, "Cache-Control"), QByteArray("no-store"));
            QCOMPARE(fieldOf(answer, "Referrer-Policy"), QByteArray("no-referrer"));
            QCOMPARE(fieldOf(answer, "X-Content-Type-Options"), QByteArray("nosniff"));
            QCOMPARE(fieldOf(answer, "Connection"), QByteArray("close"));
            const QByteArray page = bodyOf(answer);
            QCOMPARE(page.count("<script"), 1);
            QCOMPARE(page.count("<style"), 1);
            QCOMPARE(fieldOf(answer, "Content-Security-Policy"),
                "default-src 'none'; script-src " + hashOf(page, "script") + "; style-src "
                    + hashOf(page, "style")
                    + "; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
        }
    }

    void recordsTheRedirectRedacted()
    {
        const Endpoint endpoint;
        endpoint.get("/?state=right&code=4%2F0AbCdEfGhIj&scope=openid");
        QCOMPARE(endpoint.trace.exchanges().size(), 1);
        const HttpExchange exchange = endpoint.trace.exchanges().first();
        QCOMPARE(int(exchange.direction), int(HttpExchange::Direction::Incoming));
        QCOMPARE(exchange.purpose, u"redirect"_s);
        QCOMPARE(exchange.response.status, 200);
        const QByteArray url = exchange.request.url.toEncoded();
        QVERIFY2(!url.contains("0AbCdEfGhIj"), url.constData());
        QVERIFY2(url.contains("scope=openid"), url.constData());
    }

    void recordsWhatNeverBecameARequest()
    {
        const Endpoint endpoint;
        QCOMPARE(statusOf(sendTo(endpoint.port, "GET /?code=c HTTP/1.1\r\nHost:\r\n\r\n")), 400);
        QCOMPARE(statusOf(sendTo(endpoint.port, "GET /?" + QByteArray(70'000, 'a') + " HTTP/1.1\r\n")), 414);
        QCOMPARE(endpoint.trace.exchanges().size(), 2);
        const HttpExchange first = endpoint.trace.exchanges().first();
        QCOMPARE(first.response.status, 400);
        QCOMPARE(first.request.url.path(), u"/"_s);
        QCOMPARE(first.request.method, QByteArray("GET"));
        QCOMPARE(endpoint.trace.exchanges().last().response.status, 414);
        QCOMPARE(endpoint.judged.size(), 0);
    }

    // A flood of strays fills neither the memory nor the trace, and the answer is recorded all the same.
    void recordsStraysOnlyToABound()
    {
        const Endpoint endpoint;
        for (int i = 0; i < 80; ++i)
            endpoint.get("/?state=wrong");
        QCOMPARE(endpoint.trace.exchanges().size(), 50);
        endpoint.get("/?state=right");
        QCOMPARE(endpoint.trace.exchanges().size(), 51);
        QCOMPARE(endpoint.trace.exchanges().last().response.status, 200);
    }

    // Qt's handler drops a request that is split within its headers.
    void takesARequestSplitAtAnyByte()
    {
        const Endpoint endpoint;
        const QByteArray request =
            endpoint.head("GET /?state=right", "Host: localhost:PORT\r\nAccept: */*\r\n");
        const QByteArray whole = sendTo(endpoint.port, request);
        QCOMPARE(statusOf(whole), 200);
        for (qsizetype split = 1; split < request.size(); ++split) {
            QTcpSocket socket;
            socket.setSocketOption(QAbstractSocket::LowDelayOption, 1);
            socket.connectToHost(QHostAddress(QHostAddress::LocalHost), endpoint.port);
            QTRY_COMPARE(socket.state(), QAbstractSocket::ConnectedState);
            socket.write(request.first(split));
            QTRY_COMPARE(socket.bytesToWrite(), 0);
            QCoreApplication::processEvents();
            socket.write(request.sliced(split));
            QTRY_COMPARE(socket.state(), QAbstractSocket::UnconnectedState);
            QCOMPARE(socket.readAll(), whole);
        }
        QCOMPARE(endpoint.judged.size(), request.size());
    }

    void stillAnswersARequestThatArrivedBeforeItClosed()
    {
        HttpTrace trace;
        RedirectListener listener(trace, QDateTime::currentDateTimeUtc);
        const quint16 port = freePort();
        QVERIFY(listener.listen(
            RedirectUri::parse(u"http://127.0.0.1:%1"_s.arg(port)).value(), [&](const QByteArray&) {
                listener.close();
                return true;
            }));
        const QByteArray request =
            "GET /?a HTTP/1.1\r\nHost: 127.0.0.1:" + QByteArray::number(port) + "\r\n\r\n";
        QVERIFY(sendTo(port, request).endsWith("</html>\n"));
        QCOMPARE(sendTo(port, request), QByteArray("refused"));
    }
};

QTEST_GUILESS_MAIN(TestRedirectListener)
#include "tst_redirectlistener.moc"
