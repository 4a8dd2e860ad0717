// SPDX-License-Identifier: Apache-2.0
#include "practiceserver.h"
#include "stand.h"
#include "writtenwords.h"

#include "models/grantmodel.h"
#include "theme/style.h"
#include "widgets/pageheader.h"

#include <QCheckBox>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace scopelight;

namespace {

/// With the scenario "subset" the last of them stays unticked.
ScopeSet fourScopes()
{
    return {u"openid"_s, u"email"_s, fullScope(u"calendar.readonly"_s), fullScope(u"drive.readonly"_s)};
}

bool signsIn(Stand& stand, const ScopeSet& scopes)
{
    if (!stand.startPractice())
        return false;
    stand.workbench.setScopes(scopes);
    return stand.signIn() && QTest::qWaitFor([&] { return stand.workbench.grant().tokenInfo().has_value(); });
}

/// The column of the table; nothing while there is none.
QStringList column(const Stand& stand, GrantModel::Column column)
{
    QStringList texts;
    const auto* table = stand.find<QTableView>(u"grantTable"_s);
    for (int row = 0; table != nullptr && row < table->model()->rowCount(); ++row)
        texts.append(table->model()->index(row, column).data().toString());
    return texts;
}

/// A row each: "openid: Yes, Yes, Yes".
QStringList rows(const Stand& stand)
{
    QStringList rows = column(stand, GrantModel::Scope);
    for (const auto& [answers, before] : {std::pair(GrantModel::Requested, u": "_s),
             std::pair(GrantModel::Granted, u", "_s), std::pair(GrantModel::InTokenInfo, u", "_s)}) {
        const QStringList texts = column(stand, answers);
        for (qsizetype row = 0; row < rows.size(); ++row)
            rows[row] += before + texts[row];
    }
    return rows;
}

QString reason(const Stand& stand, int row)
{
    return column(stand, GrantModel::Reason).value(row);
}

QString sentence(const Stand& stand)
{
    return stand.find<PageHeader>({})->sentence();
}

} // namespace

/// What a sign-in gave, scope by scope, and how more is asked for or all given back.
class TestGrantPage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QApplication::setStyle(new ScopelightStyle); }

    void waitsForAGrant();
    void showsEachScopeWithItsReason();
    void fitsItsRowsToTheWindow();
    void flagsWhatEarlierGrantsLeft();
    void showsThatNothingWasGranted();
    void showsASetThatTheServerLeftEmpty();
    void asksAgainForWhatIsMissing();
    void asksBeforeItRevokes();
    void saysWhatRevokingEndsAtAnotherServer();
    void startsClean();
    void saysWhereAStartIsNotClean();
    void saysWhatToDoWithoutAToken();
};

void TestGrantPage::waitsForAGrant()
{
    Stand stand;
    stand.window.goTo(StepId::Grant);
    QCOMPARE(sentence(stand), u"No sign-in yet."_s);
    QVERIFY(stand.find<QTableView>(u"grantTable"_s) == nullptr);
    for (const QString& button : {u"refreshToken"_s, u"revokeGrant"_s, u"rememberSignIn"_s, u"goToDrive"_s})
        QVERIFY2(stand.find<QPushButton>(button) == nullptr, qPrintable(button));
    QVERIFY(stand.click(u"goToSignIn"_s));
    QVERIFY(stand.find<QPushButton>(u"startSignIn"_s) != nullptr);
}

