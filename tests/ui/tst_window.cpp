// SPDX-License-Identifier: Apache-2.0
#include "files.h"
#include "stand.h"

#include "theme/style.h"
#include "widgets/checklist.h"
#include "widgets/steprail.h"

#include <QAbstractItemView>
#include <QAction>
#include <QClipboard>
#include <QComboBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QTableView>
#include <QTcpServer>
#include <QTest>
#include <QTextEdit>
#include <QThreadPool>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace scopelight;

/// The job through the window, found by object names, against the practice provider.
class TestWindow : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void listsDriveInThreeClicks();
    void showsWhatWasListedBeforeItsPage();
    void showsThatTheApiIsOff();
    void goesByKeys();
    void comesToTheStatusLineLast();
    void goesFromPartToPart();
    void goesToTheDetailOfAPage();
    void checksAgainWhenAnAttemptEnds();
    void explainsEachPage();
    void namesWhatAPageDoesInTheMenu();
    void copiesTheSignInAsACommand();
    void namesEveryControl();
};

void TestWindow::initTestCase()
{
    QApplication::setStyle(new ScopelightStyle);
}

void TestWindow::listsDriveInThreeClicks()
{
    Stand stand({u"--files"_s, u"1284"_s});
    QVERIFY(stand.click(u"startPractice"_s));
    QTRY_VERIFY(stand.find<QPushButton>(u"startSignIn"_s) != nullptr);
    QVERIFY(stand.click(u"startSignIn"_s));
    QVERIFY(stand.visit());
    QTRY_VERIFY(stand.find<QPushButton>(u"goToDrive"_s) != nullptr);
    QVERIFY(stand.click(u"goToDrive"_s));
    const auto* table = stand.find<QTableView>(u"driveTable"_s);
    QVERIFY(table != nullptr);
    QTRY_COMPARE(table->model()->rowCount(), 1284);
    QTRY_COMPARE(stand.workbench.stepState(StepId::Drive).mark, StepState::Mark::Done);
    stand.window.goTo(StepId::Requests);
    QVERIFY(stand.find<QTextEdit>(u"exchangeDetail"_s)->toPlainText().contains(u"Request"_s));
}

void TestWindow::showsWhatWasListedBeforeItsPage()
{
    Stand stand;
    QVERIFY(stand.startPractice() && stand.signIn() && stand.list());
    stand.window.goTo(StepId::Drive);
    auto* table = stand.find<QTableView>(u"driveTable"_s);
    QTRY_COMPARE(table->model()->rowCount(), 1284);
    // What was under way when the rows came must not take them away.
    QThreadPool::globalInstance()->waitForDone();
    QCoreApplication::processEvents();
    QCOMPARE(table->model()->rowCount(), 1284);
}

void TestWindow::showsThatTheApiIsOff()
{
    Stand stand({u"--scenario"_s, u"api-off"_s});
    QVERIFY(stand.startPractice() && stand.signIn());
    QTRY_VERIFY(stand.find<QPushButton>(u"goToDrive"_s) != nullptr);
    QVERIFY(stand.click(u"goToDrive"_s));
    QTRY_VERIFY(stand.headline().contains(u"drive.googleapis.com"_s));
}

void TestWindow::goesByKeys()
{
    Stand stand;
    for (int number = 1; number <= 7; ++number) {
        QVERIFY(stand.press(u"Ctrl+%1"_s.arg(number)));
        QCOMPARE(int(stand.window.findChild<StepRail*>(u"stepRail"_s)->current()), number - 1);
    }
}

void TestWindow::comesToTheStatusLineLast()
{
    Stand stand;
    auto* rail = stand.find<StepRail>(u"stepRail"_s);
    const auto* statusLine = stand.find<QWidget>(u"statusLine"_s);
    stand.window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&stand.window));
    for (const StepId step : StepModel::steps()) {
        stand.window.goTo(step);
        rail->setFocus();
        QTest::keyClick(rail, Qt::Key_Tab);
        QVERIFY2(
            stand.window.focusWidget() != statusLine || step >= StepId::Requests, "the page comes first");
        rail->setFocus();
        QTest::keyClick(rail, Qt::Key_Backtab);
        QCOMPARE(stand.window.focusWidget(), statusLine);
    }
    QVERIFY(stand.press(u"Ctrl+N"_s)); // a page beside the steps
    rail->setFocus();
    QTest::keyClick(rail, Qt::Key_Backtab);
    QCOMPARE(stand.window.focusWidget(), statusLine);
}

