// SPDX-License-Identifier: Apache-2.0
#include "stand.h"

#include "models/exchangetext.h"
#include "models/requestsmodel.h"
#include "theme/style.h"
#include "widgets/redactedtext.h"
#include "widgets/sequencelane.h"

#include <QAbstractItemModelTester>
#include <QAccessible>
#include <QClipboard>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace scopelight;

namespace {

constexpr auto strict = QAbstractItemModelTester::FailureReportingMode::QtTest;

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
        .startedAt = QDateTime(QDate(2026, 1, 1), QTime(12, 0), Qt::UTC),
        .waitMs = 60,
        .elapsedMs = 84};
}

QList<Leg> legs()
{
    return {{Leg::Kind::OpenAddress, Leg::State::Done, 14}, {Leg::Kind::Consent, Leg::State::Live, -1},
        {Leg::Kind::Redirect, Leg::State::ToCome, -1}};
}

} // namespace

/// The exchanges and the lane for people who do not see them, or use no mouse; secrets as chips.
class TestRequestsPage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void isAListOfLegs(); // first: the lane that is made first must be one, too
    void copiesAsCurlByKey();
    void showsSecretsAsChips();
    void copiesChipsAsTheirText();
    void keepsForeignTextPlain();
    void showsChipsOnThePage();
    void saysEachExchangeInOneSentence();
    void leavesTheTableByTab();
    void goesFromARowToItsDetail();
    void walksTheLegsByKeys();
    void keepsItsPlaceWhileItGrows();
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
    QVERIFY(plain.contains(u"[secret, 35 characters, #"_s) || plain.contains(u", #"_s));
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
    QVERIFY(stand.startPractice() && stand.signIn());
    stand.window.goTo(StepId::Requests);
    auto* table = stand.find<QTableView>(u"requestsTable"_s);
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
        u"60 ms until the first byte, 84 ms in all"_s);
    QCOMPARE(access->tableInterface()->cellAt(1, RequestsModel::Status)->text(QAccessible::Name),
        u"Status no answer, timeout"_s);
}

void TestRequestsPage::leavesTheTableByTab()
{
    Stand stand;
    QVERIFY(stand.startPractice() && stand.signIn());
    stand.window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&stand.window));
    stand.window.goTo(StepId::Requests);
    auto* table = stand.find<QTableView>(u"requestsTable"_s);
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
    QVERIFY(stand.startPractice() && stand.signIn());
    stand.window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&stand.window));
    stand.window.goTo(StepId::Requests);
    auto* table = stand.find<QTableView>(u"requestsTable"_s);
    table->selectRow(0);
    QApplication::clipboard()->clear();
    QTest::keyClick(table, Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(QApplication::clipboard()->text().startsWith(u"curl "_s));
    QApplication::clipboard()->clear();
}

void TestRequestsPage::goesFromARowToItsDetail()
{
    Stand stand;
    QVERIFY(stand.startPractice() && stand.signIn());
    stand.window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&stand.window));
    stand.window.goTo(StepId::Requests);
    auto* table = stand.find<QTableView>(u"requestsTable"_s);
    table->setFocus();
    QTest::keyClick(table, Qt::Key_Return);
    QVERIFY(stand.find<RedactedText>(u"exchangeDetail"_s)->hasFocus());
}

void TestRequestsPage::isAListOfLegs()
{
    SequenceLane lane;
    lane.setServerName(u"Google"_s);
    lane.setLegs(legs());
    lane.resize(lane.sizeHint());
    lane.show();
    QAccessibleInterface* list = QAccessible::queryAccessibleInterface(&lane);
    QVERIFY(list != nullptr);
    QCOMPARE(list->role(), QAccessible::List);
    QVERIFY(!list->text(QAccessible::Name).isEmpty());
    QCOMPARE(list->childCount(), 3);
    QAccessibleInterface* first = list->child(0);
    QCOMPARE(first->text(QAccessible::Name),
        u"Scopelight to Browser, Opened the address, done, 14 milliseconds"_s);
    QCOMPARE(first->role(), QAccessible::ListItem);
    QCOMPARE(first->parent()->object(), static_cast<QObject*>(&lane));
    QCOMPARE(list->indexOfChild(list->child(2)), 2);
    const QPoint inTheSecond = list->child(1)->rect().center();
    QCOMPARE(list->childAt(inTheSecond.x(), inTheSecond.y()), list->child(1));
    QVERIFY(first->state().focusable && list->child(3) == nullptr);
    lane.setLegs(legs().first(1));
    QCOMPARE(list->childCount(), 1);
}

void TestRequestsPage::walksTheLegsByKeys()
{
    SequenceLane lane;
    lane.setLegs(legs());
    lane.show();
    lane.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&lane));
    lane.setFocus(Qt::TabFocusReason);
    QAccessibleInterface* list = QAccessible::queryAccessibleInterface(&lane);
    QTest::keyClick(&lane, Qt::Key_Down);
    QCOMPARE(list->focusChild(), list->child(1));
    QVERIFY(list->child(1)->state().focused && !list->child(0)->state().focused);
    QTest::keyClick(&lane, Qt::Key_End);
    QTest::keyClick(&lane, Qt::Key_Down); // nothing beyond
    QCOMPARE(lane.current(), 2);
    QTest::keyClick(&lane, Qt::Key_Home);
    QCOMPARE(list->focusChild(), list->child(0));
    lane.clearFocus();
    QVERIFY(list->focusChild() == nullptr);
}

void TestRequestsPage::keepsItsPlaceWhileItGrows()
{
    SequenceLane lane;
    lane.setLegs(legs());
    lane.setCurrent(1);
    QList<Leg> more = legs();
    more.insert(2, {Leg::Kind::Stray, Leg::State::Stray, 2});
    lane.setLegs(more);
    QCOMPARE(lane.current(), 1);
    lane.setLegs(legs().first(1));
    QCOMPARE(lane.current(), 0);
    QAccessibleInterface* list = QAccessible::queryAccessibleInterface(&lane);
    QCOMPARE(list->child(0)->text(QAccessible::Name), lane.spokenLeg(0));
}

QTEST_MAIN(TestRequestsPage)
#include "tst_requestspage.moc"
