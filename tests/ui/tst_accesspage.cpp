// SPDX-License-Identifier: Apache-2.0
#include "files.h"
#include "stand.h"

#include "models/accessmodel.h"
#include "theme/style.h"
#include "widgets/pageheader.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QJsonArray>
#include <QJsonDocument>
#include <QPushButton>
#include <QTableView>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace scopelight;

namespace {

QTableView* table(const Stand& stand)
{
    return stand.find<QTableView>(u"accessTable"_s);
}

/// "drive.readonly | granted | Allowed | Through drive.readonly alone."
QStringList rows(const Stand& stand)
{
    QStringList rows;
    const QAbstractItemModel* model = table(stand)->model();
    for (int row = 0; row < model->rowCount(); ++row) {
        const QModelIndex scope = model->index(row, AccessModel::Scope);
        rows.append(QStringList{scope.data().toString(), scope.data(AccessModel::CaptionRole).toString(),
            model->index(row, AccessModel::Verdict).data().toString(),
            model->index(row, AccessModel::Why).data().toString()}
                        .join(u" | "_s));
    }
    return rows;
}

bool hasEnded(Stand& stand)
{
    return QTest::qWaitFor(
        [&] { return stand.workbench.access().state() > AccessWork::State::Reading; }, 20'000);
}

bool isSignedInFor(Stand& stand, const QStringList& names)
{
    if (!stand.startPractice())
        return false;
    QStringList scopes;
    for (const QString& name : names)
        scopes.append(fullScope(name));
    stand.workbench.setScopes(ScopeSet(scopes));
    if (!stand.signIn())
        return false;
    stand.window.goTo(StepId::Access);
    return true;
}

} // namespace

/// Whether each scope works, on its page.
class TestAccessPage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QApplication::setStyle(new ScopelightStyle); }

    void waitsForAGrant();
    void showsWhatWouldBeRead();
    void tellsEachVerdict();
    void leadsOutOfAnApiThatIsOff();
    void holdsTheReadsAgainstTheProfile();
    void copiesATable();
    void isWorkedByKeys();
    void forgetsItWithTheGrant();
};

void TestAccessPage::waitsForAGrant()
{
    Stand stand;
    stand.window.goTo(StepId::Access);
    QVERIFY(stand.find<QPushButton>(u"testAccess"_s) == nullptr);
    QVERIFY(stand.find<QPushButton>(u"goToSignIn"_s) != nullptr);
    QCOMPARE(stand.workbench.stepState(StepId::Access).mark, StepState::Mark::Empty);
}

void TestAccessPage::showsWhatWouldBeRead()
{
    Stand stand;
    QVERIFY(isSignedInFor(stand, {u"drive.readonly"_s, u"gmail.send"_s}));
    QVERIFY2(table(stand)->isColumnHidden(AccessModel::Expected), "nothing is expected");
    const QAbstractItemModelTester tester(table(stand)->model());
    QCOMPARE(rows(stand),
        (QStringList{u"drive.readonly | granted | Not tested | "_s,
            u"gmail.send | granted | Not tested | Nothing can be read with this scope without changing "
            u"something, or "
            u"without knowing the name of something."_s}));
    QVERIFY(stand.workbench.trace().exchanges().isEmpty()
        || stand.workbench.trace().exchanges().last().purpose != u"access");
}

void TestAccessPage::tellsEachVerdict()
{
    Stand stand({u"--scenario"_s, u"subset"_s});
    QVERIFY(isSignedInFor(
        stand, {u"drive.file"_s, u"drive.readonly"_s, u"calendar.readonly"_s, u"gmail.labels"_s}));
    QVERIFY(stand.click(u"testAccess"_s) && hasEnded(stand));
    QCOMPARE(rows(stand),
        (QStringList{
            u"drive.file | granted | Allowed | Through drive.file or drive.readonly; this does not prove "
            u"drive.file alone."_s,
            u"drive.readonly | granted | Allowed | Through drive.file or drive.readonly; this does not prove "
            u"drive.readonly alone."_s,
            u"calendar.readonly | granted | API off | The practice provider answered that "
            u"calendar-json.googleapis.com "
            u"is not enabled in the project of this client."_s,
            u"gmail.labels | not granted | Refused (scope) | The practice provider refused "
            u"gmail.users.labels.list: "
            u"the access token carries no scope that opens it."_s}));
    QCOMPARE(stand.workbench.stepState(StepId::Access).caption, u"2 of 4 allowed"_s);
    QCOMPARE(stand.workbench.stepState(StepId::Access).mark, StepState::Mark::Look);
    QCOMPARE(stand.find<QPushButton>(u"testAccess"_s)->text(), u"Test again"_s);
}

