// SPDX-License-Identifier: Apache-2.0
#include "files.h"
#include "stand.h"

#include "google/errorpage.h"
#include "theme/style.h"
#include "widgets/checklist.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QLineEdit>
#include <QPushButton>
#include <QTcpServer>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace scopelight;

namespace {

/// A sign-in at the practice provider, up to where the browser has the word.
bool waitsForTheBrowser(Stand& stand)
{
    return stand.startPractice() && stand.click(u"startSignIn"_s)
        && QTest::qWaitFor([&stand] { return !stand.workbench.signIn().address().isEmpty(); });
}

} // namespace

/// A sign-in through the window that does not go straight to its end.
class TestWindowSignIn : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void showsThatTheUserSaidNo();
    void forgetsAFailureWithItsClient();
    void showsThatThePortIsTaken();
    void usesARedirectUriThatTheFileDoesNotList();
    void saysWhatIsDocumentedOfDesktopClients();
    void findsThePortFreeAfterCancelling();
    void takesAPastedAddress();
    void takesTheAddressOfAnErrorPage();
    void asksForTrustBeforeAnythingIsSent();
};

void TestWindowSignIn::initTestCase()
{
    QApplication::setStyle(new ScopelightStyle);
}

void TestWindowSignIn::showsThatTheUserSaidNo()
{
    Stand stand({u"--scenario"_s, u"deny"_s});
    QVERIFY(stand.startPractice());
    QVERIFY(stand.click(u"startSignIn"_s));
    QVERIFY(stand.visit());
    QTRY_VERIFY(stand.headline().contains(u"access_denied"_s));
    QVERIFY2(stand.find<QPushButton>(u"tryAgain"_s) != nullptr, "there is a way out");
    const auto stateOf = [&](Leg::Kind kind) {
        return std::ranges::find(stand.workbench.signIn().legs(), kind, &Leg::kind)->state;
    };
    QCOMPARE(stateOf(Leg::Kind::Consent), Leg::State::Done);
    QCOMPARE(stateOf(Leg::Kind::Redirect), Leg::State::Failed);
    QCOMPARE(stateOf(Leg::Kind::Exchange), Leg::State::ToCome);
    QVERIFY(stand.click(u"copyReport"_s));
    const QString report = QApplication::clipboard()->text();
    QVERIFY2(report.startsWith(stand.headline() + u'\n'), qPrintable(report));
    QVERIFY(report.contains(u"code access_denied"_s));
    QApplication::clipboard()->clear();
}

void TestWindowSignIn::forgetsAFailureWithItsClient()
{
    Stand stand({u"--scenario"_s, u"deny"_s});
    QVERIFY(stand.startPractice() && stand.click(u"startSignIn"_s) && stand.visit());
    QTRY_COMPARE(stand.workbench.stepState(StepId::SignIn).mark, StepState::Mark::Problem);
    stand.window.openFile(testDataPath(u"client/web.json"_s));
    QTRY_COMPARE(stand.workbench.stepState(StepId::SignIn).mark, StepState::Mark::Ready);
    QVERIFY(!stand.workbench.signIn().error());
}

void TestWindowSignIn::showsThatThePortIsTaken()
{
    Stand stand;
    QVERIFY(stand.startPractice());
    QTcpServer stranger;
    QVERIFY(stranger.listen(QHostAddress::LocalHost, 8080));
    QVERIFY(stand.click(u"startSignIn"_s));
    QTRY_VERIFY(stand.headline().contains(u"8080"_s));
    stranger.close();
    QVERIFY(stand.click(u"tryAgain"_s));
    QVERIFY(stand.visit());
    QTRY_VERIFY(stand.workbench.grant().grant().has_value());
}

void TestWindowSignIn::usesARedirectUriThatTheFileDoesNotList()
{
    Stand stand;
    const QString copy = stand.home.filePath(u"client_secret.json"_s);
    QVERIFY(writeFile(copy, testData(u"client/web.json"_s)));
    stand.window.openFile(copy);
    stand.workbench.setScopes({u"openid"_s});
    stand.window.goTo(StepId::SignIn);
    QVERIFY(stand.find<QCheckBox>(u"useAnyway"_s) == nullptr);
    auto* field = stand.find<QComboBox>(u"redirectUri"_s)->lineEdit();
    field->setText(u"http://localhost:9123/back"_s);
    QTest::keyClick(field, Qt::Key_Return);
    QVERIFY(stand.click(u"startSignIn"_s));
    QTRY_VERIFY2(stand.headline().contains(u"http://localhost:9123/back"_s), qPrintable(stand.headline()));

    auto* anyway = stand.find<QCheckBox>(u"useAnyway"_s);
    QVERIFY(anyway != nullptr);
    anyway->click();
    QVERIFY(stand.click(u"startSignIn"_s));
    QTRY_VERIFY(!stand.workbench.signIn().address().isEmpty());
    QCOMPARE(stand.flow.request().redirectUri, u"http://localhost:9123/back"_s);
    QVERIFY(stand.click(u"cancelSignIn"_s));
}

/// The checks are made anew at the end, when Scopelight itself has let go of the port.
void TestWindowSignIn::saysWhatIsDocumentedOfDesktopClients()
{
    Stand stand;
    const auto note = [&stand] { return stand.label(u"incrementalNote"_s); };
    stand.window.openFile(testDataPath(u"client/installed.json"_s));
    stand.window.goTo(StepId::SignIn);
    QCOMPARE(note(), QString());
    stand.find<QCheckBox>(u"includeGrantedScopes"_s)->click();
    QVERIFY2(note().startsWith(u"Google documents incremental authorization for web clients only."_s),
        qPrintable(note()));
    stand.window.openFile(testDataPath(u"client/web.json"_s));
    stand.window.goTo(StepId::SignIn);
    QVERIFY(stand.find<QCheckBox>(u"includeGrantedScopes"_s)->isChecked());
    QCOMPARE(note(), QString());
}

