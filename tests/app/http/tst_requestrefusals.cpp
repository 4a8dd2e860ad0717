// SPDX-License-Identifier: Apache-2.0
#include "parsedrequest.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace scopelight;

using State = RequestParser::State;

/// What is refused with which status, and that the split of the bytes plays no part.
class TestRequestRefusals : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void refuses_data();
    void refuses();
    void tellsWhatItRefused();
};

void TestRequestRefusals::refuses_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("status");
    const auto row = [](const char* name, int status, const QByteArray& bytes) {
        QTest::newRow(name) << bytes << status;
    };
    row("no version", 400, withLine("GET /"));
    row("empty line first", 400, "\r\n" + withLine("GET / HTTP/1.1"));
    row("two spaces", 400, withLine("GET  / HTTP/1.1"));
    row("space at the end", 400, withLine("GET / HTTP/1.1 "));
    row("space at the start", 400, withLine(" GET / HTTP/1.1"));
    row("space in the target", 400, withLine("GET /a b HTTP/1.1"));
    row("tab for space", 400, withLine("GET\t/\tHTTP/1.1"));
    row("no method", 400, withLine("/ HTTP/1.1"));
    row("method is no token", 400, withLine("G(T / HTTP/1.1"));
    row("method in other bytes", 400, withLine("G\xc3\x8bT / HTTP/1.1"));
    row("version in lower case", 400, withLine("GET / http/1.1"));
    row("version with two digits", 400, withLine("GET / HTTP/1.10"));
    row("version without a dot", 400, withLine("GET / HTTP/1-1"));
    row("other protocol", 400, withLine("GET / ICAP/1.1"));
    row("HTTP/2 preface", 505, "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");
    row("HTTP/0.9 by name", 505, withLine("GET / HTTP/0.9"));
    row("TLS on the plain port", 400, QByteArray("\x16\x03\x01\x02\x00\x01", 6));
    row("absolute-form", 400, withLine("GET http://localhost/ HTTP/1.1"));
    row("authority-form", 400, withLine("CONNECT localhost:8080 HTTP/1.1"));
    row("asterisk-form", 400, withLine("OPTIONS * HTTP/1.1"));
    row("no target", 400, withLine("GET  HTTP/1.1"));
    row("fragment", 400, withLine("GET /#code HTTP/1.1"));
    row("markup in the target", 400, withLine("GET /?<script> HTTP/1.1"));
    row("quote in the target", 400, withLine("GET /?\" HTTP/1.1"));
    row("other bytes in the target", 400, withLine("GET /\xc3\xa4 HTTP/1.1"));
    row("NUL in the target", 400, withLine(QByteArray("GET /\0 HTTP/1.1", 15)));
    row("delete in the target", 400, withLine("GET /\x7f HTTP/1.1"));
    row("bare LF after the request line", 400, "GET / HTTP/1.1\nHost: h\r\n\r\n");
    row("bare LF after a field", 400, "GET / HTTP/1.1\r\nHost: h\n\r\n");
    row("bare LF as the empty line", 400, "GET / HTTP/1.1\r\nHost: h\r\n\n");
    row("CR in a line", 400, get("Host: h\r\nA: b\rc\r\n"));
    row("two CRs", 400, get("Host: h\r\r\n"));
    row("NUL in a value", 400, get(QByteArray("Host: h\r\nA: b\0\r\n", 16)));
    row("escape in a value", 400, get("Host: h\r\nA: \x1b[0m\r\n"));
    row("folded line", 400, get("Host: h\r\nA: b\r\n c\r\n"));
    row("folded line with tab", 400, get("Host: h\r\nA: b\r\n\tc\r\n"));
    row("folded first line", 400, get(" Host: h\r\n"));
    row("space before the colon", 400, get("Host: h\r\nA : b\r\n"));
    row("no colon", 400, get("Host: h\r\nA\r\n"));
    row("no field name", 400, get("Host: h\r\n: b\r\n"));
    row("field name is no token", 400, get("Host: h\r\nA(b): c\r\n"));
    row("field name in other bytes", 400, get("Host: h\r\nA\xc3\xa4: c\r\n"));
    row("no Host", 400, get("A: b\r\n"));
    row("no field at all", 400, get(""));
    row("no Host in HTTP/1.0", 400, "GET / HTTP/1.0\r\n\r\n");
    row("Host twice", 400, get("Host: h\r\nhost: h\r\n"));
    row("empty Host", 400, get("Host:\r\n"));
    row("two hosts in one", 400, get("Host: a, b\r\n"));
    row("userinfo in Host", 400, get("Host: a@b\r\n"));
    row("path in Host", 400, get("Host: a/b\r\n"));
    row("chunked", 501, get("Host: h\r\nTransfer-Encoding: chunked\r\n"));
    row("chunked with a length", 501, get("Host: h\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n"));
    row("length twice", 400, get("Host: h\r\nContent-Length: 1\r\nContent-Length: 1\r\n"));
    row("length as a list", 400, get("Host: h\r\nContent-Length: 1, 1\r\n"));
    row("length with plus", 400, get("Host: h\r\nContent-Length: +1\r\n"));
    row("negative length", 400, get("Host: h\r\nContent-Length: -1\r\n"));
    row("hexadecimal length", 400, get("Host: h\r\nContent-Length: 0x1\r\n"));
    row("length with a space", 400, get("Host: h\r\nContent-Length: 1 1\r\n"));
    row("empty length", 400, get("Host: h\r\nContent-Length:\r\n"));
    row("length beyond 64 bits", 413, get("Host: h\r\nContent-Length: 99999999999999999999\r\n"));
    row("length 2^64", 413, get("Host: h\r\nContent-Length: 18446744073709551616\r\n"));
    row("body too long", 413, get("Host: h\r\nContent-Length: 21\r\n"));
    row("too many fields", 431, get("Host: h\r\nA:\r\nB:\r\nC:\r\nD:\r\n"));
    row("target too long", 414, withLine("GET /" + QByteArray(500, 'a') + " HTTP/1.1"));
    row("field too long", 431, get("Host: h\r\nCookie: " + QByteArray(500, 'a') + "\r\n"));
}

void TestRequestRefusals::refuses()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const int, status);
    const ParsedRequest refused = parse({bytes});
    QVERIFY(refused.state == State::Refused);
    QCOMPARE(refused.status, status);
    QVERIFY2(refused.request.headers.size() == 0 && refused.request.body.isEmpty(), "nothing more is kept");
    QVERIFY(everySplitGives(refused, bytes));
}

void TestRequestRefusals::tellsWhatItRefused()
{
    const ServerRequest begun = parse({"GET /?code=1 HTTP/1.1\r\nHost: a b\r\n\r\n"}).request;
    QCOMPARE(begun, (ServerRequest{.method = "GET", .target = "/?code=1"}));
}

QTEST_GUILESS_MAIN(TestRequestRefusals)
#include "tst_requestrefusals.moc"
