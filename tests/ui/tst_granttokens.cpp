// SPDX-License-Identifier: Apache-2.0
#include "stand.h"

#include "theme/style.h"
#include "widgets/checklist.h"
#include "widgets/chip.h"
#include "widgets/secretfield.h"

#include <QAbstractEventDispatcher>
#include <QAccessible>
#include <QClipboard>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTimerEvent>
#include <QToolButton>

#include <chrono>

using namespace Qt::StringLiterals;
using namespace scopelight;
using namespace std::chrono_literals;

namespace {

SecretField* field(const Stand& stand, const QString& name)
{
    for (auto* field : stand.window.findChildren<SecretField*>()) {
        if (field->accessibleName() == name)
            return field;
    }
    return nullptr;
}

/// All that a screen reader is told about a widget.
QString spoken(QWidget* widget)
{
    QAccessibleInterface* access = QAccessible::queryAccessibleInterface(widget);
    QStringList texts;
    for (const auto kind :
        {QAccessible::Name, QAccessible::Description, QAccessible::Value, QAccessible::Help})
        texts.append(access->text(kind));
    return texts.join(u'|');
}

bool press(const QWidget* field, const QString& button)
{
    auto* found = field->findChild<QToolButton*>(button);
    if (found == nullptr || !found->isEnabled())
        return false;
    QTest::mouseClick(found, Qt::LeftButton);
    return true;
}

/// Lets the single shots of that length fire now; how many there were.
int letPass(std::chrono::milliseconds length)
{
    auto* dispatcher = QAbstractEventDispatcher::instance();
    int fired = 0;
    for (QObject* shot : dispatcher->children()) {
        for (const auto& timer : dispatcher->registeredTimers(shot)) {
            if (timer.interval != length.count())
                continue;
            QTimerEvent event(timer.timerId);
            QCoreApplication::sendEvent(shot, &event);
            ++fired;
        }
    }
    return fired;
}

const TokenSet& tokens(Stand& stand)
{
    return stand.workbench.grant().grant()->tokens;
}

} // namespace

/// The tokens of a grant, the ID token's checks, and the account that they tell.
class TestGrantTokens : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QApplication::setStyle(new ScopelightStyle); }
    void hidesTokensUntilAskedFor_data();
    void hidesTokensUntilAskedFor();
    void hidesTokensFromWhoeverComesAfter();
    void takesACopiedTokenOffTheClipboard();
    void leavesTheClipboardToWhatCameLater();
    void refreshesTheAccessToken_data();
    void refreshesTheAccessToken();
    void refreshesNothingWithoutARefreshToken();
    void tellsHowLongTheRefreshTokenLives_data();
    void tellsHowLongTheRefreshTokenLives();
    void keepsTheGrantWhereTheKeychainDoesNot();
    void tellsTheAccountAndChecksTheIdToken();
    void saysThatUserInfoAddsNothing();
    void saysThatNoIdTokenWasAskedFor();
};

void TestGrantTokens::hidesTokensUntilAskedFor_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<Secret TokenSet::*>("token");
    QTest::newRow("access") << u"Access token"_s << &TokenSet::accessToken;
    QTest::newRow("refresh") << u"Refresh token"_s << &TokenSet::refreshToken;
}

void TestGrantTokens::hidesTokensUntilAskedFor()
{
    QFETCH(const QString, name);
    QFETCH(Secret TokenSet::*, token);
    Stand stand;
    QVERIFY(stand.startPractice() && stand.signIn());
    const QString secret = (tokens(stand).*token).reveal();
    const QString length = u"%1 characters"_s.arg(secret.size());
    SecretField* shown = field(stand, name);
    QVERIFY(shown != nullptr && !shown->isShown() && secret.size() > 20);
    QVERIFY2(spoken(shown).contains(u"hidden, "_s + length), qPrintable(spoken(shown)));
    QVERIFY(press(shown, u"reveal"_s) && shown->isShown());
    QVERIFY2(spoken(shown).contains(u"shown, "_s + length), qPrintable(spoken(shown)));
    QVERIFY2(!spoken(shown).contains(secret.mid(5, 8)), "not even then");
    QVERIFY(press(shown, u"reveal"_s) && !shown->isShown());
    QVERIFY(press(shown, u"reveal"_s) && shown->isShown());
    stand.window.goTo(StepId::Client);
    QVERIFY2(!shown->isShown(), "it hides when the page is left");
}

