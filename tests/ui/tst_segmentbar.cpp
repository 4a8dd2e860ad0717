// SPDX-License-Identifier: Apache-2.0
#include "theme/style.h"
#include "widgets/segmentbar.h"

#include <QAccessible>
#include <QApplication>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace scopelight;

/// One choice of several: by mouse, by keys, and for people who do not see it.
class TestSegmentBar : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void isAGroupOfRadioButtons();
    void isPressedByAScreenReader();
    void movesByKeys_data();
    void movesByKeys();
    void takesAClickInEverySegment();
    void saysLessWhereThereIsNoRoom();

private:
    std::unique_ptr<SegmentBar> m_bar;
};

void TestSegmentBar::initTestCase()
{
    QApplication::setStyle(new ScopelightStyle);
}

void TestSegmentBar::init()
{
    m_bar = std::make_unique<SegmentBar>(u"Class"_s);
    m_bar->setSegments({{u"All"_s}, {u"Sensitive 50"_s, {}, u"50"_s}, {u"Restricted 63"_s, {}, u"63"_s}});
    m_bar->resize(m_bar->sizeHint());
    m_bar->show();
    m_bar->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_bar.get()));
    m_bar->setFocus(Qt::TabFocusReason);
}

void TestSegmentBar::cleanup()
{
    m_bar.reset();
}

void TestSegmentBar::isAGroupOfRadioButtons()
{
    QAccessibleInterface* group = QAccessible::queryAccessibleInterface(m_bar.get());
    QVERIFY(group != nullptr);
    QCOMPARE(group->role(), QAccessible::Grouping);
    QCOMPARE(group->text(QAccessible::Name), u"Class"_s);
    QCOMPARE(group->childCount(), 3);
    QAccessibleInterface* second = group->child(1);
    QCOMPARE(second->role(), QAccessible::RadioButton);
    QCOMPARE(second->text(QAccessible::Name), u"Sensitive 50"_s);
    QVERIFY(second->state().checkable && !second->state().checked);
    QVERIFY(group->child(0)->state().checked && group->child(0)->state().focused);
    m_bar->setCurrent(1);
    QVERIFY(second->state().checked && !group->child(0)->state().checked);
    QCOMPARE(group->focusChild(), second);
}

void TestSegmentBar::isPressedByAScreenReader()
{
    QSignalSpy chosen(m_bar.get(), &SegmentBar::chosen);
    QAccessibleInterface* third = QAccessible::queryAccessibleInterface(m_bar.get())->child(2);
    QAccessibleActionInterface* actions = third->actionInterface();
    QVERIFY(actions != nullptr);
    actions->doAction(QAccessibleActionInterface::pressAction());
    QCOMPARE(m_bar->current(), 2);
    QCOMPARE(chosen.size(), 1);
}

void TestSegmentBar::movesByKeys_data()
{
    QTest::addColumn<int>("from");
    QTest::addColumn<Qt::Key>("key");
    QTest::addColumn<int>("to");
    QTest::newRow("right") << 0 << Qt::Key_Right << 1;
    QTest::newRow("left") << 2 << Qt::Key_Left << 1;
    QTest::newRow("nothing before the first") << 0 << Qt::Key_Left << 0;
    QTest::newRow("nothing after the last") << 2 << Qt::Key_Right << 2;
    QTest::newRow("home") << 2 << Qt::Key_Home << 0;
    QTest::newRow("end") << 0 << Qt::Key_End << 2;
}

void TestSegmentBar::movesByKeys()
{
    QFETCH(const int, from);
    QFETCH(const Qt::Key, key);
    QFETCH(const int, to);
    m_bar->setCurrent(from);
    QSignalSpy chosen(m_bar.get(), &SegmentBar::chosen);
    QTest::keyClick(m_bar.get(), key);
    QCOMPARE(m_bar->current(), to);
    QCOMPARE(chosen.size(), from == to ? 0 : 1);
}

void TestSegmentBar::takesAClickInEverySegment()
{
    for (const int segment : {2, 0, 1}) {
        QTest::mouseClick(m_bar.get(), Qt::LeftButton, {}, m_bar->itemRect(segment).center());
        QCOMPARE(m_bar->current(), segment);
    }
    for (const int segment : {1, 2}) // side by side, a line between them
        QCOMPARE(m_bar->itemRect(segment).left(), m_bar->itemRect(segment - 1).right() + 2);
    QVERIFY(m_bar->itemRect(2).right() < m_bar->width());
}

void TestSegmentBar::saysLessWhereThereIsNoRoom()
{
    const int whole = m_bar->itemRect(2).width();
    m_bar->resize(m_bar->minimumSizeHint());
    QVERIFY(m_bar->itemRect(2).width() < whole);
    QVERIFY(m_bar->itemRect(2).right() < m_bar->width());
    QCOMPARE(m_bar->spokenItem(2), u"Restricted 63"_s); // whatever is painted
    QVERIFY(m_bar->toolTip().contains(u"Restricted 63"_s));
}

QTEST_MAIN(TestSegmentBar)
#include "tst_segmentbar.moc"