void TestWindowSignIn::findsThePortFreeAfterCancelling()
{
    Stand stand;
    QVERIFY(waitsForTheBrowser(stand));
    QVERIFY(stand.click(u"cancelSignIn"_s));
    QTRY_VERIFY(!stand.workbench.signIn().isRunning());
    const auto* checks = stand.find<CheckList>(u"preflight"_s);
    QVERIFY(checks != nullptr && checks->lines().size() > 3);
    for (const CheckLine& line : checks->lines())
        QVERIFY2(line.state == CheckLine::State::Passed, qPrintable(line.text));
}

void TestWindowSignIn::takesAPastedAddress()
{
    Stand stand;
    QVERIFY(waitsForTheBrowser(stand));
    QVERIFY(stand.click(u"pasteAddress"_s));
    auto* field = stand.find<QLineEdit>(u"pastedAddress"_s);
    QVERIFY(field != nullptr);
    QVERIFY(stand.press(u"Esc"_s)); // closes the field alone
    QVERIFY(!field->isVisible() && stand.workbench.signIn().isRunning());
    QVERIFY(stand.click(u"pasteAddress"_s) && field->isVisible());
    QTest::keyClicks(field, u"http://localhost:8080/?code=x&state=wrong"_s);
    QVERIFY(stand.click(u"useAddress"_s));
    QVERIFY(stand.find<QWidget>(u"pasteProblem"_s) != nullptr);
    QVERIFY(stand.workbench.signIn().isRunning());
    const QString query = u"?error=access_denied&state=%1&iss=%2"_s.arg(stand.flow.request().state,
        QString::fromLatin1(stand.workbench.practice().origin().toLatin1().toPercentEncoding()));
    field->clear();
    QTest::keyClicks(field, u"http://localhost:8080/"_s + query);
    QTest::keyClick(field, Qt::Key_Return);
    QTRY_VERIFY(stand.headline().contains(u"access_denied"_s));
}

void TestWindowSignIn::takesTheAddressOfAnErrorPage()
{
    Stand stand;
    QVERIFY(waitsForTheBrowser(stand));
    QVERIFY(stand.click(u"pasteErrorPage"_s));
    auto* field = stand.find<QLineEdit>(u"pastedAddress"_s);
    QVERIFY(field != nullptr);
    QTest::keyClicks(field, u"https://example.com/"_s);
    QVERIFY(stand.click(u"useAddress"_s));
    QVERIFY(stand.find<QWidget>(u"pasteProblem"_s) != nullptr);
    QCOMPARE(field->text(), u"https://example.com/"_s); // nothing is lost
    QVERIFY(stand.workbench.signIn().isRunning());

    const ErrorPage page{.code = u"redirect_uri_mismatch"_s,
        .description = u"Request details: redirect_uri=http://localhost:8080"_s};
    field->setText(stand.workbench.practice().origin() + QString::fromLatin1(page.target()));
    QTest::keyClick(field, Qt::Key_Return);
    QTRY_VERIFY(stand.headline().contains(u"redirect_uri_mismatch"_s));
    QVERIFY(!stand.workbench.signIn().isRunning());
    QVERIFY(stand.click(u"copyRedirectUri"_s)); // what the steps say to add in the console
    QCOMPARE(QGuiApplication::clipboard()->text(), u"http://localhost:8080"_s);
    QVERIFY(stand.click(u"tryAgain"_s));
    QVERIFY(stand.visit());
    QTRY_VERIFY(stand.workbench.grant().grant().has_value());
}

void TestWindowSignIn::asksForTrustBeforeAnythingIsSent()
{
    Stand stand;
    const QString copy = stand.home.filePath(u"client_secret.json"_s);
    QVERIFY(writeFile(copy,
        testData(u"client/web.json"_s)
            .replace("https://accounts.google.com", "https://login.example.org")
            .replace("https://oauth2.googleapis.com", "https://login.example.org")));
    QVERIFY(QFile::setPermissions(copy, QFile::ReadOwner | QFile::WriteOwner)); // no check is to fail
    stand.window.openFile(copy);
    stand.workbench.setScopes({u"openid"_s});
    stand.window.goTo(StepId::SignIn);
    QVERIFY(stand.click(u"startSignIn"_s));
    QTRY_VERIFY(stand.find<QWidget>(u"trustCard"_s) != nullptr);
    QCOMPARE(stand.trace.exchanges().size(), 0);
    QVERIFY(stand.headline().isEmpty());
    const auto kindOf = [&](const QString& name) {
        return stand.find<QPushButton>(name)->property("kind").toString();
    };
    QCOMPARE(kindOf(u"trustServer"_s), u"primary"_s); // and no other on the page
    QCOMPARE(kindOf(u"startSignIn"_s), QString());
    QCOMPARE(stand.workbench.stepState(StepId::SignIn).caption, u"Asks for your trust"_s);
    QVERIFY(stand.click(u"distrustServer"_s));
    QVERIFY(stand.find<QWidget>(u"trustCard"_s) == nullptr);
    QVERIFY(stand.workbench.trustedOrigins().isEmpty() && stand.trace.exchanges().isEmpty());
    QCOMPARE(kindOf(u"startSignIn"_s), u"primary"_s);
    stand.workbench.setScopes({});
    const auto* start = stand.find<QPushButton>(u"startSignIn"_s);
    QVERIFY(!start->isEnabled());
    QVERIFY(start->toolTip().contains(u"Needs scopes first."_s)); // why it cannot be pressed
}

QTEST_MAIN(TestWindowSignIn)
#include "tst_windowsignin.moc"
