// SPDX-License-Identifier: Apache-2.0
#include "stand.h"

#include "models/exchangetext.h"
#include "models/exchangewords.h"
#include "models/requestsmodel.h"
#include "theme/style.h"
#include "widgets/redactedtext.h"
#include "widgets/timeaxis.h"

#include <QAbstractItemModelTester>
#include <QAccessible>
#include <QClipboard>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace scopelight;

namespace {

constexpr auto strict = QAbstractItemModelTester::FailureReportingMode::QtTest;
const QDateTime noon(QDate(2026, 1, 1), QTime(12, 0), Qt::UTC);

HttpExchange tokenExchange()
{
    HttpHeaders form;
    form.append("Content-Type", "application/x-www-form-urlencoded");
    HttpHeaders json;
    json.append("Content-Type", "application/json");
    return {.purpose = u"token_exchange"_s,
        .request = {.method = "POST",
            .url = QUrl(u"https://oauth2.example/token"_s),
            .headers = form,
            .body =
                "client_secret=GOCSPX-0123456789abcdefghijklmnopqr&code=4/0Aabcdefghijklmnop&grant_type=x"},
        .response = {.status = 200,
            .headers = json,
            .body = R"({"access_token": "ya29.a0AbCdEfGhIjKlMnOpQrStUv", "scope": "<b>openid</b>"})"},
        .startedAt = noon,
        .connectMs = 25,
        .waitMs = 60,
        .elapsedMs = 84};
}

HttpExchange exchangeAt(const QDateTime& start, const QString& purpose, qint64 elapsedMs)
{
    return {.purpose = purpose,
        .request = {.url = QUrl(u"https://a.example/"_s + purpose)},
        .startedAt = start,
        .elapsedMs = elapsedMs};
}

/// The table of the page, after a sign-in, in the active window.
QTableView* exchangesOf(Stand& stand)
{
    if (!stand.startPractice() || !stand.signIn())
        return nullptr;
    stand.window.activateWindow();
    if (!QTest::qWaitForWindowActive(&stand.window))
        return nullptr;
    stand.window.goTo(StepId::Requests);
    return stand.find<QTableView>(u"requestsTable"_s);
}

} // namespace

/// The exchanges: on their scale of time, by mouse, by keyboard and for screen readers; secrets as chips.
class TestRequestsPage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void copiesAsCurlByKey();
    void showsSecretsAsChips();
    void copiesChipsAsTheirText();
    void keepsForeignTextPlain();
    void showsChipsOnThePage();
    void saysEachExchangeInOneSentence();
    void leavesTheTableByTab();
    void goesFromARowToItsDetail();
    void goesToTheFilterBySlash();
    void staysWithItsExchange();
    void saysWhyNoAnswerCame();
    void takesTheIdTokenApart();
    void leavesPausesOutOfTheScale();
    void saysOfAPauseWhatIsKnown();
    void spansThePausesBand();
    void choosesRoundTicks_data();
    void choosesRoundTicks();
};

void TestRequestsPage::initTestCase()
{
    QApplication::setStyle(new ScopelightStyle);
}

void TestRequestsPage::showsSecretsAsChips()
{
    HttpTrace trace;
    trace.record(tokenExchange());
    RedactedText text;
    text.show(exchangeLines(trace.exchanges().first()));
    QCOMPARE(text.chipCount(), 3);
    const QString plain = text.toPlainText();
    QCOMPARE(plain.count(u", #"_s), 3);
    for (const QString& secret : {u"GOCSPX-0123"_s, u"4/0Aabc"_s, u"ya29.a0"_s})
        QVERIFY2(!plain.contains(secret), qPrintable(secret));
    text.resize(400, 400);
    const QImage before = text.grab().toImage();
    HttpExchange bare = trace.exchanges().first();
    bare.request.body = {};
    bare.response.body = {};
    text.show(exchangeLines(bare));
    QCOMPARE(text.chipCount(), 0);
    QVERIFY(text.grab().toImage() != before);
}

void TestRequestsPage::copiesChipsAsTheirText()
{
    HttpTrace trace;
    trace.record(tokenExchange());
    RedactedText text;
    text.show(exchangeLines(trace.exchanges().first()));
    text.selectAll();
    text.copy();
    const QString copied = QApplication::clipboard()->text();
    static const QRegularExpression mask(uR"(client_secret\t\[[a-z ]+, \d+ characters, #[0-9a-f]{4}\])"_s);
    QVERIFY2(mask.match(copied).hasMatch(), qPrintable(copied));
    QApplication::clipboard()->clear();
}

void TestRequestsPage::keepsForeignTextPlain()
{
    RedactedText text;
    text.show(exchangeLines(tokenExchange()));
    QVERIFY(text.toPlainText().contains(u"<b>openid</b>"_s));
}

void TestRequestsPage::showsChipsOnThePage()
{
    Stand stand;
    QTableView* table = exchangesOf(stand);
    QVERIFY(table != nullptr);
    const auto* detail = stand.find<RedactedText>(u"exchangeDetail"_s);
    qsizetype chips = 0;
    for (int row = 0; row < table->model()->rowCount(); ++row) {
        table->selectRow(row);
        chips = std::max(chips, detail->chipCount());
    }
    QVERIFY2(chips >= 5, "code, secret, verifier, and the tokens");
}

void TestRequestsPage::saysEachExchangeInOneSentence()
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