void TestWindow::goesFromPartToPart()
{
    Stand stand;
    stand.window.goTo(StepId::SignIn);
    auto* rail = stand.find<StepRail>(u"stepRail"_s);
    auto* statusLine = stand.find<QWidget>(u"statusLine"_s);
    rail->setFocus();
    QVERIFY(stand.press(u"F6"_s));
    const QWidget* inPage = stand.window.focusWidget();
    QVERIFY(inPage != rail && inPage != statusLine);
    QVERIFY(stand.press(u"F6"_s));
    QCOMPARE(stand.window.focusWidget(), statusLine);
    QVERIFY(stand.press(u"F6"_s));
    QCOMPARE(stand.window.focusWidget(), rail);
    QVERIFY(stand.press(u"Shift+F6"_s));
    QCOMPARE(stand.window.focusWidget(), statusLine);
    QVERIFY(stand.press(u"Shift+F6"_s));
    QCOMPARE(stand.window.focusWidget(), inPage);
}

void TestWindow::goesToTheDetailOfAPage()
{
    Stand stand;
    QVERIFY(stand.startPractice() && stand.signIn());
    stand.window.goTo(StepId::Requests);
    stand.find<QTableView>(u"requestsTable"_s)->setFocus();
    QVERIFY(stand.press(u"F6"_s));
    QCOMPARE(stand.window.focusWidget()->objectName(), u"exchangeDetail"_s);
    QVERIFY(stand.press(u"F6"_s));
    QCOMPARE(stand.window.focusWidget()->objectName(), u"statusLine"_s);
    QVERIFY(stand.press(u"Shift+F6"_s));
    QCOMPARE(stand.window.focusWidget()->objectName(), u"exchangeDetail"_s);
}

void TestWindow::checksAgainWhenAnAttemptEnds()
{
    Stand stand;
    QVERIFY(stand.startPractice());
    const auto* checks = stand.find<CheckList>(u"preflight"_s);
    const auto says = [checks](const QString& text) {
        return std::ranges::any_of(
            checks->lines(), [&text](const CheckLine& line) { return line.text.startsWith(text); });
    };
    QVERIFY(says(u"Port 8080 is free on 127.0.0.1"_s));
    QTRY_VERIFY(says(u"The file is in a good place"_s));
    QTcpServer stranger;
    QVERIFY(stranger.listen(QHostAddress::LocalHost, 8080));
    QVERIFY(stand.click(u"startSignIn"_s));
    QTRY_VERIFY(stand.headline().contains(u"8080"_s));
    QVERIFY2(says(u"Another program listens on port 8080 on 127.0.0.1"_s), "as the card has it");
    stand.workbench.signIn().reset();
    QVERIFY2(stand.label(u"runTitle"_s).startsWith(u"Look at the checks first."_s), "nobody is ready");
}

void TestWindow::explainsEachPage()
{
    Stand stand;
    QSet<QString> texts;
    for (const StepId step : StepModel::steps()) {
        stand.window.goTo(step);
        QVERIFY(stand.press(u"F1"_s));
        auto* box = stand.window.findChild<QMessageBox*>(u"textBox"_s);
        QVERIFY(box != nullptr && box->isVisible() && !box->isModal());
        texts.insert(box->text());
        delete box;
    }
    QCOMPARE(texts.size(), StepModel::steps().size());
}

