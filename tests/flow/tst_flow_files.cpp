// SPDX-License-Identifier: Apache-2.0
#include "cliprogram.h"
#include "files.h"
#include "schemavalidator.h"

#include <QJsonArray>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

CliResult inspect(const QString& name, const QStringList& more = {})
{
    return CliProgram::run(QStringList{u"inspect"_s, testDataPath(u"client/"_s + name)} + more);
}

CliResult inspectJson(const QString& name)
{
    return inspect(name, {u"--format"_s, u"json"_s});
}

} // namespace

/// What scopelight-cli says of files, without any server.
class TestFlowFiles : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void explainsTheFinalSlash();
    void takesTheRightFile();
    void fitsTheSchema_data();
    void fitsTheSchema();
    void leavesAProductionClientAlone();
    void namesAWrongFile_data();
    void namesAWrongFile();
    void findsScopes();
    void advises();
    void refusesMethodsItDoesNotKnow_data();
    void refusesMethodsItDoesNotKnow();
    void helpsEveryCommand_data();
    void helpsEveryCommand();
};

void TestFlowFiles::explainsTheFinalSlash()
{
    const CliResult result = inspect(u"web_final_slash.json"_s);
    QVERIFY2(result.status == 1, result.all().constData());
    QVERIFY2(result.output.contains("http://localhost:8080 is not in this file"), result.output.constData());
    QVERIFY2(result.output.contains("The file lists the same with a final slash: http://localhost:8080/"),
        result.output.constData());
    QVERIFY2(result.output.contains("Google compares character by character"), result.output.constData());
    QVERIFY2(result.output.contains("since the file was downloaded"), result.output.constData());
    QVERIFY2(result.output.contains("Download the file again"), result.output.constData());
    QVERIFY2(!result.output.contains("not registered"), "a file is a snapshot");
}

void TestFlowFiles::takesTheRightFile()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(u"client_secret.json"_s);
    QVERIFY(QFile::copy(testDataPath(u"client/web.json"_s), file));
    QVERIFY(QFile::setPermissions(file, QFile::ReadOwner | QFile::WriteOwner));
    const CliResult result = CliProgram::run({u"inspect"_s, file});
    QVERIFY2(result.status == 0, result.all().constData());
    QVERIFY2(result.output.startsWith("Web application client"), result.output.constData());
    QVERIFY2(!result.output.contains("GOCSPX"), "the secret stays in its file");
}

void TestFlowFiles::fitsTheSchema_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<int>("status");
    QTest::newRow("near miss") << u"web_final_slash.json"_s << 1;
    QTest::newRow("production") << u"web_production.json"_s << 1;
    QTest::newRow("installed") << u"installed.json"_s << -1;
    QTest::newRow("both public and loopback") << u"web_mixed.json"_s << -1;
}

void TestFlowFiles::fitsTheSchema()
{
    QFETCH(const QString, file);
    QFETCH(const int, status);
    const CliResult result = inspectJson(file);
    QCOMPARE(schemaProblem(u"inspect.schema.json"_s, result.output), u""_s);
    QVERIFY2(status < 0 || result.status == status, result.all().constData());
    QVERIFY(!result.json().value(u"findings").toArray().isEmpty());
}

void TestFlowFiles::leavesAProductionClientAlone()
{
    const CliResult result = inspect(u"web_production.json"_s);
    QVERIFY2(result.status == 1, result.all().constData());
    QVERIFY2(result.output.contains("production client"), result.output.constData());
    QVERIFY2(result.output.contains("separate project"), result.output.constData());
    QVERIFY2(!result.output.contains("add exactly"), result.output.constData());
    QVERIFY2(!result.output.contains("add http://localhost"), result.output.constData());
}

void TestFlowFiles::namesAWrongFile_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QByteArray>("name");
    QTest::newRow("service account") << u"wrong_service_account.json"_s << QByteArray("service account");
    QTest::newRow("saved sign-in") << u"wrong_authorized_user.json"_s << QByteArray("authorized_user");
    QTest::newRow("Firebase") << u"wrong_google_services.json"_s << QByteArray("google-services.json");
    QTest::newRow("web page") << u"wrong_web_page.html"_s << QByteArray("web page");
    QTest::newRow("private key") << u"wrong_private_key.pem"_s << QByteArray("private key");
}

