// SPDX-License-Identifier: Apache-2.0
#include "stand.h"

#include "models/rungridmodel.h"
#include "models/runsmodel.h"
#include "theme/style.h"
#include "widgets/pageheader.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QClipboard>
#include <QListView>
#include <QPushButton>
#include <QTableView>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace scopelight;

namespace {

/// What stands in a row of the grid, by its name.
QStringList row(const Stand& stand, const QString& name)
{
    const QAbstractItemModel* grid = stand.find<QTableView>(u"runGrid"_s)->model();
    QStringList texts;
    for (int row = 0; row < grid->rowCount(); ++row) {
        if (grid->index(row, 0).data().toString() != name)
            continue;
        for (int column = 1; column < grid->columnCount(); ++column)
            texts.append(grid->index(row, column).data().toString());
    }
    return texts;
}

QStringList titles(const Stand& stand)
{
    QStringList texts;
    const QAbstractItemModel* runs = stand.find<QListView>(u"runs"_s)->model();
    for (int row = 0; row < runs->rowCount(); ++row)
        texts.append(runs->index(row, 0).data().toString());
    return texts;
}

RunRecord someRun()
{
    RunRecord run{.at = QDateTime(QDate(2026, 3, 1), QTime(12, 0), Qt::UTC), .areScopesKnown = true};
    run.requested = {u"openid"_s};
    run.outcomes = {{u"openid"_s, ScopeOutcome::State::Granted, {}}};
    return run;
}

ScopeOutcome leftOver()
{
    return {fullScope(u"drive"_s), ScopeOutcome::State::Extra, u"earlier_grant"_s};
}

void tick(const Stand& stand, int row, bool wanted = true)
{
    auto* runs = stand.find<QListView>(u"runs"_s);
    runs->setCurrentIndex(runs->model()->index(row, 0));
    if ((runs->currentIndex().data(Qt::CheckStateRole).toInt() == Qt::Checked) != wanted)
        QTest::keyClick(runs, Qt::Key_Space);
}

} // namespace

/// The runs as they are recorded while somebody works, and as they stand side by side.
class TestHistoryPage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QApplication::setStyle(new ScopelightStyle); }

    void waitsForARun();
    void recordsTheIncrementalStory();
    void recordsWhatWasRefused();
    void readsThemAgain();
    void holdsAnyNumberSideBySide();
    void flagsWhatWasLeftOver();
    void startsCleanTheGrantThatIsHeld();
    void leavesAccountsOutOfTheReport();
    void forgetsOnlyWhenAsked();
};

void TestHistoryPage::waitsForARun()
{
    Stand stand;
    stand.window.goTo(StepId::History);
    QVERIFY(stand.find<QListView>(u"runs"_s) == nullptr);
    QVERIFY(stand.find<QPushButton>(u"forgetRuns"_s) == nullptr);
    QCOMPARE(stand.workbench.stepState(StepId::History).caption, u"0 runs"_s);
    QVERIFY(stand.click(u"goToSignIn"_s));
    QVERIFY(stand.find<QPushButton>(u"startSignIn"_s) != nullptr);
}

/// Ask for A, ask for B and keep A, refresh: the set after each.
void TestHistoryPage::recordsTheIncrementalStory()
{
    Stand stand({u"--files"_s, u"30"_s});
    QVERIFY(stand.startPractice());
    stand.workbench.setScopes({u"openid"_s, fullScope(u"drive.readonly"_s)});
    QVERIFY(stand.signIn() && stand.list());
    AuthorizationOptions options;
    options.includeGrantedScopes = true;
    stand.workbench.setOptions(options);
    stand.workbench.setScopes({fullScope(u"calendar.readonly"_s)});
    QVERIFY(stand.signIn());
    QTRY_COMPARE(stand.workbench.history().count(), 2);
    stand.workbench.grant().refresh();
    QTRY_COMPARE(stand.workbench.history().count(), 3);
    stand.window.goTo(StepId::History);
    QCOMPARE(titles(stand),
        (QStringList{u"Refresh, practice"_s, u"Sign-in to add, practice"_s, u"Sign-in, practice"_s}));
    tick(stand, 2); // the two newest are
    QCOMPARE(row(stand, u"drive.readonly"_s),
        (QStringList{u"Not asked, kept"_s, u"Not asked, kept"_s, u"Granted"_s}));
    QCOMPARE(row(stand, u"calendar.readonly"_s),
        (QStringList{u"Granted"_s, u"Granted"_s, u"Not asked, not granted"_s}));
    QCOMPARE(row(stand, u"Earlier grants"_s),
        (QStringList{u"–"_s, u"Asked to add them"_s, u"Not asked to add them"_s}));
    QCOMPARE(row(stand, u"Drive files"_s), (QStringList{u"Not listed"_s, u"Not listed"_s, u"30"_s}));
    QCOMPARE(stand.workbench.stepState(StepId::History).caption, u"3 runs"_s);
    QVERIFY2(stand.find<QWidget>(u"leftOverText"_s) == nullptr, "the first run tells of it");
    stand.find<QCheckBox>(u"differencesOnly"_s)->setChecked(true);
    QVERIFY(row(stand, u"Client"_s).isEmpty() && !row(stand, u"drive.readonly"_s).isEmpty());
}