void TestGrantPage::showsEachScopeWithItsReason()
{
    Stand stand({u"--scenario"_s, u"subset"_s});
    QVERIFY(signsIn(stand, fourScopes()));
    QCOMPARE(rows(stand),
        (QStringList{u"openid: Yes, Yes, Yes"_s, u"email: Yes, Yes, Yes"_s,
            u"calendar.readonly: Yes, Yes, Yes"_s, u"drive.readonly: Yes, No, No"_s}));
    QCOMPARE(reason(stand, 0), u"Granted."_s);
    QVERIFY2(reason(stand, 1).contains(u"its long name"_s), qPrintable(reason(stand, 1)));
    QVERIFY2(reason(stand, 3).startsWith(u"Not granted. Usual reason"_s), qPrintable(reason(stand, 3)));
    QCOMPARE(stand.label(u"missingScopes"_s), u"drive.readonly was not granted."_s);
    QVERIFY(stand.find<QWidget>(u"leftovers"_s) == nullptr);
    const QString account = stand.workbench.grant().grant()->account->email;
    QCOMPARE(sentence(stand),
        u"The practice provider granted 3 of the 4 scopes that were asked for, to %1."_s.arg(account));
}

void TestGrantPage::fitsItsRowsToTheWindow()
{
    Stand stand({u"--scenario"_s, u"subset"_s});
    QVERIFY(signsIn(stand, fourScopes()));
    const auto* table = stand.find<QTableView>(u"grantTable"_s);
    const int last = table->model()->rowCount() - 1;
    for (const int width : {1024, 1100, 1024, 1280}) {
        stand.window.resize(width, 800);
        QCoreApplication::processEvents(); // not a second: then the countdown has it fitted anyway
        QCOMPARE(table->rowHeight(last), static_cast<const QAbstractItemView*>(table)->sizeHintForRow(last));
    }
}

void TestGrantPage::flagsWhatEarlierGrantsLeft()
{
    Stand stand;
    QVERIFY(signsIn(stand, {u"openid"_s, fullScope(u"drive.readonly"_s)}));
    QVERIFY2(stand.find<QWidget>(u"leftovers"_s) == nullptr, "openid comes unasked, and is no left-over");
    AuthorizationOptions options;
    options.includeGrantedScopes = true;
    stand.workbench.setOptions(options);
    QVERIFY(signsIn(stand, {u"email"_s}));
    QTRY_COMPARE(rows(stand),
        (QStringList{
            u"email: Yes, Yes, Yes"_s, u"drive.readonly: No, Extra, Yes"_s, u"openid: No, Extra, Yes"_s}));
    QVERIFY2(reason(stand, 1).startsWith(u"Not asked for this time."_s), qPrintable(reason(stand, 1)));
    QCOMPARE(reason(stand, 2), u"Not asked for. Google adds openid to a grant of email or profile."_s);
    QVERIFY(stand.find<QWidget>(u"leftovers"_s) != nullptr);
    QCOMPARE(stand.label(u"leftoverScopes"_s), u"One scope that was not asked for came with it."_s);
    QVERIFY(stand.label(u"missingScopes"_s).isEmpty());
}

/// A person who ticks no box and goes on has signed in all the same.
void TestGrantPage::showsThatNothingWasGranted()
{
    Stand stand({u"--scenario"_s, u"none-ticked"_s});
    QVERIFY(signsIn(stand, {u"openid"_s, fullScope(u"calendar.readonly"_s), fullScope(u"drive.readonly"_s)}));
    QCOMPARE(rows(stand),
        (QStringList{u"openid: Yes, Yes, Yes"_s, u"calendar.readonly: Yes, No, No"_s,
            u"drive.readonly: Yes, No, No"_s}));
    QCOMPARE(stand.label(u"missingScopes"_s), u"2 scopes were not granted."_s);
    QVERIFY2(sentence(stand).contains(u"granted 1 of the 3 scopes"_s), qPrintable(sentence(stand)));
    QCOMPARE(stand.workbench.stepState(StepId::SignIn).caption, u"1 of 3 granted"_s);
    QCOMPARE(stand.workbench.stepState(StepId::SignIn).mark, StepState::Mark::Look);
    stand.window.goTo(StepId::Drive);
    QVERIFY2(sentence(stand).startsWith(u"The grant has no Drive scope"_s), qPrintable(sentence(stand)));
}

