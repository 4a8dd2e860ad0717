// SPDX-License-Identifier: Apache-2.0
#include "widgets/bendingbox.h"

#include <QApplication>
#include <QTest>
#include <QVBoxLayout>

using namespace scopelight;

namespace {

/// A part of a size that nothing changes.
QWidget* partOf(int width)
{
    auto* part = new QWidget;
    part->setFixedSize(width, 20);
    return part;
}

} // namespace

/// Parts side by side, or under each other where there is no room.
class TestBendingBox : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void bendsWhereThereIsNoRoom();
    void countsNoHiddenPart();
    void leavesTheRestToWhatStretches();
    void asksForNoMoreThanItsWidestPart();
};

void TestBendingBox::bendsWhereThereIsNoRoom()
{
    QWidget page; // a window of its own would get no narrower than its layout asks for
    BendingBox box(8, &page);
    QWidget* first = partOf(100);
    QWidget* second = partOf(120);
    box.add(first);
    box.add(second);
    page.show();
    box.resize(228, 60);
    QTRY_COMPARE(second->geometry().left(), 108);
    box.resize(227, 60);
    QTRY_COMPARE(second->geometry().left(), 0);
    QVERIFY(second->geometry().top() >= first->geometry().bottom());
    box.resize(228, 60);
    QTRY_COMPARE(second->geometry().left(), 108);
}

void TestBendingBox::countsNoHiddenPart()
{
    QWidget page; // a window of its own would get no narrower than its layout asks for
    BendingBox box(8, &page);
    QWidget* hidden = partOf(300);
    QWidget* last = partOf(100);
    box.add(partOf(100));
    box.add(hidden);
    box.add(last);
    box.resize(250, 90);
    hidden->hide();
    page.show();
    QTRY_COMPARE(last->geometry().left(), 108);
    hidden->show();
    QTRY_COMPARE(last->geometry().left(), 0);
}

void TestBendingBox::leavesTheRestToWhatStretches()
{
    QWidget page; // a window of its own would get no narrower than its layout asks for
    BendingBox box(8, &page);
    auto* words = new QWidget;
    QWidget* button = partOf(100);
    box.addStretching(words, 150);
    box.add(button);
    page.show();
    box.resize(400, 40);
    QTRY_COMPARE(words->width(), 292);
    box.resize(257, 60); // a pixel too little for 150, 8 and 100
    QTRY_COMPARE(words->width(), 257);
    QCOMPARE(button->geometry().left(), 0);
}

void TestBendingBox::asksForNoMoreThanItsWidestPart()
{
    QWidget page; // a window of its own would get no narrower than its layout asks for
    BendingBox box(8, &page);
    box.add(partOf(100));
    box.add(partOf(120));
    QCOMPARE(box.minimumSizeHint().width(), 120);
    QCOMPARE(box.sizeHint().width(), 228);
}

QTEST_MAIN(TestBendingBox)
#include "tst_bendingbox.moc"