void TestHistoryPage::recordsWhatWasRefused()
{
    Stand stand({u"--scenario"_s, u"deny"_s});
    QVERIFY(stand.startPractice());
    stand.workbench.startSignIn();
    QVERIFY(stand.visit());
    QTRY_COMPARE(stand.workbench.history().count(), 1);
    stand.workbench.startSignIn();
    QTRY_VERIFY(stand.workbench.signIn().isRunning());
    stand.workbench.signIn().cancel(); // says nothing of the configuration
    QCOMPARE(stand.workbench.history().count(), 1);
    QVERIFY(stand.workbench.signIn().deliverErrorPage(u"Error 400: redirect_uri_mismatch"_s).has_value());
    stand.window.goTo(StepId::History);
    QCOMPARE(titles(stand).size(), 2); // the browser's word about the same attempt
    tick(stand, 0, false);
    const QModelIndex run = stand.find<QListView>(u"runs"_s)->model()->index(1, 0);
    QCOMPARE(run.data(RunsModel::MarkRole).toInt(), int(StepState::Mark::Problem));
    QVERIFY(run.data(RunsModel::CaptionRole).toString().endsWith(u", no token"_s));
    QVERIFY2(row(stand, u"Outcome"_s).value(0).contains(u"access_denied"_s), "in words");
    QCOMPARE(row(stand, u"Redirect URI"_s), QStringList{u"http://localhost:8080"_s});
}

void TestHistoryPage::readsThemAgain()
{
    Stand stand;
    QVERIFY(stand.startPractice() && stand.signIn());
    const QList<RunRecord> runs = stand.workbench.history().runs();
    QCOMPARE(runs.size(), 1);
    const RunStore store(stand.home.filePath(u"runs"_s));
    QTRY_COMPARE(store.count(), 1); // written where nobody waits for it
    QVERIFY(store.read() == runs);
}

void TestHistoryPage::holdsAnyNumberSideBySide()
{
    QList<RunRecord> many(30, someRun());
    for (qsizetype i = 0; i < many.size(); ++i)
        many[i].at = many[i].at.addSecs(-i);
    RunsModel runs;
    runs.show(many, many.first().at);
    for (int row = 0; row < runs.rowCount(); ++row)
        QVERIFY(runs.setData(runs.index(row), int(Qt::Checked), Qt::CheckStateRole));
    QCOMPARE(runs.index(25).data(RunsModel::LetterRole).toString(), u"Z"_s);
    QCOMPARE(runs.index(29).data(RunsModel::LetterRole).toString(), u"AD"_s);
    RunGridModel grid;
    grid.show(runs.ticked(), false);
    QCOMPARE(grid.columnCount(), 31);
    QCOMPARE(grid.headerData(30, Qt::Horizontal, RunGridModel::LetterRole).toString(), u"AD"_s);
    QVERIFY(grid.headerData(30, Qt::Horizontal, Qt::DisplayRole).toString().startsWith(u"AD  Sign-in"_s));
}