/// A server may issue a token for nothing at all (RFC 6749 §3.3 lets it leave out whatever it likes).
void TestGrantPage::showsASetThatTheServerLeftEmpty()
{
    Stand stand;
    stand.window.goTo(StepId::Grant);
    stand.workbench.grant().take(
        {.requested = {fullScope(u"drive.readonly"_s)},
            .tokens = {.accessToken = Secret(u"access"_s), .granted = {}, .scopeAnnounced = true}},
        {}, {});
    QCOMPARE(rows(stand), QStringList{u"drive.readonly: Yes, No, Not told"_s});
    QCOMPARE(stand.label(u"missingScopes"_s), u"drive.readonly was not granted."_s);
    QVERIFY2(sentence(stand).contains(u"granted 0 of the 1 scope that was asked for"_s),
        qPrintable(sentence(stand)));
}

void TestGrantPage::asksAgainForWhatIsMissing()
{
    Stand stand({u"--scenario"_s, u"subset"_s});
    QVERIFY(signsIn(stand, fourScopes()));
    const QString account = stand.workbench.grant().grant()->account->email;
    QVERIFY(!account.isEmpty());
    QCOMPARE(stand.workbench.stepState(StepId::SignIn).mark, StepState::Mark::Look);
    QVERIFY(stand.click(u"askAgain"_s));
    QTRY_VERIFY(stand.workbench.signIn().isRunning());
    const auto& plan = stand.workbench.signIn().plan();
    QCOMPARE(plan.scopes, ScopeSet{fullScope(u"drive.readonly"_s)});
    QVERIFY(plan.options.includeGrantedScopes);
    QCOMPARE(plan.options.loginHint, account);
    stand.window.goTo(StepId::SignIn);
    QVERIFY2(
        stand.find<QCheckBox>(u"includeGrantedScopes"_s)->isChecked(), "the attempt's own parameters show");
    QCOMPARE(stand.find<QLineEdit>(u"loginHint"_s)->text(), account);
    QVERIFY(stand.visit());
    QTRY_VERIFY2(
        rows(stand).contains(u"drive.readonly: Yes, Yes, Yes"_s), qPrintable(rows(stand).join(u'\n')));
    QVERIFY2(stand.find<QPushButton>(u"askAgain"_s) == nullptr, "nothing is missing any more");
    QVERIFY(!stand.workbench.options().includeGrantedScopes);
    QVERIFY2(stand.find<QWidget>(u"leftovers"_s) == nullptr, "the others came of this very run");
    const QList<ScopeOutcome> outcomes = stand.workbench.grant().grant()->outcomes();
    QCOMPARE(std::ranges::count(outcomes, u"granted_earlier"_s, &ScopeOutcome::reason), 3);
    QCOMPARE(stand.workbench.grant().grant()->account->email, account);
}

void TestGrantPage::asksBeforeItRevokes()
{
    Stand stand;
    QVERIFY(stand.startPractice() && stand.signIn());
    QTRY_VERIFY(stand.find<QPushButton>(u"revokeGrant"_s) != nullptr);
    QVERIFY(stand.click(u"revokeGrant"_s));
    QVERIFY(stand.workbench.grant().grant().has_value());
    QCOMPARE(stand.window.focusWidget()->objectName(), u"keepGrant"_s);
    QCOMPARE(stand.label(u"whatRevokingEnds"_s), writtenWords(u"reasons/revoking_ends"_s));
    QVERIFY(stand.click(u"keepGrant"_s));
    QVERIFY(stand.find<QWidget>(u"revokeQuestion"_s) == nullptr);
    QCOMPARE(stand.window.focusWidget()->objectName(), u"revokeGrant"_s);
    QVERIFY(stand.click(u"revokeGrant"_s) && stand.press(u"Esc"_s));
    QVERIFY(stand.find<QWidget>(u"revokeQuestion"_s) == nullptr);
    QVERIFY2(stand.workbench.grant().doing() == GrantWork::Doing::Nothing, "kept, both times");
    QVERIFY(stand.click(u"revokeGrant"_s));
    QVERIFY(stand.click(u"confirmRevoke"_s));
    QTRY_VERIFY(!stand.workbench.grant().grant());
    QVERIFY2(stand.find<QPushButton>(u"goToSignIn"_s) != nullptr, "there is nothing left to show");
}

