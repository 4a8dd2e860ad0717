// SPDX-License-Identifier: Apache-2.0
#include "stand.h"

#include "models/openedmodel.h"
#include "models/scopemodel.h"
#include "theme/style.h"
#include "widgets/chip.h"
#include "widgets/segmentbar.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QTest>

#include <ctime>

using namespace Qt::StringLiterals;
using namespace scopelight;

namespace {

constexpr auto strict = QAbstractItemModelTester::FailureReportingMode::QtTest;

QString full(const QString& name)
{
    return u"https://www.googleapis.com/auth/"_s + name;
}

} // namespace

/// The catalogue's page: searching, filtering, and what a scope opens.
class TestScopesPage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void findsAScopeByItsMethod();
    void groupsScopesWhereTheyBelong();
    void filtersWhatReadsOnly();
    void listsWhatAScopeOpens();
    void readsTheCatalogueOnlyWhenSeen();
    void opensAndClosesTheDetailByKeys();
    void ticksAtTheTickAndOpensBesideIt();
    void saysWhereTheClassComesFrom_data();
    void saysWhereTheClassComesFrom();
    void followsTheCurrentRow();
    void keepsForeignTextPlain();
    void fitsTheSmallestWindow();
    void foldsAnApiByKeys();
    void foldsAnApiByAClick();
    void unfoldsWithTheNextSearch();
    void goesToTheSearchBySlash();
    void offersWhatMayHaveBeenMeant();
    void goesDownTheChosenByTab();
    void staysWhereAChosenScopeGoes();
    void measuresASearch();

private:
    static QListView* catalogue(const Stand& stand) { return stand.find<QListView>(u"catalogue"_s); }
    /// Searches, makes the scope of that short name current, and puts the cursor there.
    static bool choose(const Stand& stand, const QString& text, const QString& scope);
    static QString label(const Stand& stand, const QString& name)
    {
        const auto* found = stand.find<QLabel>(name);
        return found != nullptr ? found->text() : QString();
    }
};

void TestScopesPage::initTestCase()
{
    QApplication::setStyle(new ScopelightStyle);
}

bool TestScopesPage::choose(const Stand& stand, const QString& text, const QString& scope)
{
    stand.find<QLineEdit>(u"scopeSearch"_s)->setText(text);
    QListView* list = catalogue(stand);
    const QModelIndex index = qobject_cast<ScopeModel*>(list->model())->indexOf(full(scope));
    list->setCurrentIndex(index);
    list->setFocus();
    return index.isValid();
}

void TestScopesPage::findsAScopeByItsMethod()
{
    ScopeModel model;
    const QAbstractItemModelTester tester(&model, strict);
    model.search(u"files.list"_s);
    const QModelIndex drive = model.indexOf(full(u"drive.readonly"_s));
    QVERIFY(drive.isValid());
    QVERIFY(drive.data(ScopeModel::DescriptionRole).toString().startsWith(u"Opens drive.files.list"_s));
    QVERIFY(drive.data(Qt::AccessibleTextRole).toString().contains(u"Opens drive.files.list"_s));
    QVERIFY(drive.data(ScopeModel::FoundByMethodRole).toBool());
    QVERIFY2(model.index(0).data(ScopeModel::NameRole) == u"Google Drive API"_s, "the shortest match first");
    model.search(u"drive.readonly"_s);
    QVERIFY(!model.indexOf(full(u"drive.readonly"_s)).data(ScopeModel::FoundByMethodRole).toBool());
}

void TestScopesPage::groupsScopesWhereTheyBelong()
{
    ScopeModel model;
    model.search({});
    QString title;
    QHash<QString, QString> groups;
    for (int row = 0; row < model.rowCount(); ++row) {
        const QModelIndex index = model.index(row);
        if (index.data(ScopeModel::IsApiRole).toBool())
            title = index.data(ScopeModel::NameRole).toString();
        else
            groups.insert(index.data(ScopeModel::NameRole).toString(), title);
    }
    QCOMPARE(groups.value(u"drive.readonly"_s), u"Google Drive API"_s);
    QCOMPARE(groups.value(u"spreadsheets"_s), u"Google Sheets API"_s);
    QCOMPARE(groups.value(u"openid"_s), u"Who the user is"_s);
    QCOMPARE(groups.value(u"cloud-platform"_s), u"In many APIs"_s);
    QCOMPARE(groups.value(u"drive.install"_s), u"In no API's document"_s);
}