void TestGrantTokens::hidesTokensFromWhoeverComesAfter()
{
    Stand stand;
    QVERIFY(stand.startPractice() && stand.signIn());
    stand.window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&stand.window));
    SecretField* shown = field(stand, u"Access token"_s);
    QVERIFY(press(shown, u"reveal"_s) && shown->isShown());
    QWidget other;
    other.show();
    other.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&other));
    QVERIFY2(!shown->isShown(), "another window took the keyboard");
}

void TestGrantTokens::takesACopiedTokenOffTheClipboard()
{
    Stand stand;
    QVERIFY(stand.startPractice() && stand.signIn());
    const QClipboard* clipboard = QApplication::clipboard();
    QVERIFY(press(field(stand, u"Access token"_s), u"copy"_s));
    QCOMPARE(clipboard->text(), tokens(stand).accessToken.reveal());
    QCOMPARE(clipboard->mimeData()->data(u"x-kde-passwordManagerHint"_s), QByteArray("secret"));
    QCOMPARE(letPass(10s), 1);
    QVERIFY(clipboard->text().isEmpty());
}

void TestGrantTokens::leavesTheClipboardToWhatCameLater()
{
    Stand stand;
    QVERIFY(stand.startPractice() && stand.signIn());
    QVERIFY(press(field(stand, u"Refresh token"_s), u"copy"_s));
    QCOMPARE(QApplication::clipboard()->text(), tokens(stand).refreshToken.reveal());
    QApplication::clipboard()->setText(u"a shopping list"_s);
    QCOMPARE(letPass(10s), 1);
    QCOMPARE(QApplication::clipboard()->text(), u"a shopping list"_s);
}

void TestGrantTokens::refreshesTheAccessToken_data()
{
    QTest::addColumn<QString>("keys");
    QTest::newRow("button") << QString();
    QTest::newRow("F5") << u"F5"_s;
    QTest::newRow("Ctrl+R") << u"Ctrl+R"_s;
}

void TestGrantTokens::refreshesTheAccessToken()
{
    QFETCH(const QString, keys);
    Stand stand;
    QVERIFY(stand.startPractice() && stand.signIn());
    const TokenSet before = tokens(stand);
    SecretField* shown = field(stand, u"Access token"_s);
    QVERIFY(press(shown, u"reveal"_s) && shown->isShown());
    QVERIFY(keys.isEmpty() ? stand.click(u"refreshToken"_s) : stand.press(keys));
    QTRY_VERIFY(!(tokens(stand).accessToken == before.accessToken));
    QVERIFY2(tokens(stand).refreshToken == before.refreshToken, "the server sent no other");
    QVERIFY2(!shown->isShown(), "nobody asked to see the new one");
    QVERIFY(press(shown, u"copy"_s));
    QCOMPARE(QApplication::clipboard()->text(), tokens(stand).accessToken.reveal());
    QCOMPARE(letPass(10s), 1);
}

void TestGrantTokens::refreshesNothingWithoutARefreshToken()
{
    Stand stand({u"--scenario"_s, u"no-refresh-token"_s});
    QVERIFY(stand.startPractice() && stand.signIn());
    QVERIFY(!stand.find<QPushButton>(u"refreshToken"_s)->isEnabled());
    QVERIFY(!stand.find<QPushButton>(u"rememberSignIn"_s)->isEnabled());
    QVERIFY(stand.label(u"refreshNote"_s).startsWith(u"None was issued, although"_s));
    SecretField* none = field(stand, u"Refresh token"_s);
    QVERIFY(spoken(none).contains(u"none"_s));
    QVERIFY(!press(none, u"reveal"_s) && !press(none, u"copy"_s));
}

/// The tests see no session bus, and so no keychain.
void TestGrantTokens::tellsHowLongTheRefreshTokenLives_data()
{
    QTest::addColumn<QStringList>("scenario");
    QTest::addColumn<QStringList>("words");
    QTest::newRow("no end") << QStringList()
                            << QStringList{u"The practice provider announced no end."_s,
                                   u"for this client, counted since this program started: 1."_s};
    QTest::newRow("seven days") << QStringList{u"--scenario"_s, u"testing"_s}
                                << QStringList{u"The practice provider announced that it ends in 7 days: "_s,
                                       u". Usual reason: external and in testing."_s};
}

void TestGrantTokens::tellsHowLongTheRefreshTokenLives()
{
    QFETCH(const QStringList, scenario);
    QFETCH(const QStringList, words);
    Stand stand(scenario);
    QVERIFY(stand.startPractice() && stand.signIn());
    const QString note = stand.label(u"refreshNote"_s);
    QVERIFY2(note.startsWith(words.first()) && note.contains(words.last()), qPrintable(note));
}

