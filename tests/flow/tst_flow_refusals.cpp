// SPDX-License-Identifier: Apache-2.0
#include "files.h"
#include "loopbackpeer.h"
#include "practiceserver.h"
#include "schemavalidator.h"

#include <QJsonDocument>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

/// The practice provider's client file with every mention of one text replaced.
void copyChanged(
    const PracticeServer& practice, const QString& target, const QString& from, const QString& to)
{
    QByteArray text = readFile(practice.clientFile());
    QVERIFY(text.contains(from.toUtf8()));
    QVERIFY(writeFile(target, text.replace(from.toUtf8(), to.toUtf8())));
}

QString secretIn(const QString& clientFile)
{
    return QJsonDocument::fromJson(readFile(clientFile))[u"web"][u"client_secret"].toString();
}

QStringList authorize(const QString& clientFile, const QStringList& more)
{
    return QStringList{
               u"authorize"_s, u"--format"_s, u"json"_s, u"--scope"_s, u"openid"_s, u"--client"_s, clientFile}
    + more;
}

} // namespace

/// The exit statuses of the contract beside 0, each with its code and its words.
class TestFlowRefusals : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void usageErrors_data();
    void usageErrors();
    void sendsNothingToAServerWithoutTrust();
    void saysThatNobodyAnswers();
    void tellsAWrongClientSecret();
    void namesTheOwnerOfThePort();
    void givesUpAfterTheTimeout();
    void endsOnCtrlC();
    void namesAnUnreadableFile();
};

void TestFlowRefusals::usageErrors_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("no command") << QStringList{};
    QTest::newRow("unknown command") << QStringList{u"authorise"_s};
    QTest::newRow("unknown option") << QStringList{u"drive"_s, u"--nope"_s};
    QTest::newRow("no source") << QStringList{u"authorize"_s, u"--scope"_s, u"openid"_s};
    QTest::newRow("no scopes") << QStringList{
        u"authorize"_s, u"--client"_s, testDataPath(u"client/web.json"_s)};
    QTest::newRow("a number that is none") << QStringList{u"drive"_s, u"--practice"_s, u"--max"_s, u"many"_s};
    QTest::newRow("a scenario that is none")
        << QStringList{u"practice"_s, u"--with-parent"_s, u"--scenario"_s, u"nope"_s};
    QTest::newRow("a wrong file") << QStringList{
        u"inspect"_s, testDataPath(u"client/wrong_service_account.json"_s)};
}

void TestFlowRefusals::usageErrors()
{
    QFETCH(const QStringList, arguments);
    const CliResult result = CliProgram::run(arguments);
    QVERIFY2(result.status == 2, result.all().constData());
    QVERIFY2(result.output.isEmpty() && !result.errors.isEmpty(), result.all().constData());
}

void TestFlowRefusals::sendsNothingToAServerWithoutTrust()
{
    const PracticeServer practice;
    const LoopbackPeer stranger(httpAnswer(200, "{}"));
    const QTemporaryDir folder;
    const QString file = folder.filePath(u"client.json"_s);
    copyChanged(practice, file, practice.origin(), u"http://127.0.0.1:%1"_s.arg(stranger.port()));
    const CliResult result = CliProgram::run(authorize(file, {u"--no-browser"_s}));
    QVERIFY2(result.status == 2, result.all().constData());
    QCOMPARE(schemaProblem(u"error.schema.json"_s, result.output), u""_s);
    QCOMPARE(result.errorCode(), u"untrusted_server"_s);
    QVERIFY2(result.output.contains("127.0.0.1:" + QByteArray::number(stranger.port())),
        result.output.constData());
    QVERIFY2(result.errorHint().contains(u"--trust-server"), result.output.constData());
    QTest::qWait(0); // a connection made would be waiting to be accepted
    QCOMPARE(stranger.connections(), 0);
    // Its own trust lets the same file through to that server.
    CliProgram trusting(
        authorize(file, {u"--no-browser"_s, u"--trust-server"_s, stranger.url(u""_s).toString()}));
    QTRY_VERIFY(stranger.connections() > 0);
}