void TestRequestsPage::leavesTheTableByTab()
{
    Stand stand;
    QTableView* table = exchangesOf(stand);
    QVERIFY(table != nullptr);
    table->setFocus();
    QTest::keyClick(table, Qt::Key_Home, Qt::ControlModifier);
    QTest::keyClick(table, Qt::Key_Down);
    QCOMPARE(table->currentIndex().row(), 1);
    QTest::keyClick(table, Qt::Key_Tab);
    QVERIFY(!table->hasFocus());
}

void TestRequestsPage::copiesAsCurlByKey()
{
    Stand stand;
    QTableView* table = exchangesOf(stand);
    QVERIFY(table != nullptr);
    table->selectRow(0);
    QApplication::clipboard()->clear();
    QTest::keyClick(table, Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(QApplication::clipboard()->text().startsWith(u"curl "_s));
    QApplication::clipboard()->clear();
}

void TestRequestsPage::goesFromARowToItsDetail()
{
    Stand stand;
    QTableView* table = exchangesOf(stand);
    QVERIFY(table != nullptr);
    table->setFocus();
    QTest::keyClick(table, Qt::Key_Return);
    QVERIFY(stand.find<RedactedText>(u"exchangeDetail"_s)->hasFocus());
}

void TestRequestsPage::goesToTheFilterBySlash()
{
    Stand stand;
    QTableView* table = exchangesOf(stand);
    QVERIFY(table != nullptr);
    table->setFocus();
    QTest::keyClick(table, Qt::Key_Slash);
    const auto* filter = stand.find<QLineEdit>(u"requestFilter"_s);
    QVERIFY(filter->hasFocus() && filter->text().isEmpty());
    QTest::keyClicks(stand.window.focusWidget(), u"token"_s);
    const int found = table->model()->rowCount();
    QVERIFY(stand.press(u"Esc"_s));
    QVERIFY2(filter->text().isEmpty() && table->model()->rowCount() > found, "Esc shows all again");
}

void TestRequestsPage::staysWithItsExchange()
{
    Stand stand;
    QTableView* table = exchangesOf(stand);
    QVERIFY(table != nullptr);
    const auto title = [table] { return table->currentIndex().data(RequestsModel::TitleRole).toString(); };
    table->selectRow(table->model()->rowCount() - 1);
    const QString shown = title();
    QVERIFY(shown != u"Sign-in address"_s);
    stand.find<QLineEdit>(u"requestFilter"_s)->setText(shown);
    QCOMPARE(title(), shown);
    stand.find<QLineEdit>(u"requestFilter"_s)->clear();
    QCOMPARE(title(), shown);
    QVERIFY(table->currentIndex().row() > 0);
}

void TestRequestsPage::saysWhyNoAnswerCame()
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

void TestRequestsPage::takesTheIdTokenApart()
{
    Stand stand;
    QTableView* table = exchangesOf(stand);
    QVERIFY(table != nullptr);
    const auto* detail = stand.find<RedactedText>(u"exchangeDetail"_s);
    const Secret idToken = stand.workbench.grant().grant()->tokens.idToken;
    int told = 0;
    for (int row = 0; row < table->model()->rowCount(); ++row) {
        table->selectRow(row);
        const QString text = detail->toPlainText();
        QVERIFY2(!text.contains(idToken.reveal()), "the token itself is nowhere");
        if (!text.contains(u"ID token, decoded"_s))
            continue;
        ++told;
        QVERIFY(table->currentIndex().data(RequestsModel::TitleRole) == u"Code for tokens"_s);
        QVERIFY(text.contains(u"RS256"_s) && text.contains(stand.workbench.practice().origin()));
    }
    QCOMPARE(told, 1);
}

void TestRequestsPage::leavesPausesOutOfTheScale()
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
    model.setFilter({}, true);
    QCOMPARE(model.rowCount(), 1);
    model.setFilter(u"token"_s, false);
    QCOMPARE(model.rowCount(), 1);
    QCOMPARE(model.exchange(0)->purpose, u"token_exchange"_s);
}

void TestRequestsPage::saysOfAPauseWhatIsKnown()
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

void TestRequestsPage::spansThePausesBand()
{
    Stand stand;
    QTableView* table = exchangesOf(stand);
    QVERIFY(table != nullptr);
    const QDateTime last = stand.trace.exchanges().last().startedAt;
    stand.trace.record(exchangeAt(last.addSecs(60), u"refresh"_s, 5));
    const int band = table->model()->rowCount() - 2;
    QCOMPARE(table->columnSpan(band, 0), int(RequestsModel::ColumnCount));
    QCOMPARE(table->columnSpan(band + 1, 0), 1);
    table->selectRow(band - 1);
    table->setFocus();
    QTest::keyClick(table, Qt::Key_Down);
    QCOMPARE(table->currentIndex().row(), band + 1);
}

void TestRequestsPage::choosesRoundTicks_data()
{
    QTest::addColumn<qint64>("scale");
    QTest::addColumn<QList<qint64>>("ticks");
    QTest::newRow("nothing") << qint64(1) << QList<qint64>{0, 1};
    QTest::newRow("3 ms") << qint64(3) << QList<qint64>{0, 1, 2, 3};
    QTest::newRow("100 ms") << qint64(100) << QList<qint64>{0, 50, 100};
    QTest::newRow("312 ms") << qint64(312) << QList<qint64>{0, 100, 200, 300};
    QTest::newRow("1.2 s") << qint64(1200) << QList<qint64>{0, 500, 1000};
    QTest::newRow("a minute") << qint64(60'000) << QList<qint64>{0, 20'000, 40'000, 60'000};
}

void TestRequestsPage::choosesRoundTicks()
{
    QFETCH(const qint64, scale);
    QTEST(timeTicks(scale), "ticks");
}

QTEST_MAIN(TestRequestsPage)
#include "tst_requestspage.moc"
