// SPDX-License-Identifier: Apache-2.0
#include "stand.h"

#include "models/openedmodel.h"
#include "models/scopemodel.h"
#include "theme/style.h"
#include "widgets/chip.h"

#include <QAbstractItemModelTester>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace scopelight;

namespace {

constexpr auto strict = QAbstractItemModelTester::FailureReportingMode::QtTest;

} // namespace

/// What a scope opens, beside the list.
class TestScopeDetail : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void listsWhatAScopeOpens();
    void opensAndClosesTheDetailByKeys();
    void saysWhereTheClassComesFrom_data();
    void saysWhereTheClassComesFrom();
    void followsTheCurrentRow();
    void keepsForeignTextPlain();
    void fitsTheSmallestWindow();
};

void TestScopeDetail::initTestCase()
{
    QApplication::setStyle(new ScopelightStyle);
}

void TestScopeDetail::listsWhatAScopeOpens()
{
    OpenedModel model;
    const QAbstractItemModelTester tester(&model, strict);
    model.show(ScopeCatalogue().apisOpenedBy(fullScope(u"calendar.readonly"_s)));
    QCOMPARE(model.apiCount(), 1);
    QCOMPARE(model.rowCount(), model.methodCount() + 1);
    QCOMPARE(model.index(0).data().toString(), u"Calendar API"_s);
    const QModelIndex query = model.firstWith({u"FREEBUSY"_s});
    QCOMPARE(query.data(Qt::AccessibleTextRole).toString(), u"POST calendar.freebusy.query"_s);
    QVERIFY(!model.firstWith({}).isValid());
    QVERIFY(!model.firstWith({u"zzzz"_s}).isValid());
    model.show({});
    QCOMPARE(model.rowCount(), 0);
}

void TestScopeDetail::opensAndClosesTheDetailByKeys()
{
    Stand stand;
    stand.window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&stand.window));
    stand.window.goTo(StepId::Scopes);
    QVERIFY(stand.goToScope(u"files.list"_s, u"drive.readonly"_s));
    QVERIFY(stand.find<QWidget>(u"scopeDetail"_s) == nullptr);
    QTest::keyClick(stand.catalogue(), Qt::Key_Return);
    QVERIFY(stand.find<QWidget>(u"scopeDetail"_s) != nullptr);
    QCOMPARE(stand.label(u"detailName"_s), u"drive.readonly"_s);
    QVERIFY(stand.label(u"detailCount"_s).startsWith(u"Opens "_s));
    const auto* methods = stand.find<QListView>(u"openedMethods"_s);
    QVERIFY(methods != nullptr);
    QCOMPARE(methods->currentIndex().data().toString(), u"drive.files.list"_s);
    QVERIFY(!methods->accessibleName().isEmpty());
    QTest::keyClick(stand.catalogue(), Qt::Key_Tab);
    QVERIFY(stand.find<QWidget>(u"scopeDetail"_s)->isAncestorOf(stand.window.focusWidget()));
    QTest::keyClick(stand.window.focusWidget(), Qt::Key_Escape);
    QVERIFY(stand.find<QWidget>(u"scopeDetail"_s) == nullptr);
    QCOMPARE(stand.window.focusWidget(), stand.catalogue());
    QTest::keyClick(stand.catalogue(), Qt::Key_Escape);
    QVERIFY2(stand.find<QLineEdit>(u"scopeSearch"_s)->text().isEmpty(), "then it clears the search");
}

void TestScopeDetail::saysWhereTheClassComesFrom_data()
{
    QTest::addColumn<QString>("scope");
    QTest::addColumn<QString>("said");
    QTest::newRow("published") << u"drive.readonly"_s << u"Source: developers.google.com/"_s;
    QTest::newRow("not published") << u"calendar"_s << u"No page of Google's names its class."_s;
}

void TestScopeDetail::saysWhereTheClassComesFrom()
{
    QFETCH(const QString, scope);
    QFETCH(const QString, said);
    Stand stand;
    stand.window.goTo(StepId::Scopes);
    QVERIFY(stand.goToScope(scope, scope));
    QTest::keyClick(stand.catalogue(), Qt::Key_Return);
    QVERIFY2(stand.label(u"detailClassSource"_s).startsWith(said),
        qPrintable(stand.label(u"detailClassSource"_s)));
    const auto sensitivity = ScopeCatalogue().find(fullScope(scope))->sensitivity;
    QCOMPARE(stand.find<QWidget>(u"detailClass"_s)->accessibleName(), Chip::of(sensitivity).text);
    const QString day = ScopeCatalogue().find(fullScope(scope))->sourceRead;
    if (!day.isEmpty())
        QVERIFY(stand.label(u"detailClassSource"_s)
                    .contains(QLocale().toString(QDate::fromString(day, Qt::ISODate), QLocale::ShortFormat)));
}

void TestScopeDetail::followsTheCurrentRow()
{
    Stand stand;
    stand.window.goTo(StepId::Scopes);
    QVERIFY(stand.goToScope(u"drive"_s, u"drive.readonly"_s));
    QTest::keyClick(stand.catalogue(), Qt::Key_Return);
    QTest::keyClick(stand.catalogue(), Qt::Key_Up);
    QCOMPARE(stand.label(u"detailName"_s),
        stand.catalogue()->currentIndex().data(ScopeModel::NameRole).toString());
    QVERIFY(stand.label(u"detailName"_s) != u"drive.readonly"_s);
    stand.find<QLineEdit>(u"scopeSearch"_s)->setText(u"gmail"_s);
    QVERIFY2(stand.find<QWidget>(u"scopeDetail"_s) != nullptr, "it stays while the search goes on");
}

void TestScopeDetail::keepsForeignTextPlain()
{
    Stand stand;
    stand.window.goTo(StepId::Scopes);
    QVERIFY(stand.goToScope(u"drive"_s, u"drive"_s));
    QTest::keyClick(stand.catalogue(), Qt::Key_Return);
    for (const QLabel* shown : stand.find<QWidget>(u"scopeDetail"_s)->findChildren<QLabel*>())
        QCOMPARE(shown->textFormat(), Qt::PlainText);
}

void TestScopeDetail::fitsTheSmallestWindow()
{
    Stand stand;
    stand.window.resize(1024, 700);
    stand.window.goTo(StepId::Scopes);
    for (const QString& scope : {u"drive.readonly"_s, u"calendar.readonly"_s}) {
        QVERIFY(stand.goToScope(scope, scope));
        QTest::keyClick(stand.catalogue(), Qt::Key_Return);
        QTest::qWait(0);
        const auto* detail = stand.find<QWidget>(u"scopeDetail"_s);
        const QPoint corner = detail->mapTo(&stand.window, QPoint(detail->width(), detail->height()));
        QVERIFY2(stand.window.rect().contains(corner), "nothing has to be scrolled");
        for (const QLabel* shown : detail->findChildren<QLabel*>()) {
            if (shown->isVisible())
                QVERIFY2(shown->height() >= shown->heightForWidth(shown->width()), qPrintable(shown->text()));
        }
        QVERIFY(stand.find<QListView>(u"openedMethods"_s)->height() >= 180);
    }
}

QTEST_MAIN(TestScopeDetail)
#include "tst_scopedetail.moc"
