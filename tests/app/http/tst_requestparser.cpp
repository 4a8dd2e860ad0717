// SPDX-License-Identifier: Apache-2.0
#include "parsedrequest.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace scopelight;

using State = RequestParser::State;

/// What may come in, and that the split of the bytes plays no part.
class TestRequestParser : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void takesARequest_data();
    void takesARequest();
    void waitsForTheRest_data();
    void waitsForTheRest();
    void everySplitInThreeGivesTheSameResult();
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
    const ParsedRequest outcome = parse({bytes});
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
    const ParsedRequest whole = parse({bytes});
    QCOMPARE(whole.state, State::Complete);
    const QByteArrayView view(bytes);
    for (qsizetype first = 0; first <= view.size(); ++first) {
        for (qsizetype second = first; second <= view.size(); ++second) {
            const ParsedRequest split =
                parse({view.first(first), view.sliced(first, second - first), view.sliced(second)});
            QVERIFY2(split == whole, qPrintable(u"split at %1 and %2"_s.arg(first).arg(second)));
        }
    }
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
