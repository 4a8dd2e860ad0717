// SPDX-License-Identifier: Apache-2.0
#include "files.h"
#include "stand.h"
#include "writtenwords.h"

#include "google/errorpage.h"
#include "theme/style.h"
#include "widgets/columnarea.h"

#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>
#include <QTextEdit>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace scopelight;

/// The chosen set: by name, by keyboard, and as it is sent.
class TestChosenScopes : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void takesScopesByNameAndRefusesBadOnes();
    void takesAStringOnSeveralLines();
    void takesScopesOfAnotherServerAsTheyAre();
    void goesDownTheChosenByTab();
    void staysWhereAChosenScopeGoes();
    void fitsItsColumnInASmallWindow();
    void marksTheScopesThatTheServerRefused();
};

void TestChosenScopes::initTestCase()
{
    QApplication::setStyle(new ScopelightStyle);
}

void TestChosenScopes::takesScopesByNameAndRefusesBadOnes()
{
    Stand stand;
    stand.window.goTo(StepId::Scopes);
    auto* field = stand.find<QLineEdit>(u"addScope"_s);
    QVERIFY(field != nullptr);
    field->setText(u"openid drive.file  email"_s);
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(stand.workbench.scopes().toWire(), u"openid https://www.googleapis.com/auth/drive.file email"_s);
    field->setText(u"bad\"scope"_s);
    QTest::keyClick(field, Qt::Key_Return);
    QVERIFY(field->property("wrong").toBool());
    QCOMPARE(stand.workbench.scopes().size(), 3);
    QCOMPARE(stand.find<QTextEdit>(u"wireScopes"_s)->toPlainText(), stand.workbench.scopes().toWire());
}

void TestChosenScopes::takesAStringOnSeveralLines()
{
    Stand stand;
    stand.window.goTo(StepId::Scopes);
    auto* field = stand.find<QLineEdit>(u"addScope"_s);
    QApplication::clipboard()->setText(u"openid\ndrive.file"_s);
    field->paste();
    QVERIFY(stand.click(u"addScopeButton"_s));
    QCOMPARE(stand.workbench.scopes(), (ScopeSet{u"openid"_s, fullScope(u"drive.file"_s)}));
    field->setText(u"email,gmail.readonly, drive.file"_s);
    QVERIFY(stand.click(u"addScopeButton"_s));
    QCOMPARE(stand.workbench.scopes(),
        (ScopeSet{u"openid"_s, fullScope(u"drive.file"_s), u"email"_s, fullScope(u"gmail.readonly"_s)}));
    QApplication::clipboard()->clear();
}

void TestChosenScopes::takesScopesOfAnotherServerAsTheyAre()
{
    Stand stand;
    const QString copy = stand.home.filePath(u"client_secret.json"_s);
    QVERIFY(writeFile(copy,
        testData(u"client/web.json"_s)
            .replace("https://accounts.google.com", "https://login.example.org")
            .replace("https://oauth2.googleapis.com", "https://login.example.org")));
    stand.window.openFile(copy);
    stand.window.goTo(StepId::Scopes);
    stand.find<QLineEdit>(u"addScope"_s)->setText(u"openid drive a,b"_s);
    QVERIFY(stand.click(u"addScopeButton"_s));
    QCOMPARE(stand.workbench.scopes().toWire(), u"openid drive a,b"_s);
}

void TestChosenScopes::goesDownTheChosenByTab()
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

void TestChosenScopes::staysWhereAChosenScopeGoes()
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

void TestChosenScopes::fitsItsColumnInASmallWindow()
{
    Stand stand;
    stand.workbench.setScopes(
        {u"openid"_s, fullScope(u"calendar.readonly"_s), fullScope(u"drive.readonly"_s)});
    stand.window.goTo(StepId::Scopes);
    stand.window.resize(1024, 700);
    QTRY_VERIFY(stand.find<QWidget>(u"action_scope_class_not_published"_s) != nullptr);
    for (auto* area : stand.window.findChildren<ColumnArea*>()) {
        if (area->isVisible())
            QVERIFY(area->widget()->minimumSizeHint().width() <= area->viewport()->width());
    }
}

/// An error page names them, of which the application hears nothing unless it is pasted.
void TestChosenScopes::marksTheScopesThatTheServerRefused()
{
    Stand stand;
    QVERIFY(stand.startPractice());
    const QString typo = u"https://www.googleapis.com/auth/drive.metadat"_s;
    stand.workbench.setScopes({u"openid"_s, typo});
    stand.workbench.startSignIn();
    QTRY_VERIFY(stand.workbench.signIn().state() == SignIn::State::Waiting);
    const ErrorPage page{.code = u"invalid_scope"_s,
        .description =
            u"Some requested scopes were invalid. {valid=[openid], invalid=[%1, gone]}"_s.arg(typo)};
    QVERIFY(stand.workbench.signIn().deliver(
        stand.workbench.practice().origin() + QString::fromLatin1(page.target())));
    QCOMPARE(stand.workbench.refusedScopes(), QStringList{typo}); // what was not asked for is nobody's here
    QVERIFY(stand.workbench.stepState(StepId::Scopes).mark == StepState::Mark::Problem);
    stand.window.goTo(StepId::Scopes);
    const auto says = [&stand](const QString& scope, const QString& words) {
        const auto* row = stand.find<QWidget>(u"chosen_"_s + scope);
        return row != nullptr
            && std::ranges::any_of(row->findChildren<QLabel*>(),
                [&words](const QLabel* label) { return label->text() == words; });
    };
    QVERIFY(says(typo, u"Refused by the server"_s));
    QVERIFY(!says(u"openid"_s, u"Refused by the server"_s));
    QTRY_VERIFY(stand.find<QPushButton>(u"action_scope_refused"_s) != nullptr);
    QString words = writtenWords(u"findings/scope_refused"_s).section(u"\nData access"_s, 0, 0);
    QCOMPARE(stand.unsaid(words.replace(u"Google refused"_s, u"The practice provider refused"_s)), u""_s);
    QVERIFY(stand.click(u"action_scope_refused"_s));
    QCOMPARE(stand.workbench.scopes(), ScopeSet{u"openid"_s});
    QVERIFY(stand.workbench.refusedScopes().isEmpty());
}

QTEST_MAIN(TestChosenScopes)
#include "tst_chosenscopes.moc"