void TestGrantPage::saysWhatRevokingEndsAtAnotherServer()
{
    const PracticeServer server; // one that the window did not start
    Stand stand;
    stand.window.openFile(server.clientFile());
    stand.workbench.setScopes({u"openid"_s});
    stand.workbench.trust({server.origin()});
    QVERIFY(stand.signIn());
    stand.window.goTo(StepId::Grant);
    QVERIFY(stand.click(u"revokeGrant"_s));
    const QString said = stand.label(u"whatRevokingEnds"_s);
    QCOMPARE(said, writtenWords(u"reasons/revoking_ends (another server)"_s));
    QVERIFY(stand.click(u"confirmRevoke"_s));
    QTRY_VERIFY(!stand.workbench.grant().grant());
}

void TestGrantPage::startsClean()
{
    Stand stand;
    QVERIFY(signsIn(stand, {u"openid"_s, fullScope(u"drive.readonly"_s)}));
    stand.workbench.setOptions({.includeGrantedScopes = true});
    QVERIFY(signsIn(stand, {u"email"_s}));
    QTRY_VERIFY(stand.find<QWidget>(u"leftovers"_s) != nullptr);
    QVERIFY(!sentence(stand).contains(u"clean"));
    QVERIFY(stand.click(u"startClean"_s));
    QVERIFY2(stand.workbench.grant().grant().has_value(), "it asks first");
    QVERIFY(stand.label(u"whatRevokingEnds"_s).contains(u"those of your deployed application included"_s));
    QVERIFY(stand.click(u"confirmRevoke"_s));
    QTRY_VERIFY(stand.workbench.signIn().isRunning());
    QVERIFY(stand.visit());
    QTRY_VERIFY(stand.workbench.grant().grant().has_value());
    QVERIFY(stand.find<QWidget>(u"leftovers"_s) == nullptr);
    QVERIFY2(sentence(stand).endsWith(u"A clean start: nothing that was granted before shows."),
        qPrintable(sentence(stand)));
    QVERIFY(signsIn(stand, {u"email"_s}));
    QVERIFY2(!sentence(stand).contains(u"clean"), "the next one has an earlier grant again");
}

void TestGrantPage::saysWhereAStartIsNotClean()
{
    Stand stand({u"--scenario"_s, u"late-revoke"_s});
    QVERIFY(signsIn(stand, {u"openid"_s, fullScope(u"drive.readonly"_s)}));
    stand.workbench.setScopes({u"email"_s});
    stand.workbench.setOptions({.includeGrantedScopes = true});
    stand.window.goTo(StepId::SignIn);
    QVERIFY(stand.click(u"startCleanSignIn"_s));
    QVERIFY(stand.click(u"confirmRevoke"_s));
    QTRY_VERIFY(stand.workbench.signIn().isRunning());
    QVERIFY(stand.visit());
    QTRY_VERIFY(stand.find<QWidget>(u"leftovers"_s) != nullptr);
    const QString said = stand.label(u"leftoverReason"_s);
    QVERIFY2(said.startsWith(u"This is no clean start"), qPrintable(said));
    QVERIFY(!sentence(stand).contains(u"clean start:"));
}

void TestGrantPage::saysWhatToDoWithoutAToken()
{
    Stand stand;
    QVERIFY(stand.startPractice());
    QVERIFY(stand.click(u"startCleanSignIn"_s));
    QVERIFY(stand.label(u"whatRevokingEnds"_s).contains(u"Sign in once, and start clean then"));
    QVERIFY(stand.find<QPushButton>(u"confirmRevoke"_s) == nullptr);
    QVERIFY(stand.press(u"Esc"_s));
    QVERIFY(stand.find<QWidget>(u"revokeQuestion"_s) == nullptr);
}

QTEST_MAIN(TestGrantPage)
#include "tst_grantpage.moc"
