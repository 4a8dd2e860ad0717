// SPDX-License-Identifier: Apache-2.0
#include "stand.h"

#include "theme/style.h"

#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QTableView>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace scopelight;

namespace {

bool hasEnded(Stand& stand)
{
    return QTest::qWaitFor(
        [&] { return stand.workbench.drive().state() > DriveWork::State::Listing; }, 20'000);
}

} // namespace

/// What leads out of a listing that was refused, or that would be.
class TestDriveRefusal : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QApplication::setStyle(new ScopelightStyle); }

    void explainsARefusedQuery();
    void leadsToTheScopeThatIsMissing_data();
    void leadsToTheScopeThatIsMissing();
};

void TestDriveRefusal::explainsARefusedQuery()
{
    Stand stand({u"--files"_s, u"100"_s});
    QVERIFY(stand.startPractice());
    stand.workbench.setScopes({fullScope(u"drive.metadata.readonly"_s)});
    QVERIFY(stand.signIn());
    stand.window.goTo(StepId::Drive);
    auto* query = stand.find<QLineEdit>(u"driveQuery"_s);
    query->setFocus();
    QTest::keyClicks(query, u"name is nonsense"_s);
    QTest::keyClick(query, Qt::Key_Return);
    QTRY_VERIFY2(stand.headline().contains(u"query"_s), qPrintable(stand.headline()));
    QCOMPARE(stand.workbench.stepState(StepId::Drive).mark, StepState::Mark::Problem);
    QCOMPARE(query->text(), u"name is nonsense"_s);
    query->setText(u"mimeType = 'application/pdf'"_s);
    QVERIFY(stand.click(u"tryAgain"_s) && hasEnded(stand));
    QVERIFY2(stand.headline().isEmpty(), qPrintable(stand.headline()));
    QVERIFY(!stand.workbench.drive().files().isEmpty());
    for (const DriveFile& file : stand.workbench.drive().files())
        QCOMPARE(file.mimeType, u"application/pdf"_s);
}

void TestDriveRefusal::leadsToTheScopeThatIsMissing_data()
{
    QTest::addColumn<bool>("isAsked");
    QTest::addColumn<QString>("button");
    QTest::newRow("asked for") << true << u"Ask again for what is missing"_s;
    QTest::newRow("not asked for") << false << u"Choose a Drive scope"_s;
}

void TestDriveRefusal::leadsToTheScopeThatIsMissing()
{
    QFETCH(const bool, isAsked);
    QFETCH(const QString, button);
    Stand stand({u"--scenario"_s, u"subset"_s});
    QVERIFY(stand.startPractice());
    const ScopeSet withoutDrive{u"openid"_s, fullScope(u"calendar.readonly"_s)};
    const ScopeSet lastUnticked{
        u"openid"_s, fullScope(u"calendar.readonly"_s), fullScope(u"drive.readonly"_s)};
    stand.workbench.setScopes(isAsked ? lastUnticked : withoutDrive);
    QVERIFY(stand.signIn());
    stand.window.goTo(StepId::Drive);
    QCOMPARE(stand.find<QPushButton>(u"getDriveScope"_s)->text(), button);
    QVERIFY(stand.find<QTableView>(u"driveTable"_s) == nullptr);
    QVERIFY(stand.click(u"listFiles"_s) && hasEnded(stand));
    QVERIFY2(stand.headline().contains(u"no scope that allows it"_s), qPrintable(stand.headline()));
    QCOMPARE(stand.find<QPushButton>(u"tryAgain"_s)->text(), button);
    QVERIFY(stand.click(u"tryAgain"_s));
    QCOMPARE(stand.catalogue() != nullptr, !isAsked);
    QCOMPARE(stand.workbench.signIn().isRunning(), isAsked);
    if (isAsked)
        QCOMPARE(stand.workbench.signIn().plan().scopes, ScopeSet{fullScope(u"drive.readonly"_s)});
}

QTEST_MAIN(TestDriveRefusal)
#include "tst_driverefusal.moc"
