// SPDX-License-Identifier: Apache-2.0
#include "stand.h"

#include "models/drivemodel.h"
#include "pages/page.h"
#include "theme/style.h"
#include "widgets/diagnosiscard.h"
#include "widgets/findinglist.h"
#include "widgets/secretfield.h"
#include "widgets/steprail.h"

#include <QAction>
#include <QClipboard>
#include <QComboBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenuBar>
#include <QPushButton>
#include <QTableView>
#include <QTcpServer>
#include <QTest>
#include <QTextEdit>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace scopelight;

namespace {

/// The visible widget of that name.
template <class T>
T* find(const Stand& stand, const QString& name)
{
    for (T* widget : stand.window.findChildren<T*>(name)) {
        if (widget->isVisible())
            return widget;
    }
    return nullptr;
}

bool click(const Stand& stand, const QString& button)
{
    auto* found = find<QPushButton>(stand, button);
    if (found == nullptr || !found->isEnabled())
        return false;
    QTest::mouseClick(found, Qt::LeftButton);
    return true;
}

QString headline(const Stand& stand)
{
    for (const DiagnosisCard* card : stand.window.findChildren<DiagnosisCard*>()) {
        if (card->isVisible())
            return card->accessibleName();
    }
    return {};
}

QString client(const QString& name)
{
    return QStringLiteral(TEST_DATA_DIR "/client/") + name;
}

} // namespace

/// The job through the window, found by object names, against the practice provider.
class TestWindow : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void listsDriveInThreeClicks();
    void namesAWrongFile();
    void tellsANearMissAndMakesTheFilePrivate();
    void showsThatTheUserSaidNo();
    void showsThatThePortIsTaken();
    void takesAPastedAddress();
    void asksAgainForWhatIsMissing();
    void asksBeforeItRevokes();
    void showsThatTheApiIsOff();
    void asksForTrustBeforeAnythingIsSent();
    void takesScopesByNameAndRefusesBadOnes();
    void hidesSecrets();
    void goesByKeys();
    void namesEveryControl();
};

void TestWindow::initTestCase()
{
    QApplication::setStyle(new ScopelightStyle);
}

void TestWindow::listsDriveInThreeClicks()
{
    Stand stand({u"--files"_s, u"1284"_s});
    QVERIFY(click(stand, u"startPractice"_s));
    QTRY_VERIFY(find<QPushButton>(stand, u"startSignIn"_s) != nullptr);
    QVERIFY(click(stand, u"startSignIn"_s));
    QVERIFY(stand.visit());
    QTRY_VERIFY(find<QPushButton>(stand, u"goToDrive"_s) != nullptr);
    QVERIFY(click(stand, u"goToDrive"_s));
    const auto* table = find<QTableView>(stand, u"driveTable"_s);
    QVERIFY(table != nullptr);
    QTRY_COMPARE(table->model()->rowCount(), 1284);
    QTRY_COMPARE(stand.workbench.stepState(StepId::Drive).mark, StepState::Mark::Done);
    stand.window.goTo(StepId::Requests);
    QVERIFY(find<QTextEdit>(stand, u"exchangeDetail"_s)->toPlainText().contains(u"REQUEST"_s));
}

void TestWindow::namesAWrongFile()
{
    Stand stand;
    stand.window.openFile(client(u"wrong_service_account.json"_s));
    QVERIFY2(headline(stand).contains(u"service account"_s), qPrintable(headline(stand)));
    QVERIFY(!stand.workbench.clientFile().client());
    QCOMPARE(stand.workbench.stepState(StepId::Client).mark, StepState::Mark::Problem);
}

void TestWindow::tellsANearMissAndMakesTheFilePrivate()
{
    Stand stand;
    const QString copy = stand.home.filePath(u"client_secret.json"_s);
    QVERIFY(QFile::copy(client(u"web_final_slash.json"_s), copy));
    QVERIFY(QFile::setPermissions(
        copy, QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup | QFile::ReadOther));
    stand.window.openFile(copy);
    QTRY_VERIFY(find<QWidget>(stand, u"finding_readable_by_others"_s) != nullptr);
    QVERIFY(find<QWidget>(stand, u"finding_near_miss_redirect"_s) != nullptr);
    QVERIFY(click(stand, u"action_readable_by_others"_s));
    QVERIFY(!(QFile::permissions(copy) & QFile::ReadOther));
    QTRY_VERIFY(find<QWidget>(stand, u"finding_readable_by_others"_s) == nullptr);
}

void TestWindow::showsThatTheUserSaidNo()
{
    Stand stand({u"--scenario"_s, u"deny"_s});
    QVERIFY(stand.startPractice());
    QVERIFY(click(stand, u"startSignIn"_s));
    QVERIFY(stand.visit());
    QTRY_VERIFY(headline(stand).contains(u"access_denied"_s));
    QVERIFY2(find<QPushButton>(stand, u"tryAgain"_s) != nullptr, "there is a way out");
}

void TestWindow::showsThatThePortIsTaken()
{
    Stand stand;
    QVERIFY(stand.startPractice());
    QTcpServer stranger;
    QVERIFY(stranger.listen(QHostAddress::LocalHost, 8080));
    QVERIFY(click(stand, u"startSignIn"_s));
    QTRY_VERIFY(headline(stand).contains(u"8080"_s));
    stranger.close();
    QVERIFY(click(stand, u"tryAgain"_s));
    QVERIFY(stand.visit());
    QTRY_VERIFY(stand.workbench.grant().grant().has_value());
}