void TestScopesPage::filtersWhatReadsOnly()
{
    Stand stand;
    stand.window.goTo(StepId::Scopes);
    stand.find<QLineEdit>(u"scopeSearch"_s)->setText(u"drive"_s);
    auto* model = qobject_cast<ScopeModel*>(catalogue(stand)->model());
    const qsizetype all = model->scopeCount();
    stand.find<QCheckBox>(u"readOnlyFilter"_s)->click();
    QVERIFY(model->scopeCount() > 0 && model->scopeCount() < all);
    for (int row = 0; row < model->rowCount(); ++row)
        QVERIFY(model->index(row).data(ScopeModel::IsApiRole).toBool()
            || model->index(row).data(ScopeModel::ReadOnlyRole).toBool());
    QVERIFY2(
        label(stand, u"scopesFound"_s).startsWith(QString::number(model->scopeCount())), "it is counted");
    stand.find<QLineEdit>(u"scopeSearch"_s)->setText(u"drive.readonly"_s);
    QCOMPARE(label(stand, u"scopesFound"_s), u"1 scope in 1 API"_s);
}

void TestScopesPage::listsWhatAScopeOpens()
{
    OpenedModel model;
    const QAbstractItemModelTester tester(&model, strict);
    model.show(ScopeCatalogue().apisOpenedBy(full(u"calendar.readonly"_s)));
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

void TestScopesPage::readsTheCatalogueOnlyWhenSeen()
{
    Stand stand;
    QVERIFY(stand.window.findChild<QListView*>(u"catalogue"_s) == nullptr);
    stand.window.goTo(StepId::Scopes);
    const auto* list = stand.window.findChild<QListView*>(u"catalogue"_s);
    QVERIFY(list != nullptr && list->model() != nullptr && list->model()->rowCount() > 500);
}

void TestScopesPage::opensAndClosesTheDetailByKeys()
{
    Stand stand;
    stand.window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&stand.window));
    stand.window.goTo(StepId::Scopes);
    QVERIFY(choose(stand, u"files.list"_s, u"drive.readonly"_s));
    QVERIFY(stand.find<QWidget>(u"scopeDetail"_s) == nullptr);
    QTest::keyClick(catalogue(stand), Qt::Key_Return);
    QVERIFY(stand.find<QWidget>(u"scopeDetail"_s) != nullptr);
    QCOMPARE(label(stand, u"detailName"_s), u"drive.readonly"_s);
    QVERIFY(label(stand, u"detailCount"_s).startsWith(u"Opens "_s));
    const auto* methods = stand.find<QListView>(u"openedMethods"_s);
    QVERIFY(methods != nullptr);
    QCOMPARE(methods->currentIndex().data().toString(), u"drive.files.list"_s);
    QVERIFY(!methods->accessibleName().isEmpty());
    QTest::keyClick(catalogue(stand), Qt::Key_Tab);
    QVERIFY(stand.find<QWidget>(u"scopeDetail"_s)->isAncestorOf(stand.window.focusWidget()));
    QTest::keyClick(stand.window.focusWidget(), Qt::Key_Escape);
    QVERIFY(stand.find<QWidget>(u"scopeDetail"_s) == nullptr);
    QCOMPARE(stand.window.focusWidget(), catalogue(stand));
    QTest::keyClick(catalogue(stand), Qt::Key_Escape);
    QVERIFY2(stand.find<QLineEdit>(u"scopeSearch"_s)->text().isEmpty(), "then it clears the search");
}

void TestScopesPage::ticksAtTheTickAndOpensBesideIt()
{
    Stand stand;
    stand.window.goTo(StepId::Scopes);
    QVERIFY(choose(stand, u"drive.file"_s, u"drive.file"_s));
    QListView* list = catalogue(stand);
    const QRect row = list->visualRect(list->currentIndex());
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, row.topLeft() + QPoint(22, row.height() / 2));
    QCOMPARE(stand.workbench.scopes(), ScopeSet{full(u"drive.file"_s)});
    QVERIFY(stand.find<QWidget>(u"scopeDetail"_s) == nullptr);
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, row.center());
    QVERIFY(stand.find<QWidget>(u"scopeDetail"_s) != nullptr);
    QCOMPARE(stand.workbench.scopes().size(), 1);
    QVERIFY(stand.click(u"chooseShownScope"_s));
    QVERIFY(stand.workbench.scopes().isEmpty());
    QTest::keyClick(list, Qt::Key_Space);
    QCOMPARE(stand.workbench.scopes().size(), 1);
}

void TestScopesPage::saysWhereTheClassComesFrom_data()
{
    QTest::addColumn<QString>("scope");
    QTest::addColumn<QString>("said");
    QTest::newRow("published") << u"drive.readonly"_s << u"Source: developers.google.com/"_s;
    QTest::newRow("not published") << u"calendar"_s << u"No page of Google's names its class."_s;
}