void TestHistoryPage::flagsWhatWasLeftOver()
{
    RunRecord run = someRun();
    QCOMPARE(runMark(run), StepState::Mark::Done);
    run.outcomes.append(leftOver());
    QCOMPARE(runMark(run), StepState::Mark::Look);
    RunsModel runs;
    const QAbstractItemModelTester runsTester(&runs, QAbstractItemModelTester::FailureReportingMode::QtTest);
    runs.show({run}, run.at.addDays(1));
    QCOMPARE(runs.index(0).data(RunsModel::LetterRole).toString(), u"A"_s);
    QVERIFY2(runs.index(0).data(RunsModel::CaptionRole).toString().endsWith(u", 1 of 1, 1 left over"_s),
        qPrintable(runs.index(0).data(RunsModel::CaptionRole).toString()));
    QVERIFY(runs.setData(runs.index(0), int(Qt::Unchecked), Qt::CheckStateRole) && runs.ticked().isEmpty());
    RunGridModel grid;
    const QAbstractItemModelTester gridTester(&grid, QAbstractItemModelTester::FailureReportingMode::QtTest);
    grid.show({run, run}, false);
    QCOMPARE(grid.differenceCount(), 0);
    grid.show({run, run}, true);
    QCOMPARE(grid.rowCount(), 0);
    grid.show({}, false);
    QCOMPARE(grid.rowCount(), 0);
}

void TestHistoryPage::startsCleanTheGrantThatIsHeld()
{
    Stand stand;
    QVERIFY(stand.startPractice());
    RunRecord run = someRun();
    run.clientId = stand.workbench.clientFile().client()->clientId;
    run.outcomes.append(leftOver());
    for (const QString& account : {u"somebody"_s, u"ada@example.com"_s, u"somebody"_s}) {
        run.account = account;
        run.at = run.at.addSecs(1);
        QVERIFY(RunStore(stand.home.filePath(u"runs"_s)).save(run).has_value());
    }
    QVERIFY(stand.signIn());
    QCOMPARE(stand.workbench.grant().grant()->accountName(), u"ada@example.com"_s);
    stand.window.goTo(StepId::History);
    QVERIFY(stand.label(u"leftOverText"_s).startsWith(u"Left over from an earlier grant: drive."_s));
    QVERIFY2(!stand.click(u"startCleanAgain"_s), "nothing is held of somebody else's");
    tick(stand, 3);
    QVERIFY(!stand.click(u"startCleanAgain"_s));
    tick(stand, 2);
    QVERIFY(stand.click(u"startCleanAgain"_s));
}

void TestHistoryPage::leavesAccountsOutOfTheReport()
{
    Stand stand;
    QVERIFY(stand.startPractice() && stand.signIn());
    const QString account = stand.workbench.grant().grant()->accountName();
    stand.window.goTo(StepId::History);
    QCOMPARE(row(stand, u"Account"_s), QStringList{account});
    QVERIFY(stand.press(u"Ctrl+Shift+C"_s));
    const QString copied = QGuiApplication::clipboard()->text();
    QVERIFY2(copied.startsWith(u"Shared copy: accounts are left out"_s), qPrintable(copied));
    QVERIFY(!copied.contains(account) && copied.contains(u"| `openid` | Granted |"_s));
}

void TestHistoryPage::forgetsOnlyWhenAsked()
{
    Stand stand;
    QVERIFY(stand.startPractice() && stand.signIn() && stand.signIn());
    QTRY_COMPARE(stand.workbench.history().count(), 2);
    stand.window.goTo(StepId::History);
    tick(stand, 1, false);
    QVERIFY(stand.click(u"forgetRuns"_s));
    QCOMPARE(stand.window.focusWidget()->objectName(), u"keepRuns"_s);
    QVERIFY(stand.press(u"Esc"_s));
    QVERIFY(stand.find<QWidget>(u"forgetQuestion"_s) == nullptr);
    QCOMPARE(stand.workbench.history().count(), 2);
    const QDateTime older = stand.workbench.history().runs().last().at;
    QVERIFY(stand.click(u"forgetRuns"_s) && stand.click(u"forgetTicked"_s));
    QCOMPARE(stand.workbench.history().count(), 1);
    QCOMPARE(stand.workbench.history().runs().first().at, older);
    QVERIFY(stand.click(u"forgetRuns"_s) && stand.click(u"forgetAll"_s));
    QVERIFY(stand.find<QListView>(u"runs"_s) == nullptr);
    QCOMPARE(RunStore(stand.home.filePath(u"runs"_s)).count(), 0);
}

QTEST_MAIN(TestHistoryPage)
#include "tst_historypage.moc"
