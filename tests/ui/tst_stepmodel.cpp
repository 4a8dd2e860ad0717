// SPDX-License-Identifier: Apache-2.0
#include "files.h"
#include "stand.h"

#include "models/stepmodel.h"
#include "theme/style.h"
#include "widgets/steprail.h"
#include "work/preflight.h"

#include <QAbstractItemModelTester>
#include <QAccessible>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace scopelight;

namespace {

/// What is said of each step.
QStringList spoken(const StepModel& model)
{
    QStringList texts;
    for (int row = 0; row < model.rowCount(); ++row)
        texts.append(model.index(row).data(Qt::AccessibleTextRole).toString());
    return texts;
}

} // namespace

/// The steps as they go on, while somebody watches.
class TestStepModel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QApplication::setStyle(new ScopelightStyle); }

    void followsTheWork();
    void tellsOfTheStepsThatChangedAlone();
    void looksAtScopesWithFindings();
    void isReadOutInTheRail();
};

void TestStepModel::followsTheWork()
{
    Stand stand({u"--files"_s, u"30"_s});
    StepModel model(stand.workbench);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(spoken(model),
        (QStringList{u"Client, step 1, Open a client file, ready"_s,
            u"Scopes, step 2, Needs a client, empty"_s, u"Sign in, step 3, Needs a client, empty"_s,
            u"Grant, step 4, Nothing yet, empty"_s, u"Drive, step 5, Nothing yet, empty"_s,
            u"Access, step 6, Nothing yet, empty"_s, u"Requests, 0 exchanges"_s, u"History, 0 runs"_s}));
    stand.window.openFile(testDataPath(u"client/wrong_service_account.json"_s));
    QCOMPARE(spoken(model)[0], u"Client, step 1, Not a client file, problem"_s);
    QVERIFY(stand.startPractice());
    QVERIFY2(spoken(model)[0].endsWith(u", done"_s), qPrintable(spoken(model)[0]));
    QCOMPARE(spoken(model)[2], u"Sign in, step 3, Nothing sent yet, ready"_s);
    stand.workbench.startSignIn();
    QTRY_VERIFY(spoken(model)[2].startsWith(u"Sign in, step 3, Waiting, "_s));
    QVERIFY(spoken(model)[2].endsWith(u" left, running"_s) && stand.visit());
    QTRY_VERIFY(spoken(model)[3].endsWith(u" minutes left, done"_s));
    QVERIFY(stand.list());
    QTRY_COMPARE(spoken(model)[4], u"Drive, step 5, 30 files, done"_s);
    QCOMPARE(spoken(model)[5], u"Access, step 6, Try each scope, ready"_s);
    QVERIFY2(!spoken(model)[6].startsWith(u"Requests, 0 "_s), qPrintable(spoken(model)[6]));
    stand.workbench.clientFile().close();
    QCOMPARE(spoken(model).first(5),
        (QStringList{u"Client, step 1, Open a client file, ready"_s,
            u"Scopes, step 2, 3 chosen, 1 restricted, ready"_s, u"Sign in, step 3, Needs a client, empty"_s,
            u"Grant, step 4, Nothing yet, empty"_s, u"Drive, step 5, Nothing yet, empty"_s}));
}

void TestStepModel::tellsOfTheStepsThatChangedAlone()
{
    Stand stand;
    const StepModel model(stand.workbench);
    const QSignalSpy changed(&model, &StepModel::dataChanged);
    Q_EMIT stand.workbench.changed();
    QCOMPARE(changed.size(), 0);
    stand.workbench.setScopes({u"openid"_s});
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed[0][0].toModelIndex().row(), int(StepId::Scopes));
    QCOMPARE(changed[0][1].toModelIndex().row(), int(StepId::Scopes));
}

void TestStepModel::looksAtScopesWithFindings()
{
    Stand stand;
    const auto scopesMark = [&] { return stand.workbench.stepState(StepId::Scopes).mark; };
    QVERIFY(stand.startPractice());
    QCOMPARE(scopesMark(), StepState::Mark::Done);
    stand.workbench.setScopes({u"openid"_s, u"drive.raedonly"_s, u"calender"_s});
    QCOMPARE(scopesMark(), StepState::Mark::Look);
    const QList<CheckLine> lines = preflightLines(stand.workbench);
    const auto named = std::ranges::find_if(
        lines, [](const CheckLine& line) { return line.text.contains(u"drive.raedonly"); });
    QVERIFY(named != lines.end() && named->state == CheckLine::State::Look);
    QVERIFY2(named->text.endsWith(u" One more finding."_s), qPrintable(named->text));
    stand.workbench.setScopes({u"openid"_s, u"offline_access"_s});
    QCOMPARE(scopesMark(), StepState::Mark::Problem);
}

void TestStepModel::isReadOutInTheRail()
{
    Stand stand;
    auto* rail = stand.find<StepRail>(u"stepRail"_s);
    QAccessibleInterface* access = QAccessible::queryAccessibleInterface(rail);
    QCOMPARE(access->role(), QAccessible::List);
    QCOMPARE(access->text(QAccessible::Name), u"Steps"_s);
    QCOMPARE(access->childCount(), 8);
    QAccessibleInterface* scopes = access->child(1);
    QCOMPARE(scopes->role(), QAccessible::ListItem);
    QCOMPARE(scopes->text(QAccessible::Name), u"Scopes, step 2, Needs a client, empty"_s);
    QVERIFY(!scopes->state().selected);
    stand.window.goTo(StepId::Scopes);
    QVERIFY(access->child(1)->state().selected && !access->child(0)->state().selected);
}

QTEST_MAIN(TestStepModel)
#include "tst_stepmodel.moc"