void TestFlowRefusals::saysThatNobodyAnswers()
{
    const PracticeServer practice;
    QTcpServer nobody;
    QVERIFY(nobody.listen(QHostAddress::LocalHost));
    const QString origin = u"http://127.0.0.1:%1"_s.arg(nobody.serverPort());
    nobody.close();
    const QTemporaryDir folder;
    const QString file = folder.filePath(u"client.json"_s);
    copyChanged(practice, file, practice.origin() + u"/token"_s, origin + u"/token"_s);
    const CliResult result =
        CliProgram::signIn(authorize(file, practice.trust() + QStringList{u"--trust-server"_s, origin}));
    QVERIFY2(result.status == 4, result.all().constData());
    QCOMPARE(schemaProblem(u"error.schema.json"_s, result.output), u""_s);
    QVERIFY2(!result.errorHint().isEmpty(), result.output.constData());
}

void TestFlowRefusals::tellsAWrongClientSecret()
{
    const PracticeServer practice;
    const QTemporaryDir folder;
    const QString file = folder.filePath(u"client.json"_s);
    copyChanged(practice, file, secretIn(practice.clientFile()), u"GOCSPX-another-secret-than-that"_s);
    const CliResult result = CliProgram::signIn(authorize(file, practice.trust()));
    QVERIFY2(result.status == 2, result.all().constData());
    QCOMPARE(result.errorCode(), u"invalid_client"_s);
    QVERIFY2(result.errorHint().contains(u"secret"), result.output.constData());
    QVERIFY(!result.all().contains("another-secret"));
}

void TestFlowRefusals::namesTheOwnerOfThePort()
{
    const PracticeServer practice;
    QTcpServer owner;
    QVERIFY(owner.listen(QHostAddress::LocalHost, 8080));
    const CliResult json = CliProgram::run(authorize(practice.clientFile(), practice.trust()));
    QVERIFY2(json.status == 5, json.all().constData());
    QCOMPARE(json.errorCode(), u"port_taken"_s);
    const CliResult text = CliProgram::run(QStringList{u"authorize"_s} + practice.source());
    QVERIFY2(text.status == 5, text.all().constData());
    QVERIFY2(text.errors.contains("8080"), text.all().constData());
    QVERIFY2(
        text.errors.contains(QByteArray::number(QCoreApplication::applicationPid())), text.all().constData());
    QVERIFY2(!text.errors.contains("Open: "), "nothing opens when the answer could go elsewhere");
}

void TestFlowRefusals::givesUpAfterTheTimeout()
{
    const PracticeServer practice;
    const CliResult result = CliProgram::run(authorize(
        practice.clientFile(), practice.trust() + QStringList{u"--no-browser"_s, u"--timeout"_s, u"1"_s}));
    QVERIFY2(result.status == 3, result.all().constData());
    QCOMPARE(schemaProblem(u"error.schema.json"_s, result.output), u""_s);
    QCOMPARE(result.errorCode(), u"timed_out"_s);
}

void TestFlowRefusals::endsOnCtrlC()
{
    const PracticeServer practice;
    CliProgram program(authorize(practice.clientFile(), practice.trust() + QStringList{u"--no-browser"_s}));
    QVERIFY(!program.addressToOpen().isEmpty());
    program.interrupt();
    const CliResult result = program.finish();
    QVERIFY2(result.status == 130, result.all().constData());
    QCOMPARE(result.errorCode(), u"interrupted"_s);
    QTcpServer next;
    QVERIFY2(next.listen(QHostAddress::LocalHost, 8080), "the port is free again");
}

void TestFlowRefusals::namesAnUnreadableFile()
{
    const CliResult result =
        CliProgram::run({u"inspect"_s, u"/nowhere/client_secret.json"_s, u"--format"_s, u"json"_s});
    QVERIFY2(result.status == 5, result.all().constData());
    QVERIFY2(result.output.contains("/nowhere/client_secret.json"), result.all().constData());
    QCOMPARE(schemaProblem(u"error.schema.json"_s, result.output), u""_s);
}

QTEST_GUILESS_MAIN(TestFlowRefusals)
#include "tst_flow_refusals.moc"