void TestScopesPage::saysWhereTheClassComesFrom()
{
    QFETCH(const QString, scope);
    QFETCH(const QString, said);
    Stand stand;
    stand.window.goTo(StepId::Scopes);
    QVERIFY(choose(stand, scope, scope));
    QTest::keyClick(catalogue(stand), Qt::Key_Return);
    QVERIFY2(label(stand, u"detailClassSource"_s).startsWith(said),
        qPrintable(label(stand, u"detailClassSource"_s)));
    const auto sensitivity = ScopeCatalogue().find(full(scope))->sensitivity;
    QCOMPARE(stand.find<QWidget>(u"detailClass"_s)->accessibleName(), Chip::of(sensitivity).text);
    const QString day = ScopeCatalogue().find(full(scope))->sourceRead;
    if (!day.isEmpty())
        QVERIFY(label(stand, u"detailClassSource"_s)
                    .contains(QLocale().toString(QDate::fromString(day, Qt::ISODate), QLocale::ShortFormat)));
}

void TestScopesPage::followsTheCurrentRow()
{
    Stand stand;
    stand.window.goTo(StepId::Scopes);
    QVERIFY(choose(stand, u"drive"_s, u"drive.readonly"_s));
    QTest::keyClick(catalogue(stand), Qt::Key_Return);
    QTest::keyClick(catalogue(stand), Qt::Key_Up);
    QCOMPARE(label(stand, u"detailName"_s),
        catalogue(stand)->currentIndex().data(ScopeModel::NameRole).toString());
    QVERIFY(label(stand, u"detailName"_s) != u"drive.readonly"_s);
    stand.find<QLineEdit>(u"scopeSearch"_s)->setText(u"gmail"_s);
    QVERIFY2(stand.find<QWidget>(u"scopeDetail"_s) != nullptr, "it stays while the search goes on");
}

void TestScopesPage::keepsForeignTextPlain()
{
    Stand stand;
    stand.window.goTo(StepId::Scopes);
    QVERIFY(choose(stand, u"drive"_s, u"drive"_s));
    QTest::keyClick(catalogue(stand), Qt::Key_Return);
    for (const QLabel* shown : stand.find<QWidget>(u"scopeDetail"_s)->findChildren<QLabel*>())
        QCOMPARE(shown->textFormat(), Qt::PlainText);
}

void TestScopesPage::fitsTheSmallestWindow()
{
    Stand stand;
    stand.window.resize(1024, 700);
    stand.window.goTo(StepId::Scopes);
    for (const QString& scope : {u"drive.readonly"_s, u"calendar.readonly"_s}) {
        QVERIFY(choose(stand, scope, scope));
        QTest::keyClick(catalogue(stand), Qt::Key_Return);
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

void TestScopesPage::foldsAnApiByKeys()
{
    Stand stand;
    stand.window.goTo(StepId::Scopes);
    QVERIFY(choose(stand, u"drive"_s, u"drive.readonly"_s));
    QListView* list = catalogue(stand);
    const QAbstractItemModelTester tester(list->model(), strict);
    const int rows = list->model()->rowCount();
    QTest::keyClick(list, Qt::Key_Left);
    QCOMPARE(list->currentIndex().row(), 0);
    QVERIFY(list->currentIndex().data(ScopeModel::IsApiRole).toBool());
    const int total = list->currentIndex().data(ScopeModel::TotalCountRole).toInt();
    QTest::keyClick(list, Qt::Key_Left);
    QCOMPARE(list->model()->rowCount(), rows - total);
    QVERIFY(list->currentIndex().data(Qt::AccessibleTextRole).toString().contains(u"folded"_s));
    QTest::keyClick(list, Qt::Key_Right);
    QCOMPARE(list->model()->rowCount(), rows);
    QTest::keyClick(list, Qt::Key_Right);
    QCOMPARE(list->currentIndex().row(), 1);
    QTest::keyClick(list, Qt::Key_Up);
    QTest::keyClick(list, Qt::Key_Return);
    QCOMPARE(list->model()->rowCount(), rows - total);
    QVERIFY2(stand.find<QWidget>(u"scopeDetail"_s) == nullptr, "an API has no detail");
}

void TestScopesPage::foldsAnApiByAClick()
{
    Stand stand;
    stand.window.goTo(StepId::Scopes);
    QVERIFY(choose(stand, u"drive"_s, u"drive.readonly"_s));
    QListView* list = catalogue(stand);
    const int rows = list->model()->rowCount();
    const QRect heading = list->visualRect(list->model()->index(0, 0));
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, heading.center());
    QVERIFY(list->model()->rowCount() < rows);
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, heading.center());
    QCOMPARE(list->model()->rowCount(), rows);
}

void TestScopesPage::unfoldsWithTheNextSearch()
{
    ScopeModel model;
    model.search(u"drive"_s);
    model.setChosen({full(u"drive.readonly"_s)});
    QVERIFY(model.setData(model.index(0), true, ScopeModel::IsFoldedRole));
    QCOMPARE(model.index(0).data(ScopeModel::ChosenCountRole).toInt(), 1);
    QVERIFY(!model.indexOf(full(u"drive.readonly"_s)).isValid());
    model.search(u"drive.read"_s);
    QVERIFY(model.indexOf(full(u"drive.readonly"_s)).isValid());
}

