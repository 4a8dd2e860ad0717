// SPDX-License-Identifier: Apache-2.0
#include "http/requestparser.h"

#include <QTest>

using namespace scopelight;
using namespace Qt::StringLiterals;

namespace {

using State = RequestParser::State;

constexpr RequestLimits limits{.headBytes = 400, .headers = 4, .bodyBytes = 20};

/// What a parser has made of its bytes.
struct Outcome {
    State state = State::Reading;
    int status = 0;
    ServerRequest request = {};
    bool operator==(const Outcome&) const = default;
};

Outcome parse(const QList<QByteArrayView>& pieces, RequestLimits within = limits)
{
    RequestParser parser(within);
    for (const QByteArrayView piece : pieces)
        parser.feed(piece);
    // Of a refused request only method and target are kept, if they could be read.
    return {parser.state(), parser.refusalStatus(), parser.request()};
}

/// Whether two pieces, cut anywhere, and single bytes come to the same as the whole.
bool everySplitGives(const Outcome& expected, QByteArrayView bytes)
{
    QList<QByteArrayView> single;
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        single.append(bytes.sliced(i, 1));
        if (parse({bytes.first(i), bytes.sliced(i)}) != expected)
            return false;
    }
    return parse(single) == expected;
}

QByteArray get(const QByteArray& fieldLines)
{
    return "GET / HTTP/1.1\r\n" + fieldLines + "\r\n";
}

QByteArray withLine(const QByteArray& requestLine)
{
    return requestLine + "\r\nHost: localhost\r\n\r\n";
}

} // namespace

/// What may come in, what is refused with which status, and that the split of the bytes plays no part.
class TestRequestParser : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void takesARequest_data();
    void takesARequest();
    void refuses_data();
    void refuses();
    void waitsForTheRest_data();
    void waitsForTheRest();
    void everySplitInThreeGivesTheSameResult();
    void holdsItsLimitsToTheByte_data();
    void holdsItsLimitsToTheByte();
    void refusesAtTheByteThatIsTooMuch();
    void tellsWhatItRefused();
    void takesTheDocumentedSizesByDefault();
    void isIdleUntilTheFirstByte();
};

void TestRequestParser::takesARequest_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("fields"); // name=value|…
    QTest::addColumn<QByteArray>("body");
    const auto row = [](const char* name, const QByteArray& bytes, const QByteArray& method,
                         const QByteArray& target, const QByteArray& fields, const QByteArray& body) {
        QTest::newRow(name) << bytes << method << target << fields << body;
    };
    row("GET", "GET /?code=4%2F0A&state=s HTTP/1.1\r\nHost: localhost:8080\r\n\r\n", "GET",
        "/?code=4%2F0A&state=s", "Host=localhost:8080", "");
    row("IPv6 host", get("Host: [::1]:8080\r\n"), "GET", "/", "Host=[::1]:8080", "");
    row("HTTP/1.0 with Host", withLine("GET / HTTP/1.0"), "GET", "/", "Host=localhost", "");
    row("unknown method", withLine("BREW /pot HTTP/1.1"), "BREW", "/pot", "Host=localhost", "");
    row("raw bytes of a browser's query", withLine("GET /?a={|}^`\\[]' HTTP/1.1"), "GET", "/?a={|}^`\\[]'",
        "Host=localhost", "");
    row("white space around values", get("Host:\t localhost \t\r\nA:b c\r\nEmpty:\r\n"), "GET", "/",
        "Host=localhost|A=b c|Empty=", "");
    row("other bytes in a value", get("Host: h\r\nA: \xc3\xa4:\"\xff\r\n"), "GET", "/",
        "Host=h|A=\xc3\xa4:\"\xff", "");
    row("length zero", get("Host: h\r\nContent-Length: 0\r\n"), "GET", "/", "Host=h|Content-Length=0", "");
    const QByteArray body("a=b\r\n\r\n\0c", 9);
    row("body", "POST /token HTTP/1.1\r\nhost: h\r\ncontent-length: 9\r\n\r\n" + body, "POST", "/token",
        "host=h|content-length=9", body);
    row("more than the request", get("Host: h\r\n") + "GET /two HTTP/1.1\r\nHost: h\r\n\r\n", "GET", "/",
        "Host=h", "");
}

void TestRequestParser::takesARequest()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const QByteArray, fields);
    const Outcome outcome = parse({bytes});
    QCOMPARE(outcome.state, State::Complete);
    QTEST(outcome.request.method, "method");
    QTEST(outcome.request.target, "target");
    QTEST(outcome.request.body, "body");
    QByteArrayList found;
    for (const auto& [name, value] : outcome.request.headers.fields())
        found.append(name + '=' + value);
    QCOMPARE(found.join('|'), fields);
    QVERIFY(everySplitGives(outcome, bytes));
}

void TestRequestParser::refuses_data()
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

void TestRequestParser::refuses()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const int, status);
    const Outcome refused = parse({bytes});
    QVERIFY(refused.state == State::Refused);
    QCOMPARE(refused.status, status);
    QVERIFY2(refused.request.headers.size() == 0 && refused.request.body.isEmpty(), "nothing more is kept");
    QVERIFY(everySplitGives(refused, bytes));
}

