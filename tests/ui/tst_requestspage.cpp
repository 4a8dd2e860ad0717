// SPDX-License-Identifier: Apache-2.0
#include "exchanges.h"
#include "stand.h"

#include "models/exchangetext.h"
#include "models/requestsmodel.h"
#include "theme/style.h"
#include "widgets/redactedtext.h"
#include "widgets/segmentbar.h"

#include <QClipboard>
#include <QLineEdit>
#include <QTableView>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace scopelight;

namespace {

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

/// The page of the exchanges, by mouse and by keyboard; secrets as chips.
class TestRequestsPage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void copiesAsCurlByKey();
    void showsSecretsAsChips();
    void copiesChipsAsTheirText();
    void keepsForeignTextPlain();
    void showsChipsOnThePage();
    void leavesTheTableByTab();
    void goesFromARowToItsDetail();
    void goesToTheFilterBySlash();
    void saysThatNoneFits();
    void staysWithItsExchange();
    void takesTheIdTokenApart();
    void spansThePausesBand();
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

void TestRequestsPage::saysThatNoneFits()
{
    Stand stand;
    QTableView* table = exchangesOf(stand);
    QVERIFY(table != nullptr && stand.label(u"noneFits"_s).isEmpty());
    stand.find<QLineEdit>(u"requestFilter"_s)->setText(u"nothing says this"_s);
    QCOMPARE(table->model()->rowCount(), 0);
    QCOMPARE(stand.label(u"noneFits"_s), u"None of these exchanges has “nothing says this” in it."_s);
    stand.find<QLineEdit>(u"requestFilter"_s)->clear();
    QTest::keyClick(stand.find<SegmentBar>(u"whichExchanges"_s), Qt::Key_Right);
    QCOMPARE(stand.label(u"noneFits"_s), u"None of these exchanges went wrong."_s);
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

QTEST_MAIN(TestRequestsPage)
#include "tst_requestspage.moc"
