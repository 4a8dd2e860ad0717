// SPDX-License-Identifier: Apache-2.0
#include "widgets/columnarea.h"

#include <QAccessible>
#include <QLabel>
#include <QScrollBar>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace scopelight;

class TestColumnArea : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keepsItsPlacesWhenTheScrollBarGoes();
    void leadsScreenReadersToItsParts();
};

namespace {

/// A part so high, in an area of 300.
QWidget* addPart(ColumnArea& area, int height)
{
    auto* part = new QLabel(u"A part"_s);
    part->setFixedHeight(height);
    area.column()->addWidget(part);
    area.resize(300, 300);
    area.show();
    return part;
}

} // namespace

/// A screen reader counts the children first and asks for each then; in between the page may have changed.
void TestColumnArea::keepsItsPlacesWhenTheScrollBarGoes()
{
    ColumnArea area;
    QWidget* part = addPart(area, 1000);
    QVERIFY(QTest::qWaitForWindowExposed(&area));
    QTRY_VERIFY(area.verticalScrollBar()->isVisible());
    const QAccessibleInterface* access = QAccessible::queryAccessibleInterface(&area);
    const int counted = access->childCount();
    part->setFixedHeight(100);
    QTRY_VERIFY(!area.verticalScrollBar()->isVisible());
    for (int index = 0; index < counted; ++index) {
        const QAccessibleInterface* child = access->child(index);
        QVERIFY(child != nullptr && child->isValid() && child->parent() == access);
    }
    QVERIFY(access->child(counted) == nullptr && access->child(-1) == nullptr);
}

void TestColumnArea::leadsScreenReadersToItsParts()
{
    ColumnArea area;
    addPart(area, 100);
    QVERIFY(QTest::qWaitForWindowExposed(&area));
    QList<const QAccessibleInterface*> found{QAccessible::queryAccessibleInterface(&area)};
    for (qsizetype i = 0; i < found.size(); ++i) {
        if (found[i]->text(QAccessible::Name) == u"A part")
            return;
        for (int child = 0; child < found[i]->childCount(); ++child)
            found.append(found[i]->child(child));
    }
    QFAIL("the part is not in the tree");
}

QTEST_MAIN(TestColumnArea)
#include "tst_columnarea.moc"
