// SPDX-License-Identifier: Apache-2.0
#include "stand.h"
#include "writtenwords.h"

#include "models/drivemodel.h"
#include "theme/style.h"
#include "widgets/pageheader.h"

#include <QHeaderView>
#include <QLineEdit>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QTableView>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace scopelight;

namespace {

QTableView* table(const Stand& stand)
{
    return stand.find<QTableView>(u"driveTable"_s);
}

QStringList names(const Stand& stand)
{
    QStringList names;
    for (int row = 0; row < table(stand)->model()->rowCount(); ++row)
        names.append(table(stand)->model()->index(row, DriveModel::Name).data().toString());
    return names;
}

/// On the page, signed in for that scope, and nothing listed yet.
bool isReadyToList(Stand& stand, const QString& scope = u"drive.metadata.readonly"_s)
{
    if (!stand.startPractice())
        return false;
    stand.workbench.setScopes({fullScope(scope)});
    if (!stand.signIn())
        return false;
    stand.window.goTo(StepId::Drive);
    return stand.find<QPushButton>(u"listFiles"_s) != nullptr;
}

bool hasEnded(Stand& stand)
{
    return QTest::qWaitFor(
        [&] { return stand.workbench.drive().state() > DriveWork::State::Listing; }, 20'000);
}

/// Likewise, with so many files listed.
bool hasListed(Stand& stand)
{
    return isReadyToList(stand) && stand.click(u"listFiles"_s) && hasEnded(stand);
}

} // namespace

/// The listing on its page: what comes, what does not, and what is said of it.
class TestDriveListPage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void totalsInWords_data();
    void totalsInWords();
    void keepsWhatCameWhenCancelled_data();
    void keepsWhatCameWhenCancelled();
    void saysThatNoRowFitsTheFilter();
    void saysWhatAnEmptyListMeans_data();
    void saysWhatAnEmptyListMeans();
    void sortsByItsColumns_data();
    void sortsByItsColumns();
    void isWorkedByKeys();
    void saysWhyNothingCanBeListed();
    void hasNothingToListElsewhere();
};

void TestDriveListPage::initTestCase()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    QApplication::setStyle(new ScopelightStyle);
}

void TestDriveListPage::totalsInWords_data()
{
    QTest::addColumn<QString>("files");
    QTest::addColumn<QString>("begin");
    QTest::addColumn<QString>("requests");
    QTest::newRow("one") << u"1"_s << u"1 file"_s << u", 1 request"_s;
    QTest::newRow("some") << u"30"_s << u"30 files   "_s << u", 1 request"_s;
    QTest::newRow("more than a page") << u"1284"_s << u"1,284 files   "_s << u", 2 requests"_s;
}

void TestDriveListPage::totalsInWords()
{
    QFETCH(const QString, files);
    QFETCH(const QString, begin);
    Stand stand({u"--files"_s, files});
    QVERIFY(hasListed(stand));
    QTRY_COMPARE(table(stand)->model()->rowCount(), files.toInt());
    const QString totals = stand.label(u"driveTotals"_s);
    QVERIFY2(totals.startsWith(begin), qPrintable(totals));
    qint64 size = 0;
    qint64 sized = 0;
    for (const DriveFile& file : stand.workbench.drive().files()) {
        size += file.size.value_or(0);
        sized += file.size ? 1 : 0;
    }
    const QString sizes = QLocale().formattedDataSize(size, 1, QLocale::DataSizeSIFormat) + u" in "_s
        + QLocale().toString(sized);
    QCOMPARE(totals.contains(sizes), sized > 0);
    QFETCH(const QString, requests);
    QVERIFY2(stand.label(u"driveTime"_s).endsWith(requests), qPrintable(stand.label(u"driveTime"_s)));
    QVERIFY(stand.find<QProgressBar>({}) == nullptr && stand.headline().isEmpty());
}

void TestDriveListPage::keepsWhatCameWhenCancelled_data()
{
    QTest::addColumn<bool>("byKey");
    QTest::newRow("button") << false;
    QTest::newRow("Esc") << true;
}

