// SPDX-License-Identifier: Apache-2.0
#include "exchanges.h"

#include "models/exchangetext.h"
#include "models/exchangewords.h"
#include "models/requestsmodel.h"
#include "theme/style.h"
#include "widgets/timeaxis.h"

#include <QAbstractItemModelTester>
#include <QAccessible>
#include <QApplication>
#include <QTableView>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace scopelight;

namespace {

constexpr auto strict = QAbstractItemModelTester::FailureReportingMode::QtTest;

} // namespace

/// The exchanges on their scale of time, and what is said of each.
class TestRequestsModel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void saysEachExchangeInOneSentence();
    void saysWhyNoAnswerCame();
    void leavesPausesOutOfTheScale();
    void saysOfAPauseWhatIsKnown();
    void choosesRoundTicks_data();
    void choosesRoundTicks();
};

void TestRequestsModel::initTestCase()
{
    QApplication::setStyle(new ScopelightStyle);
}

void TestRequestsModel::saysEachExchangeInOneSentence()
{
    HttpTrace trace;
    RequestsModel model(trace);
    const QAbstractItemModelTester tester(&model, strict);
    trace.record(tokenExchange());
    HttpExchange silent = tokenExchange();
    silent.response.status = 0;
    silent.failure = u"timeout"_s;
    trace.record(silent);
    QTableView table;
    table.setModel(&model);
    QAccessibleInterface* access = QAccessible::queryAccessibleInterface(&table);
    QVERIFY(access != nullptr && access->tableInterface() != nullptr);
    QCOMPARE(access->tableInterface()->cellAt(0, RequestsModel::Exchange)->text(QAccessible::Name),
        u"Code for tokens, POST /token, 200, 84 ms, to the server"_s);
    QCOMPARE(access->tableInterface()->cellAt(0, RequestsModel::Bar)->text(QAccessible::Name),
        u"25 ms until the request was sent, 60 ms until the first byte, 84 ms in all"_s);
    QCOMPARE(access->tableInterface()->cellAt(1, RequestsModel::Status)->text(QAccessible::Name),
        u"Status no answer. oauth2.example did not answer in time."_s);
}

void TestRequestsModel::saysWhyNoAnswerCame()
{
    HttpTrace trace;
    HttpExchange silent = tokenExchange();
    silent.response = {.status = 0};
    silent.failure = u"connection_refused"_s;
    trace.record(silent);
    const RequestsModel model(trace);
    QCOMPARE(model.index(0, RequestsModel::Status).data().toString(), u"None"_s);
    QString text;
    for (const ExchangeLine& line : exchangeLines(silent))
        text += line.value + u'\n';
    QVERIFY2(text.contains(u"Nothing answers at oauth2.example on port 443."_s), qPrintable(text));
    QVERIFY2(!text.contains(u"connection_refused"_s), "no bare code");
    QCOMPARE(answerText({.purpose = u"pasted_redirect"_s, .response = {.status = 0}}), u"nobody to answer"_s);
}

void TestRequestsModel::leavesPausesOutOfTheScale()
{
    HttpTrace trace;
    RequestsModel model(trace);
    const QAbstractItemModelTester tester(&model, strict);
    trace.record(exchangeAt(noon, u"discovery"_s, 100));
    trace.record(exchangeAt(noon.addMSecs(300), u"keys"_s, 100));
    trace.record(exchangeAt(noon.addSecs(60), u"token_exchange"_s, 50));
    QCOMPARE(model.headerData(RequestsModel::Bar, Qt::Horizontal, RequestsModel::ScaleRole).toInt(), 450);
    QCOMPARE(model.rowCount(), 4);
    QVERIFY2(model.exchange(2) == nullptr, "the pause has a row of its own");
    QCOMPARE(model.exchange(3)->purpose, u"token_exchange"_s);
    QCOMPARE(model.index(3, 0).data(RequestsModel::StartRole).toDouble(), 400.0 / 450);
    HttpExchange refused = exchangeAt(noon.addSecs(61), u"revocation"_s, 10);
    refused.response.status = 400;
    trace.record(refused);
    QCOMPARE(model.problemCount(), 1);
    HttpExchange denied = exchangeAt(noon.addSecs(61), u"redirect"_s, 1);
    denied.direction = HttpExchange::Direction::Incoming;
    denied.request.url = QUrl(u"http://localhost:8080/?error=access_denied&state=x"_s);
    denied.response.status = 200;
    trace.record(denied);
    QCOMPARE(model.problemCount(), 2);
    model.setFilter({}, true);
    QCOMPARE(model.rowCount(), 2);
    model.setFilter(u"token"_s, false);
    QCOMPARE(model.rowCount(), 1);
    QCOMPARE(model.exchange(0)->purpose, u"token_exchange"_s);
    HttpExchange page = exchangeAt(noon.addSecs(62), u"drive_page"_s, 10);
    page.response.body = R"({"files":[{"name":"Übersicht"}]})"_ba;
    trace.record(page);
    model.setFilter(u"übersicht"_s, false);
    QCOMPARE(model.rowCount(), 1);
    QCOMPARE(model.exchange(0)->purpose, u"drive_page"_s);
}

void TestRequestsModel::saysOfAPauseWhatIsKnown()
{
    HttpTrace trace;
    RequestsModel model(trace);
    HttpExchange opened = exchangeAt(noon, u"authorization"_s, 0);
    opened.direction = HttpExchange::Direction::InBrowser;
    HttpExchange redirect = exchangeAt(noon.addSecs(64), u"redirect"_s, 2);
    redirect.direction = HttpExchange::Direction::Incoming;
    trace.record(opened);
    trace.record(redirect);
    trace.record(exchangeAt(noon.addSecs(70), u"drive_page"_s, 5));
    QCOMPARE(model.index(1, 0).data().toString(), u"1 min 4 s in the browser, left out of the scale"_s);
    QCOMPARE(model.index(3, 0).data().toString(), u"6.0 s without a request, left out of the scale"_s);
    QVERIFY2(!model.flags(model.index(1, 0)).testFlag(Qt::ItemIsEnabled), "the cursor passes over it");
    QVERIFY(model.index(0, 0).data(Qt::AccessibleTextRole).toString().contains(u"not seen here"_s));
}

void TestRequestsModel::choosesRoundTicks_data()
{
    QTest::addColumn<qint64>("scale");
    QTest::addColumn<QList<qint64>>("ticks");
    QTest::newRow("no length") << qint64(0) << QList<qint64>();
    QTest::newRow("nothing") << qint64(1) << QList<qint64>{0, 1};
    QTest::newRow("3 ms") << qint64(3) << QList<qint64>{0, 1, 2, 3};
    QTest::newRow("100 ms") << qint64(100) << QList<qint64>{0, 50, 100};
    QTest::newRow("312 ms") << qint64(312) << QList<qint64>{0, 100, 200, 300};
    QTest::newRow("1.2 s") << qint64(1200) << QList<qint64>{0, 500, 1000};
    QTest::newRow("a minute") << qint64(60'000) << QList<qint64>{0, 20'000, 40'000, 60'000};
}

void TestRequestsModel::choosesRoundTicks()
{
    QFETCH(const qint64, scale);
    QTEST(timeTicks(scale), "ticks");
}

QTEST_MAIN(TestRequestsModel)
#include "tst_requestsmodel.moc"