void TestFlowFiles::namesAWrongFile()
{
    QFETCH(const QString, file);
    QFETCH(const QByteArray, name);
    const CliResult text = inspect(file);
    QVERIFY2(text.status == 2, text.all().constData());
    QVERIFY2(text.errors.contains(name), text.all().constData());
    QVERIFY2(!text.errors.contains('_' + name) && !text.errors.contains("{"), text.all().constData());
    const CliResult json = inspectJson(file);
    QVERIFY2(json.status == 2, json.all().constData());
    QCOMPARE(schemaProblem(u"error.schema.json"_s, json.output), u""_s);
}

void TestFlowFiles::findsScopes()
{
    const CliResult result = CliProgram::run({u"scopes"_s, u"drive"_s, u"--format"_s, u"json"_s});
    QVERIFY2(result.status == 0, result.all().constData());
    QCOMPARE(schemaProblem(u"scopes.schema.json"_s, result.output), u""_s);
    const QString best = result.json()[u"scopes"][0][u"scope"].toString();
    QCOMPARE(best, u"https://www.googleapis.com/auth/drive"_s);
    const CliResult text = CliProgram::run({u"scopes"_s, u"drive"_s});
    static const QRegularExpression dated(u" scopes\\. Catalogue of 20\\d\\d-\\d\\d-\\d\\d\\."_s);
    QVERIFY2(dated.match(QString::fromUtf8(text.output)).hasMatch(), text.output.right(200).constData());
}

void TestFlowFiles::advises()
{
    const QStringList words{u"advise"_s, u"--method"_s, u"drive.files.list"_s, u"--method"_s,
        u"drive.files.export"_s, u"--method"_s, u"drive.about.get"_s};
    const CliResult result = CliProgram::run(words + QStringList{u"--format"_s, u"json"_s});
    QVERIFY2(result.status == 0, result.all().constData());
    QCOMPARE(schemaProblem(u"advise.schema.json"_s, result.output), u""_s);
    const auto first = result.json()[u"choices"][0];
    QCOMPARE(first[u"scopes"][0][u"scope"].toString(), u"https://www.googleapis.com/auth/drive.file"_s);
    QCOMPARE(first[u"partial"][0][u"reach"].toString(), u"own_files"_s);
    QVERIFY(result.json()[u"complete"].toBool());
    const CliResult text = CliProgram::run(words);
    QVERIFY2(text.output.startsWith("drive.file  non-sensitive\n  Only files that the application made"),
        text.output.constData());
    const CliResult fewest = CliProgram::run({u"advise"_s, u"--fewest"_s, u"--method"_s,
        u"gmail.users.messages.list"_s, u"--method"_s, u"gmail.users.messages.send"_s});
    QVERIFY2(fewest.output.startsWith("gmail.modify  restricted\n"), fewest.output.constData());
}

void TestFlowFiles::refusesMethodsItDoesNotKnow_data()
{
    QTest::addColumn<QString>("method");
    QTest::addColumn<QByteArray>("words");
    QTest::newRow("a slip") << u"drive.file.list"_s << QByteArray("drive.files.list");
    QTest::newRow("an API") << u"drvie:v3/drive.files.list"_s << QByteArray("has no API drvie");
}

void TestFlowFiles::refusesMethodsItDoesNotKnow()
{
    QFETCH(const QString, method);
    QFETCH(const QByteArray, words);
    const CliResult result = CliProgram::run({u"advise"_s, u"--method"_s, method});
    QVERIFY2(result.status == 2, result.all().constData());
    QVERIFY2(result.errors.contains(words), result.errors.constData());
}

void TestFlowFiles::helpsEveryCommand_data()
{
    QTest::addColumn<QString>("command");
    for (const char* command : {"inspect", "scopes", "advise", "authorize", "drive", "check", "refresh",
             "revoke", "tokeninfo", "practice"})
        QTest::newRow(command) << QString::fromLatin1(command);
}

void TestFlowFiles::helpsEveryCommand()
{
    QFETCH(const QString, command);
    const CliResult result = CliProgram::run({command, u"--help"_s});
    QVERIFY2(result.status == 0, result.all().constData());
    QVERIFY2(result.output.contains("Example"), result.output.constData());
    QVERIFY2(result.errors.isEmpty(), result.errors.constData());
}

QTEST_GUILESS_MAIN(TestFlowFiles)
#include "tst_flow_files.moc"