void TestDriveListPage::keepsWhatCameWhenCancelled()
{
    QFETCH(const bool, byKey);
    Stand stand({u"--files"_s, u"9000"_s, u"--scenario"_s, u"slow"_s});
    QVERIFY(isReadyToList(stand) && stand.click(u"listFiles"_s));
    QVERIFY(stand.find<QProgressBar>({}) != nullptr && !stand.find<QPushButton>(u"listFiles"_s)->isEnabled());
    QTRY_VERIFY_WITH_TIMEOUT(table(stand)->model()->rowCount() > 0, 20'000);
    const QString soFar = stand.label(u"driveTotals"_s);
    QVERIFY2(soFar.contains(u" files so far, reading page "_s), qPrintable(soFar));
    QVERIFY(byKey ? stand.press(u"Esc"_s) : stand.click(u"cancelListing"_s));
    QVERIFY(hasEnded(stand));
    const qint64 came = stand.workbench.drive().progress().files;
    QVERIFY(came > 0 && came < 9000);
    QCOMPARE(table(stand)->model()->rowCount(), came);
    QVERIFY2(stand.label(u"driveTotals"_s).startsWith(u"Cancelled. %1 files"_s.arg(QLocale().toString(came))),
        qPrintable(stand.label(u"driveTotals"_s)));
    QVERIFY2(stand.headline().isEmpty(), "the user knows why it ended");
    QVERIFY(stand.find<QPushButton>(u"cancelListing"_s) == nullptr);
    QVERIFY(stand.find<QPushButton>(u"listFiles"_s)->isEnabled());
    if (!byKey)
        QCOMPARE(stand.window.focusWidget()->objectName(), u"listFiles"_s);
}

void TestDriveListPage::saysThatNoRowFitsTheFilter()
{
    Stand stand({u"--files"_s, u"30"_s});
    QVERIFY(hasListed(stand));
    QVERIFY(stand.press(u"Ctrl+F"_s));
    auto* filter = stand.find<QLineEdit>(u"driveFilter"_s);
    QVERIFY(filter->hasFocus());
    QTest::keyClicks(filter, u"nothing is called so"_s);
    QTRY_COMPARE(names(stand).size(), 0);
    QTRY_COMPARE(stand.label(u"driveEmpty"_s),
        u"None of these files has “nothing is called so” in its name, kind or owner."_s);
    QVERIFY2(stand.label(u"driveTotals"_s).startsWith(u"0 of 30 files shown"_s), "all that came is counted");
    QVERIFY(stand.press(u"Esc"_s));
    QTRY_COMPARE(names(stand).size(), 30);
    QVERIFY(stand.label(u"driveEmpty"_s).isEmpty());
}

void TestDriveListPage::saysWhatAnEmptyListMeans_data()
{
    QTest::addColumn<QString>("scope");
    QTest::addColumn<QString>("query");
    QTest::addColumn<QString>("meaning");
    QTest::newRow("own files") << u"drive.file"_s << QString() << u"With drive.file that is normal"_s;
    QTest::newRow("query") << u"drive.readonly"_s << u"name = 'no such'"_s << u"No files fit the query."_s;
    QTest::newRow("empty Drive") << u"drive.readonly"_s << QString() << u"searched and named none"_s;
}

void TestDriveListPage::saysWhatAnEmptyListMeans()
{
    QFETCH(const QString, scope);
    QFETCH(const QString, query);
    QFETCH(const QString, meaning);
    Stand stand({u"--files"_s, query.isEmpty() ? u"0"_s : u"30"_s});
    QVERIFY(isReadyToList(stand, scope));
    stand.find<QLineEdit>(u"driveQuery"_s)->setText(query);
    QVERIFY(stand.click(u"listFiles"_s) && hasEnded(stand));
    QVERIFY2(stand.label(u"driveEmpty"_s).contains(meaning), qPrintable(stand.label(u"driveEmpty"_s)));
    QCOMPARE(stand.label(u"driveTotals"_s), u"0 files"_s);
    QVERIFY2(stand.headline().isEmpty(), "an empty list is an answer");
    QCOMPARE(stand.workbench.stepState(StepId::Drive).mark, StepState::Mark::Done);
}

void TestDriveListPage::sortsByItsColumns_data()
{
    QTest::addColumn<int>("column");
    for (const auto& [name, column] :
        {std::pair("name", DriveModel::Name), std::pair("kind", DriveModel::Kind),
            std::pair("size", DriveModel::Size), std::pair("modified", DriveModel::Modified)})
        QTest::newRow(name) << int(column);
}

/// The second click turns round what the first has sorted; what is equal keeps its order among itself.
void TestDriveListPage::sortsByItsColumns()
{
    QFETCH(const int, column);
    Stand stand({u"--files"_s, u"40"_s});
    QVERIFY(hasListed(stand));
    QHeaderView* header = table(stand)->horizontalHeader();
    const QPoint onIt(
        header->sectionViewportPosition(column) + header->sectionSize(column) / 2, header->height() / 2);
    QHash<QString, DriveFile> files;
    for (const DriveFile& file : stand.workbench.drive().files())
        files.insert(file.name, file);
    const auto isInOrder = [&](bool isDescending) {
        QStringList shown = names(stand);
        if (isDescending)
            std::ranges::reverse(shown);
        const auto before = [&](const QString& a, const QString& b) {
            switch (column) {
            case DriveModel::Size:
                return files[a].size.value_or(-1) < files[b].size.value_or(-1);
            case DriveModel::Modified:
                return files[a].modifiedAt < files[b].modifiedAt;
            case DriveModel::Kind:
                return kindOfFile(files[a].mimeType).localeAwareCompare(kindOfFile(files[b].mimeType)) < 0;
            default:
                return false;
            }
        };
        return std::ranges::is_sorted(shown, before);
    };
    const QStringList unsorted = names(stand);
    QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, onIt);
    QTRY_VERIFY(names(stand) != unsorted && isInOrder(header->sortIndicatorOrder() == Qt::DescendingOrder));
    QCOMPARE(header->sortIndicatorSection(), column);
    const QStringList once = names(stand);
    const Qt::SortOrder order = header->sortIndicatorOrder();
    QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, onIt);
    QVERIFY(header->sortIndicatorOrder() != order);
    QTRY_VERIFY(names(stand) != once && isInOrder(header->sortIndicatorOrder() == Qt::DescendingOrder));
    QCOMPARE(QSet(once.begin(), once.end()).size(), 40);
}