void TestAccessPage::leadsOutOfAnApiThatIsOff()
{
    Stand stand;
    QVERIFY(isSignedInFor(stand, {u"drive.readonly"_s, u"calendar.readonly"_s}));
    QVERIFY(stand.click(u"testAccess"_s) && hasEnded(stand));
    QVERIFY2(stand.headline().isEmpty(), "a row tells it when it is chosen");
    table(stand)->setFocus();
    table(stand)->selectRow(1);
    QVERIFY2(stand.headline().contains(u"is not enabled"_s), qPrintable(stand.headline()));
    QVERIFY2(table(stand)->hasFocus(), "the arrows go on walking");
    table(stand)->selectRow(0);
    QVERIFY(stand.headline().isEmpty());
}

void TestAccessPage::holdsTheReadsAgainstTheProfile()
{
    Stand stand;
    QVERIFY(stand.startPractice());
    const QString path = stand.home.filePath(u"app.scopelight.json"_s);
    const QJsonObject access{{u"drive.readonly"_s, u"refused"_s}, {u"calendar.readonly"_s, u"refused"_s}};
    const QJsonObject profile{{u"scopelight"_s, 1}, {u"client_file"_s, stand.workbench.clientFile().path()},
        {u"scopes"_s, QJsonArray{u"calendar.readonly"_s}}, {u"expect"_s, QJsonObject{{u"access"_s, access}}}};
    QVERIFY(writeFile(path, QJsonDocument(profile).toJson()));
    stand.window.openFile(path);
    QVERIFY(stand.signIn());
    stand.window.goTo(StepId::Access);
    QCOMPARE(table(stand)->model()->rowCount(), 2); // the one that nobody asked for, too
    QVERIFY(stand.click(u"testAccess"_s) && hasEnded(stand));
    QStringList expected;
    for (int row = 0; row < 2; ++row) {
        const QModelIndex cell = table(stand)->model()->index(row, AccessModel::Expected);
        expected.append(cell.data().toString() + u' ' + cell.data(AccessModel::OutcomeRole).toString());
    }
    QCOMPARE(expected,
        (QStringList{u"Refused (scope) 2"_s, u"Refused (scope) 0"_s})); // that it is off is no refusal
    QVERIFY(!table(stand)->isColumnHidden(AccessModel::Expected));
    QCOMPARE(
        stand.find<PageHeader>({})->sentence(), u"0 of 2 scopes allowed. 1 of 2 as the profile expects."_s);
}

void TestAccessPage::copiesATable()
{
    Stand stand;
    QVERIFY(isSignedInFor(stand, {u"drive.readonly"_s}));
    QVERIFY(!stand.find<QPushButton>(u"copyAccess"_s)->isEnabled());
    QVERIFY(stand.click(u"testAccess"_s) && hasEnded(stand));
    QVERIFY(stand.click(u"copyAccess"_s));
    QCOMPARE(QGuiApplication::clipboard()->text().section(u'\n', 2, 2),
        u"| `https://www.googleapis.com/auth/drive.readonly` | drive.about.get | Allowed | Through "
        u"drive.readonly "
        u"alone. | – |"_s);
}

void TestAccessPage::isWorkedByKeys()
{
    Stand stand;
    QVERIFY(isSignedInFor(stand, {u"drive.readonly"_s}));
    QTest::keyClick(&stand.window, Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(hasEnded(stand));
    QCOMPARE(stand.workbench.access().state(), AccessWork::State::Done);
    QTest::keyClick(&stand.window, Qt::Key_F5);
    QCOMPARE(stand.workbench.access().state(), AccessWork::State::Reading);
    QTest::keyClick(&stand.window, Qt::Key_Escape);
    QVERIFY(hasEnded(stand));
    QCOMPARE(stand.workbench.access().error()->code, u"cancelled"_s);
}

void TestAccessPage::forgetsItWithTheGrant()
{
    Stand stand;
    QVERIFY(isSignedInFor(stand, {u"drive.readonly"_s}));
    QVERIFY(stand.click(u"testAccess"_s) && hasEnded(stand));
    stand.workbench.grant().revoke();
    QTRY_COMPARE(stand.workbench.access().state(), AccessWork::State::Idle);
    QVERIFY(stand.find<QPushButton>(u"goToSignIn"_s) != nullptr);
}

QTEST_MAIN(TestAccessPage)
#include "tst_accesspage.moc"
