// SPDX-License-Identifier: Apache-2.0
#include "practiceserver.h"
#include "schemavalidator.h"

#include <QTest>

using namespace Qt::StringLiterals;

/// A machine whose keychain keeps nothing: there is none, or (run with_keychain --locked) nobody unlocks it.
class TestFlowNoKeychain : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tellsTheGrantAndThatNothingIsKept();
    void saysThatThereIsNoneToReadFrom();

private:
    const PracticeServer m_practice;
};

void TestFlowNoKeychain::tellsTheGrantAndThatNothingIsKept()
{
    const CliResult result = CliProgram::signIn(
        QStringList{u"authorize"_s, u"--format"_s, u"json"_s, u"--remember"_s} + m_practice.source());
    QVERIFY2(result.status == 5, result.all().constData());
    QCOMPARE(schemaProblem(u"authorize.schema.json"_s, result.output), u""_s);
    QVERIFY(result.json().value(u"has_refresh_token").toBool());
    QVERIFY2(result.errors.contains("(keychain, no_keychain)"), result.errors.constData());
    QVERIFY2(result.errors.contains("nothing was written to a file"), result.errors.constData());
}

void TestFlowNoKeychain::saysThatThereIsNoneToReadFrom()
{
    const CliResult result = CliProgram::run(QStringList{u"drive"_s, u"--format"_s, u"json"_s,
                                                 u"--remembered"_s, u"--client"_s, m_practice.clientFile()}
        + m_practice.trust());
    QVERIFY2(result.status == 5, result.all().constData());
    QCOMPARE(schemaProblem(u"error.schema.json"_s, result.output), u""_s);
    QCOMPARE(result.errorCode(), u"no_keychain"_s);
    QVERIFY2(!result.output.contains("stays in memory"), "there was no token to stay anywhere");
    QVERIFY2(!result.errors.contains("Open: "), "a script wants no browser in its place");
}

QTEST_GUILESS_MAIN(TestFlowNoKeychain)
#include "tst_flow_nokeychain.moc"