void TestDriveListPage::isWorkedByKeys()
{
    Stand stand({u"--files"_s, u"30"_s});
    QVERIFY(isReadyToList(stand) && stand.press(u"Ctrl+Return"_s) && hasEnded(stand));
    QTRY_COMPARE(names(stand).size(), 30);
    table(stand)->setFocus();
    QTest::keyClick(table(stand), Qt::Key_Home, Qt::ControlModifier);
    QTest::keyClick(table(stand), Qt::Key_Down);
    QCOMPARE(table(stand)->currentIndex().row(), 1);
    QTest::keyClick(table(stand), Qt::Key_End, Qt::ControlModifier);
    QCOMPARE(table(stand)->currentIndex().row(), 29);
    QTest::keyClick(table(stand), Qt::Key_Tab);
    QVERIFY2(!table(stand)->hasFocus(), "Tab leaves the table");
    table(stand)->setFocus();
    QTest::keyClick(table(stand), Qt::Key_Slash);
    QVERIFY(stand.find<QLineEdit>(u"driveFilter"_s)->hasFocus());
    const qsizetype before = stand.trace.exchanges().size();
    QVERIFY(stand.press(u"F5"_s));
    QVERIFY(hasEnded(stand) && stand.trace.exchanges().size() > before);
    QTRY_COMPARE(names(stand).size(), 30);
}

void TestDriveListPage::saysWhyNothingCanBeListed()
{
    Stand unasked;
    QVERIFY(isReadyToList(unasked, u"calendar.readonly"_s));
    QCOMPARE(unasked.find<PageHeader>({})->sentence(), writtenWords(u"reasons/drive_no_scope"_s));

    Stand unticked({u"--scenario"_s, u"subset"_s});
    QVERIFY(unticked.startPractice());
    unticked.workbench.setScopes({fullScope(u"calendar.readonly"_s), fullScope(u"drive.readonly"_s)});
    QVERIFY(unticked.signIn());
    unticked.window.goTo(StepId::Drive);
    QString words = writtenWords(u"reasons/drive_scope_not_granted"_s);
    QCOMPARE(unticked.unsaid(words.replace(u"Google's page"_s, u"the practice provider's page"_s)), u""_s);
}

void TestDriveListPage::hasNothingToListElsewhere()
{
    Stand stand;
    stand.window.goTo(StepId::Drive);
    QCOMPARE(stand.find<PageHeader>({})->sentence(), u"Needs a sign-in first."_s);
    QVERIFY(stand.find<QPushButton>(u"listFiles"_s) == nullptr && table(stand) == nullptr);
    stand.workbench.grant().take({.requested = {u"openid"_s}, .tokens = {.granted = {u"openid"_s}}}, {}, {});
    QCOMPARE(stand.label(u"emptyLead"_s), u"No Drive here"_s);
    QVERIFY(stand.find<QPushButton>(u"goToSignIn"_s) == nullptr);
    QVERIFY(stand.find<QPushButton>(u"listFiles"_s) == nullptr);
}

QTEST_MAIN(TestDriveListPage)
#include "tst_drivelistpage.moc"
