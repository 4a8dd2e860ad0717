// SPDX-License-Identifier: Apache-2.0
#include "stand.h"

#include "models/requestsmodel.h"
#include "theme/style.h"
#include "widgets/sequencelane.h"

#include <QAccessible>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace scopelight;

namespace {

QList<Leg> legs()
{
    return {{Leg::Kind::OpenAddress, Leg::State::Done, 14}, {Leg::Kind::Consent, Leg::State::Live, -1},
        {Leg::Kind::Redirect, Leg::State::ToCome, -1}};
}

} // namespace

/// The sign-in's legs for people who do not see them, or use no mouse.
class TestSequenceLane : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void isAListOfLegs(); // first: the lane that is made first must be one, too
    void walksTheLegsByKeys();
    void keepsItsPlaceWhileItGrows();
    void opensWhatHasBegun();
    void showsTheExchangeOfALeg_data();
    void showsTheExchangeOfALeg();
};

void TestSequenceLane::initTestCase()
{
    QApplication::setStyle(new ScopelightStyle);
}

void TestSequenceLane::isAListOfLegs()
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

void TestSequenceLane::walksTheLegsByKeys()
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

void TestSequenceLane::keepsItsPlaceWhileItGrows()
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
    QCOMPARE(list->child(0)->text(QAccessible::Name), lane.spokenItem(0));
}

void TestSequenceLane::opensWhatHasBegun()
{
    SequenceLane lane;
    lane.setLegs(legs());
    lane.resize(lane.sizeHint());
    lane.show();
    QSignalSpy opened(&lane, &SequenceLane::opened);
    lane.setCurrent(1);
    QTest::keyClick(&lane, Qt::Key_Return);
    QTest::mouseDClick(&lane, Qt::LeftButton, {}, lane.itemRect(0).center());
    QCOMPARE(opened.size(), 2);
    QCOMPARE(opened[0][0].value<Leg::Kind>(), Leg::Kind::Consent);
    QCOMPARE(opened[1][0].value<Leg::Kind>(), Leg::Kind::OpenAddress);
    lane.setCurrent(2);
    QTest::keyClick(&lane, Qt::Key_Return);
    QCOMPARE(opened.size(), 2);
}

void TestSequenceLane::showsTheExchangeOfALeg_data()
{
    QTest::addColumn<int>("leg");
    QTest::addColumn<QString>("title");
    QTest::newRow("address") << 0 << u"Sign-in address"_s;
    QTest::newRow("redirect") << 2 << u"Redirect with the answer"_s;
    QTest::newRow("exchange") << 4 << u"Code for tokens"_s;
}

void TestSequenceLane::showsTheExchangeOfALeg()
{
    QFETCH(const int, leg);
    Stand stand;
    QVERIFY(stand.startPractice() && stand.signIn());
    stand.window.goTo(StepId::SignIn);
    auto* lane = stand.find<SequenceLane>(u"sequenceLane"_s);
    lane->setCurrent(leg);
    QTest::keyClick(lane, Qt::Key_Return);
    const auto* table = stand.find<QTableView>(u"requestsTable"_s);
    QVERIFY2(table != nullptr, "the page is there");
    QTEST(table->currentIndex().data(RequestsModel::TitleRole).toString(), "title");
}

QTEST_MAIN(TestSequenceLane)
#include "tst_sequencelane.moc"