void TestScopesPage::goesToTheSearchBySlash()
{
    Stand stand;
    stand.window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&stand.window));
    stand.window.goTo(StepId::Scopes);
    QVERIFY(choose(stand, u"drive"_s, u"drive.readonly"_s));
    QTest::keyClick(catalogue(stand), Qt::Key_Slash);
    const auto* search = stand.find<QLineEdit>(u"scopeSearch"_s);
    QVERIFY(search->hasFocus());
    QCOMPARE(search->selectedText(), u"drive"_s);
}

void TestScopesPage::offersWhatMayHaveBeenMeant()
{
    Stand stand;
    stand.window.goTo(StepId::Scopes);
    auto* search = stand.find<QLineEdit>(u"scopeSearch"_s);
    search->setText(u"drive.readonyl"_s);
    QVERIFY(catalogue(stand) == nullptr);
    QCOMPARE(label(stand, u"noneFoundText"_s), u"No scope contains “drive.readonyl”."_s);
    QVERIFY(stand.click(u"searchWhatWasMeant"_s));
    QCOMPARE(search->text(), u"drive.readonly"_s);
    QVERIFY(catalogue(stand) != nullptr && stand.find<QWidget>(u"noneFound"_s) == nullptr);
    search->setText(u"qqqqqqqq"_s);
    QVERIFY2(stand.find<QPushButton>(u"searchWhatWasMeant"_s) == nullptr, "nothing is close");
    search->setText(u"drive.readonly"_s);
    stand.find<SegmentBar>(u"classFilter"_s)->setFocus();
    QTest::keyClick(stand.find<SegmentBar>(u"classFilter"_s), Qt::Key_Right); // non-sensitive
    QCOMPARE(
        label(stand, u"noneFoundText"_s), u"No scope that passes the filters contains “drive.readonly”."_s);
}

void TestScopesPage::goesDownTheChosenByTab()
{
    Stand stand;
    stand.window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&stand.window));
    stand.window.goTo(StepId::Scopes);
    stand.workbench.setScopes({u"openid"_s, u"email"_s});
    stand.find<QPushButton>(u"clearScopes"_s)->setFocus();
    QStringList names;
    for (int step = 0; step < 3; ++step) {
        QTest::keyClick(stand.window.focusWidget(), Qt::Key_Tab);
        names.append(stand.window.focusWidget()->accessibleName());
    }
    QCOMPARE(names, (QStringList{u"Remove openid"_s, u"Remove email"_s, u"Add scopes by name"_s}));
}

void TestScopesPage::staysWhereAChosenScopeGoes()
{
    Stand stand;
    stand.window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&stand.window));
    stand.window.goTo(StepId::Scopes);
    stand.workbench.setScopes({u"openid"_s, u"email"_s});
    const auto removeFirst = [&stand] { QTest::keyClick(stand.window.focusWidget(), Qt::Key_Space); };
    stand.find<QPushButton>(u"clearScopes"_s)->setFocus();
    QTest::keyClick(stand.window.focusWidget(), Qt::Key_Tab);
    removeFirst();
    QCOMPARE(stand.window.focusWidget()->accessibleName(), u"Remove email"_s);
    removeFirst();
    QCOMPARE(stand.window.focusWidget()->accessibleName(), u"Add scopes by name"_s);
    QVERIFY(stand.workbench.scopes().isEmpty());
}

/// A key's whole work, searching, filling the list and painting it: prints figures, asserts none. Processor
/// time, so that what else runs does not count.
void TestScopesPage::measuresASearch()
{
    Stand stand;
    stand.window.goTo(StepId::Scopes);
    QVERIFY(QTest::qWaitForWindowExposed(&stand.window));
    auto* search = stand.find<QLineEdit>(u"scopeSearch"_s);
    const QListView* list = catalogue(stand);
    QList<double> times;
    for (const QString& text :
        {u"drive.readonly"_s, u"files.list"_s, u"messages send"_s, u"list"_s, u"zzz"_s}) {
        search->clear();
        QCoreApplication::processEvents();
        for (const QChar letter : text) {
            const std::clock_t start = std::clock();
            QTest::keyClick(search, letter.toLatin1());
            QCoreApplication::processEvents();
            list->viewport()->repaint();
            times.append(1000.0 * static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC);
        }
    }
    std::ranges::sort(times);
    qInfo("a key: median %.1f ms, worst %.1f ms of %lld", times[times.size() / 2], times.last(),
        qlonglong(times.size()));
}

QTEST_MAIN(TestScopesPage)
#include "tst_scopespage.moc"
