// SPDX-License-Identifier: Apache-2.0
#include "files.h"
#include "stand.h"

#include "models/scopemodel.h"
#include "scopes/installedcatalogue.h"
#include "theme/style.h"
#include "widgets/segmentbar.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QTest>

#include <ctime>
#include <optional>

#include <sys/mman.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace scopelight;

namespace {

constexpr auto strict = QAbstractItemModelTester::FailureReportingMode::QtTest;

/// Bytes that nobody can read while it lives: the system ends a program that tries. What shares a page with
/// others, at both ends, stays open.
class Sealed {
public:
    explicit Sealed(QByteArrayView bytes)
    {
        const qsizetype page = sysconf(_SC_PAGESIZE);
        const auto before = qsizetype(quintptr(bytes.data()) % quintptr(page));
        if (bytes.size() <= 4 * page)
            return;
        const qsizetype open = before == 0 ? 0 : page - before;
        m_begin = const_cast<char*>(bytes.data()) + open;
        m_size = (bytes.size() - open) / page * page;
        m_holds = protect(PROT_NONE);
    }
    ~Sealed() { protect(PROT_READ); }
    Q_DISABLE_COPY_MOVE(Sealed)

    bool holds() const { return m_holds; }

private:
    bool protect(int access) const { return mprotect(m_begin, std::size_t(m_size), access) == 0; }

    char* m_begin = nullptr;
    qsizetype m_size = 0;
    bool m_holds = false;
};

} // namespace

/// The catalogue: searching, filtering, folding and ticking.
class TestScopesPage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QApplication::setStyle(new ScopelightStyle); }
    void findsAScopeByItsMethod();
    void groupsScopesWhereTheyBelong();
    void filtersWhatReadsOnly();
    void readsTheCatalogueOnlyWhenSeen();
    void ticksAtTheTickAndOpensBesideIt();
    void foldsAnApiByKeys();
    void foldsAnApiByAClick();
    void unfoldsWithTheNextSearch();
    void countsAScopeOnceUnderTwoNames();
    void goesToTheSearchBySlash();
    void offersWhatMayHaveBeenMeant();
    void measuresASearch();

private:
    const ScopeCatalogue m_catalogue;
};

void TestScopesPage::findsAScopeByItsMethod()
{
    ScopeModel model(m_catalogue);
    const QAbstractItemModelTester tester(&model, strict);
    model.search(u"files.list"_s);
    const QModelIndex drive = model.indexOf(fullScope(u"drive.readonly"_s));
    QVERIFY(drive.isValid());
    QVERIFY(drive.data(ScopeModel::DescriptionRole).toString().startsWith(u"Opens drive.files.list"_s));
    QVERIFY(drive.data(Qt::AccessibleTextRole).toString().contains(u"Opens drive.files.list"_s));
    QVERIFY(drive.data(ScopeModel::FoundByMethodRole).toBool());
    QVERIFY2(model.index(0).data(ScopeModel::NameRole) == u"Google Drive API"_s, "the shortest match first");
    model.search(u"drive.readonly"_s);
    QVERIFY(!model.indexOf(fullScope(u"drive.readonly"_s)).data(ScopeModel::FoundByMethodRole).toBool());
}

void TestScopesPage::groupsScopesWhereTheyBelong()
{
    ScopeModel model(m_catalogue);
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
    auto* model = qobject_cast<ScopeModel*>(stand.catalogue()->model());
    const qsizetype all = model->scopeCount();
    stand.find<QCheckBox>(u"readOnlyFilter"_s)->click();
    QVERIFY(model->scopeCount() > 0 && model->scopeCount() < all);
    for (int row = 0; row < model->rowCount(); ++row)
        QVERIFY(model->index(row).data(ScopeModel::IsApiRole).toBool()
            || model->index(row).data(ScopeModel::ReadOnlyRole).toBool());
    QVERIFY2(stand.label(u"scopesFound"_s).startsWith(QString::number(model->scopeCount())), "it is counted");
    stand.find<QLineEdit>(u"scopeSearch"_s)->setText(u"drive.readonly"_s);
    QCOMPARE(stand.label(u"scopesFound"_s), u"1 scope in 1 API"_s);
}

void TestScopesPage::readsTheCatalogueOnlyWhenSeen()
{
    const auto bytes = installedCatalogue();
    QVERIFY(bytes);
    // Opening looks at the header, which shares its page with what comes first.
    std::optional<Sealed> catalogue(std::in_place, bytes->sliced(catalogueformat::headerSize));
    QVERIFY(catalogue->holds());
    Stand stand;
    QVERIFY(QTest::qWaitForWindowExposed(&stand.window));
    stand.window.openFile(testDataPath(u"client/web.json"_s));
    QVERIFY(!stand.window.grab().isNull());
    catalogue.reset();
    stand.window.goTo(StepId::Scopes);
    QVERIFY(stand.catalogue() != nullptr && stand.catalogue()->model()->rowCount() > 500);
}