void TestRequestParser::waitsForTheRest_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("nothing") << ""_ba;
    QTest::newRow("half a line") << "GET /"_ba;
    QTest::newRow("no empty line") << "GET / HTTP/1.1\r\nHost: h\r\n"_ba;
    QTest::newRow("half an empty line") << "GET / HTTP/1.1\r\nHost: h\r\n\r"_ba;
    QTest::newRow("half a body") << "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 2\r\n\r\na"_ba;
}

void TestRequestParser::waitsForTheRest()
{
    QFETCH(const QByteArray, bytes);
    QCOMPARE(parse({bytes}).state, State::Reading);
}

void TestRequestParser::everySplitInThreeGivesTheSameResult()
{
    const QByteArray bytes = "POST /a?b HTTP/1.1\r\nHost: h\r\nContent-Length: 3\r\n\r\na\r\nrest";
    const Outcome whole = parse({bytes});
    QCOMPARE(whole.state, State::Complete);
    const QByteArrayView view(bytes);
    for (qsizetype first = 0; first <= view.size(); ++first) {
        for (qsizetype second = first; second <= view.size(); ++second) {
            const Outcome split =
                parse({view.first(first), view.sliced(first, second - first), view.sliced(second)});
            QVERIFY2(split == whole, qPrintable(u"split at %1 and %2"_s.arg(first).arg(second)));
        }
    }
}

void TestRequestParser::holdsItsLimitsToTheByte_data()
{
    QTest::addColumn<QByteArray>("fits");
    QTest::addColumn<QByteArray>("tooMuch");
    QTest::addColumn<int>("status");
    const auto target = [](qsizetype length) { return "GET /" + QByteArray(length, 'a'); };
    const QByteArray rest = " HTTP/1.1\r\nHost: h\r\n\r\n";
    const qsizetype spare = limits.headBytes - target(0).size() - rest.size();
    QTest::newRow("head") << target(spare) + rest << target(spare + 1) + rest << 431;
    QTest::newRow("request line") << target(spare) + rest << target(limits.headBytes) + rest << 414;
    const QByteArray four = "Host: h\r\nA:\r\nB:\r\nC:\r\n";
    QTest::newRow("fields") << get(four) << get(four + "D:\r\n") << 431;
    const QByteArray body(limits.bodyBytes, 'b');
    QTest::newRow("body") << get("Host: h\r\nContent-Length: 20\r\n") + body
                          << get("Host: h\r\nContent-Length: 21\r\n") + body << 413;
}

void TestRequestParser::holdsItsLimitsToTheByte()
{
    QFETCH(const QByteArray, fits);
    QFETCH(const QByteArray, tooMuch);
    QFETCH(const int, status);
    QCOMPARE(parse({fits}).state, State::Complete);
    const Outcome refused = parse({tooMuch});
    QVERIFY(refused.state == State::Refused);
    QCOMPARE(refused.status, status);
}

void TestRequestParser::refusesAtTheByteThatIsTooMuch()
{
    RequestParser parser(limits);
    QCOMPARE(parser.feed("GET /" + QByteArray(limits.headBytes - 5, 'a')), State::Reading);
    QCOMPARE(parser.feed("a"), State::Refused);
    QCOMPARE(parser.refusalStatus(), 414);
    QCOMPARE(parser.feed(" HTTP/1.1\r\nHost: h\r\n\r\n"), State::Refused);
    QCOMPARE(parser.request(), ServerRequest());
}

void TestRequestParser::tellsWhatItRefused()
{
    const ServerRequest begun = parse({"GET /?code=1 HTTP/1.1\r\nHost: a b\r\n\r\n"}).request;
    QCOMPARE(begun, (ServerRequest{.method = "GET", .target = "/?code=1"}));
}

void TestRequestParser::takesTheDocumentedSizesByDefault()
{
    const QByteArray cookie = "Cookie: " + QByteArray(60 * 1024, 'c') + "\r\n";
    QCOMPARE(parse({get("Host: h\r\n" + cookie)}, {}).state, State::Complete);
    QCOMPARE(parse({get("Host: h\r\n" + cookie + cookie)}, {}).status, 431);
    QCOMPARE(parse({get("Host: h\r\n" + QByteArray("A:\r\n").repeated(99))}, {}).state, State::Complete);
    QCOMPARE(parse({get("Host: h\r\n" + QByteArray("A:\r\n").repeated(100))}, {}).status, 431);
    QCOMPARE(parse({get("Host: h\r\nContent-Length: 1\r\n")}, {}).status, 413);
}

void TestRequestParser::isIdleUntilTheFirstByte()
{
    RequestParser parser;
    QVERIFY(parser.isIdle());
    parser.feed("");
    QVERIFY(parser.isIdle());
    parser.feed("G");
    QVERIFY(!parser.isIdle());
}

QTEST_GUILESS_MAIN(TestRequestParser)
#include "tst_requestparser.moc"