void TestWindow::namesWhatAPageDoesInTheMenu()
{
    Stand stand;
    auto* edit = stand.window.findChild<QMenu*>(u"editMenu"_s);
    const auto textOf = [edit](const QString& keys) {
        Q_EMIT edit->aboutToShow();
        const auto actions = edit->actions();
        const auto action = std::ranges::find_if(
            actions, [&](const QAction* a) { return a->shortcuts().contains(QKeySequence(keys)); });
        QString text = (*action)->isEnabled() ? (*action)->text() : u"-"_s;
        Q_EMIT edit->aboutToHide();
        return text;
    };
    QCOMPARE(textOf(u"Ctrl+Return"_s), u"Open a client file"_s);
    QCOMPARE(textOf(u"Ctrl+Shift+C"_s), u"-"_s);
    QVERIFY(stand.startPractice());
    QCOMPARE(textOf(u"Ctrl+Return"_s), u"Sign in with the browser"_s);
    QCOMPARE(textOf(u"F5"_s), u"Check again"_s);
    QCOMPARE(textOf(u"Ctrl+Shift+C"_s), u"Copy as command"_s);
    stand.window.goTo(StepId::Grant);
    QCOMPARE(textOf(u"Ctrl+Return"_s), u"-"_s);
    QVERIFY(stand.signIn());
    QCOMPARE(textOf(u"Ctrl+Return"_s), u"List Drive"_s);
    for (const QAction* action : edit->actions())
        QVERIFY2(action->isEnabled(), qPrintable(action->text())); // the keys count whatever the menu showed
}

void TestWindow::copiesTheSignInAsACommand()
{
    Stand stand;
    const QString copy = stand.home.filePath(u"my client.json"_s);
    QVERIFY(QFile::copy(testDataPath(u"client/web.json"_s), copy));
    stand.window.openFile(copy);
    stand.window.goTo(StepId::SignIn);
    QVERIFY(!stand.find<QPushButton>(u"copyAsCommand"_s)->isEnabled());
    stand.workbench.setScopes({u"openid"_s, u"https://www.googleapis.com/auth/drive.file"_s});
    AuthorizationOptions options;
    options.prompt = u"consent"_s;
    options.loginHint = u"o'hara@example.com"_s;
    stand.workbench.setOptions(options);
    stand.workbench.setRedirectUri(u"http://localhost:9123/back"_s, true);
    QVERIFY(stand.press(u"Ctrl+Shift+C"_s));
    QCOMPARE(QGuiApplication::clipboard()->text(),
        u"scopelight-cli authorize --client '%1' --redirect-uri http://localhost:9123/back --use-anyway "
        "--scope openid --scope drive.file --prompt consent --login-hint 'o'\\''hara@example.com' "
        "--browser true"_s.arg(copy));
    QVERIFY(stand.click(u"copyAsCommand"_s));
}

/// A screen reader has a name for whatever can be clicked or typed into.
void TestWindow::namesEveryControl()
{
    Stand stand;
    QVERIFY(stand.startPractice() && stand.signIn());
    for (const StepId step : StepModel::steps()) {
        stand.window.goTo(step);
        QTest::qWait(0);
        for (const QWidget* widget : stand.window.findChildren<QWidget*>()) {
            const auto* button = qobject_cast<const QAbstractButton*>(widget);
            const bool isControl = button != nullptr || qobject_cast<const QLineEdit*>(widget) != nullptr
                || qobject_cast<const QComboBox*>(widget) != nullptr
                || qobject_cast<const QAbstractItemView*>(widget) != nullptr;
            if (!isControl || qobject_cast<const QHeaderView*>(widget) != nullptr || !widget->isVisible()
                || widget->objectName().startsWith(u"qt_"_s)
                || (widget->parentWidget() != nullptr
                    && qobject_cast<const QLineEdit*>(widget->parentWidget()) != nullptr))
                continue;
            const QString name = widget->accessibleName() + (button != nullptr ? button->text() : QString());
            QVERIFY2(!name.isEmpty(),
                qPrintable(u"%1 %2"_s.arg(
                    QString::fromLatin1(widget->metaObject()->className()), widget->objectName())));
        }
    }
}

QTEST_MAIN(TestWindow)
#include "tst_window.moc"
