// SPDX-License-Identifier: Apache-2.0
#include "files.h"
#include "stand.h"

#include "theme/style.h"
#include "widgets/secretfield.h"

#include <QClipboard>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPointer>
#include <QPushButton>
#include <QTest>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace scopelight;

/// The client file in the window: what it is, what is to be said about it, and its secret.
class TestClientPage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void namesAWrongFile();
    void leavesTheKeyboardAtTheNextStep();
    void tellsANearMissAndMakesTheFilePrivate();
    void hidesSecrets();
    void keepsWhatIsBeingTyped();
    void remembersPathsWhenItMay();
};

void TestClientPage::initTestCase()
{
    QApplication::setStyle(new ScopelightStyle);
}

void TestClientPage::namesAWrongFile()
{
    Stand stand;
    stand.window.openFile(testDataPath(u"client/wrong_service_account.json"_s));
    QVERIFY2(stand.headline().contains(u"service account"_s), qPrintable(stand.headline()));
    QVERIFY(!stand.workbench.clientFile().client());
    QCOMPARE(stand.workbench.context().surface, Surface::Window);
    for (const auto* label : stand.window.findChildren<QLabel*>())
        QVERIFY2(!label->text().contains(u"--"_s), qPrintable(label->text()));
    QCOMPARE(stand.workbench.stepState(StepId::Client).mark, StepState::Mark::Problem);
}

void TestClientPage::leavesTheKeyboardAtTheNextStep()
{
    Stand stand;
    stand.window.openFile(testDataPath(u"client/wrong_service_account.json"_s));
    auto* another = stand.find<QPushButton>(u"tryAgain"_s);
    QVERIFY(another != nullptr);
    another->setFocus();
    stand.window.openFile(testDataPath(u"client/web.json"_s));
    QCOMPARE(stand.window.focusWidget(), stand.find<QPushButton>(u"chooseScopes"_s));
}

void TestClientPage::tellsANearMissAndMakesTheFilePrivate()
{
    Stand stand;
    const QString copy = stand.home.filePath(u"client_secret.json"_s);
    QVERIFY(QFile::copy(testDataPath(u"client/web_final_slash.json"_s), copy));
    QVERIFY(QFile::setPermissions(
        copy, QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup | QFile::ReadOther));
    stand.window.openFile(copy);
    QTRY_VERIFY(stand.find<QWidget>(u"finding_readable_by_others"_s) != nullptr);
    QVERIFY(stand.click(u"action_near_miss_redirect"_s));
    QCOMPARE(QGuiApplication::clipboard()->text(), u"http://localhost:8080"_s);
    QCOMPARE(stand.workbench.context().surface, Surface::Window);
    QVERIFY(stand.click(u"action_readable_by_others"_s));
    QVERIFY(!(QFile::permissions(copy) & QFile::ReadOther));
    QTRY_VERIFY(stand.find<QWidget>(u"finding_readable_by_others"_s) == nullptr);
}

void TestClientPage::hidesSecrets()
{
    Stand stand;
    QVERIFY(stand.startPractice());
    stand.window.goTo(StepId::Client);
    SecretField* field = nullptr;
    QTRY_VERIFY((field = stand.find<SecretField>(u"clientSecret"_s)) != nullptr);
    const QString secret = stand.workbench.clientFile().client()->clientSecret->reveal();
    QVERIFY(!field->accessibleDescription().contains(secret) && !field->accessibleName().contains(secret));
    QTest::mouseClick(field->findChild<QToolButton*>(u"reveal"_s), Qt::LeftButton);
    QVERIFY(field->isShown());
    stand.window.goTo(StepId::Scopes);
    QVERIFY2(!field->isShown(), "hidden when the page is left");
    stand.window.goTo(StepId::Client);
    QTest::mouseClick(field->findChild<QToolButton*>(u"copy"_s), Qt::LeftButton);
    QCOMPARE(QApplication::clipboard()->text(), secret);
    QApplication::clipboard()->clear();
}

void TestClientPage::keepsWhatIsBeingTyped()
{
    Stand stand;
    const QString copy = stand.home.filePath(u"client_secret.json"_s);
    QVERIFY(writeFile(copy, testData(u"client/installed_no_secret.json"_s)));
    stand.window.openFile(copy);
    QTRY_VERIFY(stand.find<QLineEdit>(u"typedSecret"_s) != nullptr);
    const QPointer<QLineEdit> typed = stand.find<QLineEdit>(u"typedSecret"_s);
    typed->setFocus();
    QTest::keyClicks(typed, u"GOCSPX-hal"_s);
    Q_EMIT stand.workbench.clientFile().changed(); // as when git has answered
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    QVERIFY2(typed != nullptr && typed->hasFocus(), "the very field, not one like it");
    QTest::keyClicks(typed, u"f"_s);
    QTest::keyClick(typed, Qt::Key_Return);
    QCOMPARE(stand.workbench.clientFile().client()->clientSecret->reveal(), u"GOCSPX-half"_s);
    QVERIFY(stand.window.focusWidget() != nullptr && stand.window.focusWidget()->isVisible());

    QTRY_VERIFY(stand.click(u"retypeSecret"_s)); // it should have been "whole"
    auto* again = stand.find<QLineEdit>(u"typedSecret"_s);
    QVERIFY(again != nullptr && again->hasFocus() && again->text().isEmpty());
    QVERIFY(!stand.workbench.clientFile().client()->clientSecret);
    QTest::keyClicks(again, u"GOCSPX-whole"_s);
    QTest::keyClick(again, Qt::Key_Return);
    QCOMPARE(stand.workbench.clientFile().client()->clientSecret->reveal(), u"GOCSPX-whole"_s);
}

void TestClientPage::remembersPathsWhenItMay()
{
    Stand stand;
    const QString copy = stand.home.filePath(u"a & b.json"_s);
    QVERIFY(writeFile(copy, testData(u"client/web.json"_s)));
    stand.window.openFile(copy);
    QMenu* recent = nullptr;
    for (QMenu* menu : stand.window.findChildren<QMenu*>()) {
        if (menu->title() == u"Opened &before"_s)
            recent = menu;
    }
    QVERIFY(recent != nullptr);
    Q_EMIT recent->aboutToShow();
    QCOMPARE(recent->actions().size(), 2); // a separator, and the consent
    recent->actions().last()->setChecked(true);
    Q_EMIT recent->aboutToShow();
    const QAction* first = recent->actions().first();
    QCOMPARE(first->text(), u"a && b.json in %1"_s.arg(QDir(stand.home.path()).dirName()));
    recent->actions().last()->setChecked(false);
    Q_EMIT recent->aboutToShow();
    QCOMPARE(recent->actions().size(), 2);
}

QTEST_MAIN(TestClientPage)
#include "tst_clientpage.moc"