void TestGrantTokens::keepsTheGrantWhereTheKeychainDoesNot()
{
    Stand stand;
    QVERIFY(stand.startPractice() && stand.signIn());
    QTRY_VERIFY(stand.find<QPushButton>(u"rememberSignIn"_s) != nullptr);
    QVERIFY(stand.click(u"rememberSignIn"_s));
    QTRY_COMPARE(stand.headline(), u"This desktop's keychain cannot be used."_s);
    QVERIFY(!stand.workbench.grant().isRemembered());
    QCOMPARE(
        stand.workbench.stepState(StepId::Grant), (StepState{StepState::Mark::Look, u"Not remembered"_s}));
    QSignalSpy changes(&stand.workbench.grant(), &GrantWork::changed);
    QVERIFY(stand.click(u"tryAgain"_s));
    QTRY_VERIFY(changes.size() >= 2 && stand.workbench.grant().doing() == GrantWork::Doing::Nothing);
    QCOMPARE(stand.headline(), u"This desktop's keychain cannot be used."_s);
}

void TestGrantTokens::tellsTheAccountAndChecksTheIdToken()
{
    Stand stand;
    QVERIFY(stand.startPractice());
    stand.workbench.setScopes({u"openid"_s, u"email"_s});
    QVERIFY(stand.signIn());
    const GrantWork& work = stand.workbench.grant();
    QTRY_COMPARE(stand.label(u"userInfoNote"_s), u"Userinfo says"_s);
    QVERIFY2(stand.label(u"userInfo"_s).contains(u"email_verified: true"_s),
        qPrintable(stand.label(u"userInfo"_s)));
    QCOMPARE(stand.label(u"accountEmail"_s), work.grant()->account->email);
    QCOMPARE(stand.label(u"accountSubject"_s), work.grant()->account->subject);

    const auto isVerifiedByAll = [&stand] {
        const QList<CheckLine>& lines = stand.find<CheckList>(u"idTokenChecks"_s)->lines();
        return lines.size() > 5 && stand.find<ChipLabel>(u"idTokenChip"_s)->accessibleName() == u"Verified"
            && std::ranges::all_of(
                lines, [](const auto& line) { return line.state == CheckLine::State::Passed; });
    };
    QVERIFY(isVerifiedByAll());
    const Secret first = work.grant()->tokens.idToken;
    QVERIFY(!first.isEmpty() && stand.click(u"refreshToken"_s));
    QTRY_VERIFY(!(work.grant()->tokens.idToken == first));
    QVERIFY(!work.grant()->tokens.idToken.isEmpty());
    QTRY_VERIFY2(work.grant()->idTokenChecks, "the new one is checked, too");
    QVERIFY(isVerified(*work.grant()->idTokenChecks));
    QCOMPARE(stand.find<ChipLabel>(u"idTokenChip"_s)->accessibleName(), u"Verified"_s);
}

void TestGrantTokens::saysThatUserInfoAddsNothing()
{
    Stand stand;
    QVERIFY(stand.startPractice());
    stand.workbench.setScopes({u"openid"_s});
    QVERIFY(stand.signIn());
    QCOMPARE(stand.label(u"accountEmail"_s), u"No address told"_s);
    QTRY_COMPARE(stand.label(u"userInfoNote"_s), u"Userinfo says no more than that."_s);
    QVERIFY(stand.label(u"userInfo"_s).isEmpty());
}

void TestGrantTokens::saysThatNoIdTokenWasAskedFor()
{
    Stand stand;
    QVERIFY(stand.startPractice());
    stand.workbench.setScopes({fullScope(u"drive.readonly"_s)});
    QVERIFY(stand.signIn());
    QCOMPARE(stand.find<ChipLabel>(u"idTokenChip"_s)->accessibleName(), u"None"_s);
    const QList<CheckLine>& lines = stand.find<CheckList>(u"idTokenChecks"_s)->lines();
    QCOMPARE(lines.size(), 1);
    QCOMPARE(lines.first().text, u"No ID token was issued. Ask for openid to get one."_s);
    QCOMPARE(stand.label(u"userInfoNote"_s), u"Userinfo was not asked: openid was not granted."_s);
    QCOMPARE(stand.label(u"accountEmail"_s), u"Not told"_s);
    QVERIFY(stand.label(u"userInfo"_s).isEmpty());
}

QTEST_MAIN(TestGrantTokens)
#include "tst_granttokens.moc"
