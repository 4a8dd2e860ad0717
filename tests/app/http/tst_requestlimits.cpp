// SPDX-License-Identifier: Apache-2.0
#include "parsedrequest.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace scopelight;

using State = RequestParser::State;

class TestRequestLimits : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void holdsItsLimitsToTheByte_data();
    void holdsItsLimitsToTheByte();
    void refusesAtTheByteThatIsTooMuch();
    void takesTheDocumentedSizesByDefault();
};

void TestRequestLimits::holdsItsLimitsToTheByte_data()
{
    QTest::addColumn<QByteArray>("fits");
    QTest::addColumn<QByteArray>("tooMuch");
    QTest::addColumn<int>("status");
    const auto target = [](qsizetype length) { return "GET /" + QByteArray(length, 'a'); };
    const QByteArray rest = " HTTP/1.1\r\nHost: h\r\n\r\n";
    const qsizetype spare = smallLimits.headBytes - target(0).size() - rest.size();
    QTest::newRow("head") << target(spare) + rest << target(spare + 1) + rest << 431;
    QTest::newRow("request line") << target(spare) + rest << target(smallLimits.headBytes) + rest << 414;
    const QByteArray four = "Host: h\r\nA:\r\nB:\r\nC:\r\n";
    QTest::newRow("fields") << get(four) << get(four + "D:\r\n") << 431;
    const QByteArray body(smallLimits.bodyBytes, 'b');
    QTest::newRow("body") << get("Host: h\r\nContent-Length: 20\r\n") + body
                          << get("Host: h\r\nContent-Length: 21\r\n") + body << 413;
}

void TestRequestLimits::holdsItsLimitsToTheByte()
{
    QFETCH(const QByteArray, fits);
    QFETCH(const QByteArray, tooMuch);
    QFETCH(const int, status);
    QCOMPARE(parse({fits}).state, State::Complete);
    const ParsedRequest refused = parse({tooMuch});
    QVERIFY(refused.state == State::Refused);
    QCOMPARE(refused.status, status);
}

void TestRequestLimits::refusesAtTheByteThatIsTooMuch()
{
    RequestParser parser(smallLimits);
    QCOMPARE(parser.feed("GET /" + QByteArray(smallLimits.headBytes - 5, 'a')), State::Reading);
    QCOMPARE(parser.feed("a"), State::Refused);
    QCOMPARE(parser.refusalStatus(), 414);
    QCOMPARE(parser.feed(" HTTP/1.1\r\nHost: h\r\n\r\n"), State::Refused);
    QCOMPARE(parser.request(), ServerRequest());
}

void TestRequestLimits::takesTheDocumentedSizesByDefault()
{
    const QByteArray cookie = "Cookie: " + QByteArray(60 * 1024, 'c') + "\r\n";
    QCOMPARE(parse({get("Host: h\r\n" + cookie)}, {}).state, State::Complete);
    QCOMPARE(parse({get("Host: h\r\n" + cookie + cookie)}, {}).status, 431);
    QCOMPARE(parse({get("Host: h\r\n" + QByteArray("A:\r\n").repeated(99))}, {}).state, State::Complete);
    QCOMPARE(parse({get("Host: h\r\n" + QByteArray("A:\r\n").repeated(100))}, {}).status, 431);
    QCOMPARE(parse({get("Host: h\r\nContent-Length: 1\r\n")}, {}).status, 413);
}

QTEST_GUILESS_MAIN(TestRequestLimits)
#include "tst_requestlimits.moc"