void TestScopesPage::ticksAtTheTickAndOpensBesideIt()
{
    Stand stand;
    stand.window.goTo(StepId::Scopes);
    QVERIFY(stand.goToScope(u"drive.file"_s, u"drive.file"_s));
    QListView* list = stand.catalogue();
    const QRect row = list->visualRect(list->currentIndex());
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, row.topLeft() + QPoint(22, row.height() / 2));
    QCOMPARE(stand.workbench.scopes(), ScopeSet{fullScope(u"drive.file"_s)});
    QVERIFY(stand.find<QWidget>(u"scopeDetail"_s) == nullptr);
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, row.center());
    QVERIFY(stand.find<QWidget>(u"scopeDetail"_s) != nullptr);
    QCOMPARE(stand.workbench.scopes().size(), 1);
    QVERIFY(stand.click(u"chooseShownScope"_s));
    QVERIFY(stand.workbench.scopes().isEmpty());
    QTest::keyClick(list, Qt::Key_Space);
    QCOMPARE(stand.workbench.scopes().size(), 1);
}

void TestScopesPage::foldsAnApiByKeys()
{
    Stand stand;
    stand.window.goTo(StepId::Scopes);
    QVERIFY(stand.goToScope(u"drive"_s, u"drive.readonly"_s));
    QListView* list = stand.catalogue();
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
    QVERIFY(stand.goToScope(u"drive"_s, u"drive.readonly"_s));
    QListView* list = stand.catalogue();
    const int rows = list->model()->rowCount();
    const QRect heading = list->visualRect(list->model()->index(0, 0));
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, heading.center());
    QVERIFY(list->model()->rowCount() < rows);
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, heading.center());
    QCOMPARE(list->model()->rowCount(), rows);
}

void TestScopesPage::unfoldsWithTheNextSearch()
{
    ScopeModel model(m_catalogue);
    model.search(u"drive"_s);
    model.setChosen({fullScope(u"drive.readonly"_s)});
    QVERIFY(model.setData(model.index(0), true, ScopeModel::IsFoldedRole));
    QCOMPARE(model.index(0).data(ScopeModel::ChosenCountRole).toInt(), 1);
    QVERIFY(!model.indexOf(fullScope(u"drive.readonly"_s)).isValid());
    model.search(u"drive.read"_s);
    QVERIFY(model.indexOf(fullScope(u"drive.readonly"_s)).isValid());
}

void TestScopesPage::countsAScopeOnceUnderTwoNames()
{
    ScopeModel model(m_catalogue);
    model.search(u"email"_s);
    const QModelIndex alias = model.indexOf(u"email"_s);
    const QModelIndex whole = model.indexOf(fullScope(u"userinfo.email"_s));
    QVERIFY(alias.isValid() && whole.isValid());
    model.setChosen({u"email"_s});
    QCOMPARE(whole.data(Qt::CheckStateRole).toInt(), int(Qt::Checked)); // one scope, two names
    const QModelIndex heading = model.headingOf(alias);
    QCOMPARE(model.headingOf(whole), heading);
    QCOMPARE(heading.data(ScopeModel::ChosenCountRole).toInt(), 1);
    QCOMPARE(heading.data(ScopeModel::TotalCountRole).toInt(), 1);
}

void TestScopesPage::goesToTheSearchBySlash()
{
    Stand stand;
    stand.window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&stand.window));
    stand.window.goTo(StepId::Scopes);
    QVERIFY(stand.goToScope(u"drive"_s, u"drive.readonly"_s));
    QTest::keyClick(stand.catalogue(), Qt::Key_Slash);
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
    QVERIFY(stand.catalogue() == nullptr);
    QCOMPARE(stand.label(u"noneFoundText"_s), u"No scope contains “drive.readonyl”."_s);
    QVERIFY(stand.click(u"searchWhatWasMeant"_s));
    QCOMPARE(search->text(), u"drive.readonly"_s);
    QVERIFY(stand.catalogue() != nullptr && stand.find<QWidget>(u"noneFound"_s) == nullptr);
    search->setText(u"qqqqqqqq"_s);
    QVERIFY2(stand.find<QPushButton>(u"searchWhatWasMeant"_s) == nullptr, "nothing is close");
    search->setText(u"drive.readonly"_s);
    stand.find<SegmentBar>(u"classFilter"_s)->setFocus();
    QTest::keyClick(stand.find<SegmentBar>(u"classFilter"_s), Qt::Key_Right); // non-sensitive
    QCOMPARE(
        stand.label(u"noneFoundText"_s), u"No scope that passes the filters contains “drive.readonly”."_s);
}

/// A key's whole work, searching, filling the list and painting it: prints figures, asserts none. Processor
/// time, so that what else runs does not count.
void TestScopesPage::measuresASearch()
{
    Stand stand;
    stand.window.goTo(StepId::Scopes);
    QVERIFY(QTest::qWaitForWindowExposed(&stand.window));
    auto* search = stand.find<QLineEdit>(u"scopeSearch"_s);
    const QListView* list = stand.catalogue();
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
