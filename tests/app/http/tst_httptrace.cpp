// SPDX-License-Identifier: Apache-2.0
#include "http/httptrace.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace scopelight;

class TestHttpTrace : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void exchangesAreKeptInOrderAndSignalled();
    void nothingIsStoredOrSignalledInClear();
    void theOldestExchangeGivesWay();
    void clearingLeavesNothing();
};

void TestHttpTrace::exchangesAreKeptInOrderAndSignalled()
{
    HttpTrace trace;
    QSignalSpy recorded(&trace, &HttpTrace::recorded);
    trace.record({.purpose = u"first"_s});
    trace.record({.direction = HttpExchange::Direction::Incoming, .purpose = u"second"_s});
    QCOMPARE(trace.exchanges().size(), 2);
    QCOMPARE(trace.exchanges().first().purpose, u"first"_s);
    QCOMPARE(recorded.size(), 2);
    QVERIFY(recorded.last().first().value<HttpExchange>() == trace.exchanges().last());
}

void TestHttpTrace::nothingIsStoredOrSignalledInClear()
{
    HttpTrace trace;
    QSignalSpy recorded(&trace, &HttpTrace::recorded);
    trace.record({.request = {.url = QUrl(u"http://localhost:8080/?code=canary&state=s"_s)},
        .response = {.body = R"({"access_token": "canary"})"}});
    const HttpExchange stored = trace.exchanges().first();
    QVERIFY(!stored.request.url.toString().contains(u"canary"_s));
    QVERIFY(stored.request.url.toString().contains(u"state=s"_s));
    QVERIFY(!stored.response.body.contains("canary"));
    QVERIFY(recorded.first().first().value<HttpExchange>() == stored);
}

void TestHttpTrace::theOldestExchangeGivesWay()
{
    HttpTrace trace;
    for (int i = 0; i <= HttpTrace::maxExchanges; ++i)
        trace.record({.purpose = QString::number(i)});
    QCOMPARE(trace.exchanges().size(), HttpTrace::maxExchanges);
    QCOMPARE(trace.exchanges().first().purpose, u"1"_s);
    QCOMPARE(trace.exchanges().last().purpose, QString::number(HttpTrace::maxExchanges));
}

void TestHttpTrace::clearingLeavesNothing()
{
    HttpTrace trace;
    trace.record({});
    trace.clear();
    QVERIFY(trace.exchanges().isEmpty());
}

QTEST_GUILESS_MAIN(TestHttpTrace)
#include "tst_httptrace.moc"