void TestWindow::takesAPastedAddress()
{
    Stand stand;
    QVERIFY(stand.startPractice());
    QVERIFY(click(stand, u"startSignIn"_s));
    QTRY_VERIFY(!stand.workbench.signIn().address().isEmpty());
    QVERIFY(click(stand, u"pasteAddress"_s));
    auto* field = find<QLineEdit>(stand, u"pastedAddress"_s);
    QVERIFY(field != nullptr);
    QTest::keyClicks(field, u"http://localhost:8080/?code=x&state=wrong"_s);
    QVERIFY(click(stand, u"useAddress"_s));
    QVERIFY(find<QWidget>(stand, u"pasteProblem"_s) != nullptr);
    QVERIFY(stand.workbench.signIn().isRunning());
    const QString query = u"?error=access_denied&state=%1&iss=%2"_s.arg(stand.flow.request().state,
        QString::fromLatin1(stand.workbench.practice().origin().toLatin1().toPercentEncoding()));
    field->clear();
    QTest::keyClicks(field, u"http://localhost:8080/"_s + query);
    QTest::keyClick(field, Qt::Key_Return);
    QTRY_VERIFY(headline(stand).contains(u"access_denied"_s));
}

void TestWindow::asksAgainForWhatIsMissing()
{
    Stand stand({u"--scenario"_s, u"subset"_s});
    QVERIFY(stand.startPractice());
    stand.workbench.setScopes({u"openid"_s, u"https://www.googleapis.com/auth/calendar.readonly"_s,
        u"https://www.googleapis.com/auth/drive.readonly"_s});
    QVERIFY(stand.signIn());
    QCOMPARE(stand.workbench.stepState(StepId::SignIn).mark, StepState::Mark::Look);
    QVERIFY(click(stand, u"askAgain"_s));
    QTRY_VERIFY(stand.workbench.signIn().isRunning());
    const auto& plan = stand.workbench.signIn().plan();
    QCOMPARE(plan.scopes, ScopeSet{u"https://www.googleapis.com/auth/drive.readonly"_s});
    QVERIFY(plan.options.includeGrantedScopes);
}

void TestWindow::asksBeforeItRevokes()
{
    Stand stand;
    QVERIFY(stand.startPractice() && stand.signIn());
    QTRY_VERIFY(find<QPushButton>(stand, u"revokeGrant"_s) != nullptr);
    QVERIFY(click(stand, u"revokeGrant"_s));
    QVERIFY(stand.workbench.grant().grant().has_value());
    QVERIFY(click(stand, u"keepGrant"_s));
    QVERIFY(find<QWidget>(stand, u"revokeQuestion"_s) == nullptr);
    QVERIFY(click(stand, u"revokeGrant"_s));
    QVERIFY(click(stand, u"confirmRevoke"_s));
    QTRY_VERIFY(!stand.workbench.grant().grant());
}

void TestWindow::showsThatTheApiIsOff()
{
    Stand stand({u"--scenario"_s, u"api-off"_s});
    QVERIFY(stand.startPractice() && stand.signIn());
    QTRY_VERIFY(find<QPushButton>(stand, u"goToDrive"_s) != nullptr);
    QVERIFY(click(stand, u"goToDrive"_s));
    QTRY_VERIFY(headline(stand).contains(u"drive.googleapis.com"_s));
}

void TestWindow::asksForTrustBeforeAnythingIsSent()
{
    Stand stand;
    QFile original(client(u"web.json"_s));
    QVERIFY(original.open(QIODevice::ReadOnly));
    QFile copy(stand.home.filePath(u"client_secret.json"_s));
    QVERIFY(copy.open(QIODevice::WriteOnly));
    copy.write(original.readAll()
                   .replace("https://accounts.google.com", "https://login.example.org")
                   .replace("https://oauth2.googleapis.com", "https://login.example.org"));
    copy.close();
    stand.window.openFile(copy.fileName());
    stand.workbench.setScopes({u"openid"_s});
    stand.window.goTo(StepId::SignIn);
    QVERIFY(click(stand, u"startSignIn"_s));
    QTRY_VERIFY(find<QWidget>(stand, u"trustCard"_s) != nullptr);
    QCOMPARE(stand.trace.exchanges().size(), 0);
    QVERIFY(headline(stand).isEmpty());
}

void TestWindow::takesScopesByNameAndRefusesBadOnes()
{
    Stand stand;
    stand.window.goTo(StepId::Scopes);
    auto* field = find<QLineEdit>(stand, u"addScope"_s);
    QVERIFY(field != nullptr);
    field->setText(u"openid drive.file  email"_s);
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(stand.workbench.scopes().toWire(), u"openid https://www.googleapis.com/auth/drive.file email"_s);
    field->setText(u"bad\"scope"_s);
    QTest::keyClick(field, Qt::Key_Return);
    QVERIFY(field->property("wrong").toBool());
    QCOMPARE(stand.workbench.scopes().size(), 3);
    QCOMPARE(find<QTextEdit>(stand, u"wireScopes"_s)->toPlainText(), stand.workbench.scopes().toWire());
}

void TestWindow::hidesSecrets()
{
    Stand stand;
    QVERIFY(stand.startPractice());
    stand.window.goTo(StepId::Client);
    QTRY_VERIFY(find<SecretField>(stand, u"clientSecret"_s) != nullptr);
    QTest::qWait(0);
    auto* field = find<SecretField>(stand, u"clientSecret"_s);
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

void TestWindow::goesByKeys()
{
    Stand stand;
    for (int number = 1; number <= 6; ++number) {
        for (QAction* action : stand.window.findChildren<QAction*>()) {
            if (action->shortcut() == QKeySequence(u"Ctrl+%1"_s.arg(number)))
                action->trigger();
        }
        QCOMPARE(int(stand.window.findChild<StepRail*>(u"stepRail"_s)->current()), number - 1);
    }
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
