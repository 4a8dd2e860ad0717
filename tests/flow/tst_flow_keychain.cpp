// SPDX-License-Identifier: Apache-2.0
#include "practiceserver.h"
#include "schemavalidator.h"
#include "writtenwords.h"

#include <QTest>

using namespace Qt::StringLiterals;

/// A sign-in that is remembered in a real keychain, used from there, and forgotten. The stories stand in
/// order.
class TestFlowKeychain : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void remembersASignIn();
    void usesItWithoutABrowser();
    void renewsIt();
    void findsItByTheAccountAlone();
    void keepsAccountsApart();
    void forgetsItWhenRevoked();

private:
    CliResult run(const QString& command, const QStringList& more = {}) const;

    const PracticeServer m_practice{QStringList{u"--files"_s, u"12"_s}};
};

CliResult TestFlowKeychain::run(const QString& command, const QStringList& more) const
{
    return CliProgram::run(QStringList{command, u"--format"_s, u"json"_s, u"--remembered"_s, u"--client"_s,
                               m_practice.clientFile()}
        + m_practice.trust() + more);
}

void TestFlowKeychain::remembersASignIn()
{
    const CliResult nothing = run(u"drive"_s);
    QVERIFY2(nothing.status == 2, nothing.all().constData());
    QCOMPARE(nothing.errorCode(), u"not_remembered"_s);
    const CliResult said =
        CliProgram::run(QStringList{u"drive"_s, u"--remembered"_s, u"--client"_s, m_practice.clientFile()}
            + m_practice.trust());
    QVERIFY2(
        said.errors.startsWith(writtenWords(u"keychain/not_remembered"_s).toUtf8()), said.all().constData());
    const CliResult result =
        CliProgram::signIn(QStringList{u"authorize"_s, u"--remember"_s} + m_practice.source());
    QVERIFY2(result.status == 0, result.all().constData());
}

void TestFlowKeychain::usesItWithoutABrowser()
{
    const CliResult result = run(u"drive"_s);
    QVERIFY2(result.status == 0, result.all().constData());
    QCOMPARE(result.json().value(u"count").toInt(), 12);
    QVERIFY2(!result.errors.contains("Open: "), result.errors.constData());
}

void TestFlowKeychain::renewsIt()
{
    const CliResult result = run(u"refresh"_s);
    QVERIFY2(result.status == 0, result.all().constData());
    QCOMPARE(schemaProblem(u"refresh.schema.json"_s, result.output), u""_s);
    QCOMPARE(result.json().value(u"refresh_token_replaced"), QJsonValue(false));
}

void TestFlowKeychain::findsItByTheAccountAlone()
{
    const CliResult own = run(u"tokeninfo"_s, {u"--login-hint"_s, u"ada@example.com"_s});
    QVERIFY2(own.status == 0, own.all().constData());
    const CliResult other = run(u"tokeninfo"_s, {u"--login-hint"_s, u"nobody@example.com"_s});
    QVERIFY2(other.status == 2, other.all().constData());
    QCOMPARE(other.errorCode(), u"not_remembered"_s);
}

void TestFlowKeychain::keepsAccountsApart()
{
    const auto accountOf = [this](const QStringList& more) {
        return run(u"tokeninfo"_s, more).json()[u"account"][u"email"].toString();
    };
    const QString other = u"tomas@example.com"_s;
    const CliResult signIn = CliProgram::signIn(
        QStringList{u"authorize"_s, u"--remember"_s, u"--login-hint"_s, other} + m_practice.source());
    QVERIFY2(signIn.status == 0, signIn.all().constData());
    QCOMPARE(accountOf({}), other); // the last one
    QCOMPARE(accountOf({u"--login-hint"_s, u"ada@example.com"_s}), u"ada@example.com"_s);
    // Ending one leaves the other, which stays the last one.
    const CliResult revoked = run(u"revoke"_s, {u"--login-hint"_s, u"ada@example.com"_s});
    QVERIFY2(revoked.status == 0, revoked.all().constData());
    QCOMPARE(accountOf({}), other);
    const CliResult gone = run(u"tokeninfo"_s, {u"--login-hint"_s, u"ada@example.com"_s});
    QVERIFY2(gone.status == 2, gone.all().constData());
    QCOMPARE(gone.errorCode(), u"not_remembered"_s);
}

void TestFlowKeychain::forgetsItWhenRevoked()
{
    const CliResult revoked = run(u"revoke"_s);
    QVERIFY2(revoked.status == 0, revoked.all().constData());
    const CliResult gone = run(u"drive"_s);
    QVERIFY2(gone.status == 2, gone.all().constData());
    QCOMPARE(gone.errorCode(), u"not_remembered"_s);
}

QTEST_GUILESS_MAIN(TestFlowKeychain)
#include "tst_flow_keychain.moc"
