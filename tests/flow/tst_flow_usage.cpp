// SPDX-License-Identifier: Apache-2.0
#include "files.h"
#include "practiceserver.h"
#include "schemavalidator.h"
#include "writtenwords.h"

#include <QDir>
#include <QJsonDocument>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

/// The words of a shell command, quotes not understood: '' stands for an empty word.
QStringList words(const QString& text)
{
    QStringList list = text.split(u' ', Qt::SkipEmptyParts);
    return list.replaceInStrings(u"''"_s, QString());
}

} // namespace

/// What is refused before anything is done, and the sentence that it is refused with.
class TestFlowUsage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void saysWhatIsWrong_data();
    void saysWhatIsWrong();
    void tellsScriptsAsWell_data();
    void tellsScriptsAsWell();
    void tellsScriptsTheWordsWrittenDown();
    void saysThatOpenSslMakesNoKey();
    void takesAnEmptyScopeForNone();
    void looksForThePlaceOfItsFilesFirst_data();
    void looksForThePlaceOfItsFilesFirst();
    void saysThatTheAnswerDidNotGetOut_data();
    void saysThatTheAnswerDidNotGetOut();
    void saysThatNothingCame();
    void namesTheOwnerOfAPracticePort();
    void explainsEveryScenario();
};

void TestFlowUsage::saysWhatIsWrong_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QByteArray>("says");
    QTest::newRow("command") << u"nope"_s
                             << QByteArray("There is no command \"nope\". There are these: inspect");
    QTest::newRow("none") << u""_s << QByteArray("A command is needed: inspect, preflight, scopes, advise");
    QTest::newRow("max") << u"drive --practice --max x"_s
                         << QByteArray("--max: \"x\" is not a whole number from 0 upwards");
    QTest::newRow("files") << u"practice --files -1"_s
                           << QByteArray("--files: \"-1\" is not a whole number from 0 upwards");
    QTest::newRow("port") << u"practice --port 99999"_s
                          << QByteArray("--port: \"99999\" is not a whole number from 0 to 65535");
    QTest::newRow("timeout") << u"authorize --practice --timeout abc"_s
                             << QByteArray("--timeout: \"abc\" is not a whole number from 1 to 86400");
    const QByteArray origin("is not the address of a server. An origin looks like https://auth.example.com");
    QTest::newRow("trust") << u"drive --practice --trust-server foo"_s << "\"foo\" " + origin;
    QTest::newRow("API root") << u"drive --practice --api-root ftp://x"_s << "\"ftp://x\" " + origin;
    QTest::newRow("API root that is none") << u"drive --practice --api-root nonsense"_s << origin;
    QTest::newRow("API") << u"scopes --api drvie"_s
                         << QByteArray("The catalogue has no API drvie.\nNearest names it has: drive");
}

void TestFlowUsage::saysWhatIsWrong()
{
    QFETCH(const QString, line);
    QFETCH(const QByteArray, says);
    const CliResult result = CliProgram::run(words(line));
    QVERIFY2(result.status == 2, result.all().constData());
    QVERIFY2(result.output.isEmpty(), result.output.constData());
    QVERIFY2(result.errors.contains(says), result.errors.constData());
}

void TestFlowUsage::tellsScriptsAsWell_data()
{
    QTest::addColumn<QString>("line");
    QTest::newRow("a number") << u"authorize --format json --timeout abc"_s;
    QTest::newRow("in another order") << u"authorize --timeout abc --format json"_s;
    QTest::newRow("an unknown option") << u"drive --format=json --nope"_s;
    QTest::newRow("a contradiction") << u"drive --client c --practice --format json"_s;
}

void TestFlowUsage::tellsScriptsAsWell()
{
    QFETCH(const QString, line);
    const CliResult result = CliProgram::run(words(line));
    QVERIFY2(result.status == 2, result.all().constData());
    QCOMPARE(schemaProblem(u"error.schema.json"_s, result.output), u""_s);
    QCOMPARE(result.errorCode(), u"wrong_usage"_s);
    QVERIFY2(result.errors.isEmpty(), result.errors.constData());
    QVERIFY2(result.errorHint().contains(u" --help"_s), result.output.constData());
}

void TestFlowUsage::tellsScriptsTheWordsWrittenDown()
{
    const QJsonObject error =
        CliProgram::run({u"drive"_s, u"--format"_s, u"json"_s, u"--nope"_s}).json()[u"error"].toObject();
    const QStringList lines = writtenWords(u"usage/wrong_usage"_s).split(u"\n"_s);
    QCOMPARE(error[u"message"].toString(), lines.mid(0, 2).join(u' '));
    QCOMPARE(u"  - "_s + error[u"hint"].toString(), lines.last());
}

/// As on a machine whose OpenSSL is told to make keys by FIPS 140 alone, and has no such module.
void TestFlowUsage::saysThatOpenSslMakesNoKey()
{
    const QTemporaryDir folder;
    const QString settings = folder.filePath(u"openssl.cnf"_s);
    QVERIFY(writeFile(settings,
        "openssl_conf = all\n[all]\nalg_section = algorithms\n[algorithms]\ndefault_properties = "
        "fips=yes\n"));
    CliProgram program({u"practice"_s, u"--with-parent"_s}, {u"OPENSSL_CONF="_s + settings});
    const CliResult result = program.finish();
    QVERIFY2(result.status == 5, result.all().constData());
    QVERIFY2(result.errors.startsWith(writtenWords(u"practice/key_not_made"_s).toUtf8()),
        result.errors.constData());
}

void TestFlowUsage::takesAnEmptyScopeForNone()
{
    for (const QString& scope : {u"--scope ''"_s, u"--literal-scopes --scope ''"_s}) {
        const CliResult result =
            CliProgram::run(words(u"authorize --format json --no-browser --timeout 1 --client %1 "_s.arg(
                                      testDataPath(u"client/web.json"_s))
                + scope));
        QVERIFY2(result.status == 2, result.all().constData());
        QCOMPARE(result.errorCode(), u"no_scopes"_s);
    }
}

void TestFlowUsage::looksForThePlaceOfItsFilesFirst_data()
{
    QTest::addColumn<QString>("option");
    for (const char* option : {"--save-token", "--har", "--report"})
        QTest::newRow(option) << QString::fromLatin1(option);
}

// After the consent it would be too late: the sign-in would be lost.
void TestFlowUsage::looksForThePlaceOfItsFilesFirst()
{
    QFETCH(const QString, option);
    const QTemporaryDir folder;
    const QStringList base{u"authorize"_s, u"--practice"_s, u"--no-browser"_s, u"--timeout"_s, u"1"_s};
    const CliResult result =
        CliProgram::run(base + QStringList{option, folder.filePath(u"nowhere/file.json"_s)});
    QVERIFY2(result.status == 5, result.all().constData());
    QVERIFY2(result.errors.contains("nowhere/file.json was not written"), result.errors.constData());
    QVERIFY2(!result.errors.contains("Open: "), result.errors.constData());
    const CliResult good = CliProgram::run(base + QStringList{option, folder.filePath(u"file.json"_s)});
    QVERIFY2(good.status == 3, good.all().constData());
    const QStringList left =
        QDir(folder.path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
    const bool isWrittenInAnyCase = option != u"--save-token"_s;
    QCOMPARE(left, isWrittenInAnyCase ? QStringList{u"file.json"_s} : QStringList());
}

void TestFlowUsage::saysThatTheAnswerDidNotGetOut_data()
{
    QTest::addColumn<QString>("line");
    QTest::newRow("text") << u"scopes drive"_s;
    QTest::newRow("JSON") << u"scopes drive --format json"_s;
    QTest::newRow("practice") << u"practice --with-parent"_s;
}

void TestFlowUsage::saysThatTheAnswerDidNotGetOut()
{
    QFETCH(const QString, line);
    CliProgram program(words(line), {}, u"/dev/full"_s);
    const CliResult result = program.finish();
    QVERIFY2(result.status == 5, result.all().constData());
    QVERIFY2(result.errors.startsWith(writtenWords(u"output/answer_not_written"_s).toUtf8()),
        result.errors.constData());
}

void TestFlowUsage::saysThatNothingCame()
{
    CliProgram program({u"tokeninfo"_s, u"--format"_s, u"json"_s, u"--token-file"_s, u"-"_s});
    program.write({});
    const CliResult nothing = program.finish();
    QVERIFY2(nothing.status == 2, nothing.all().constData());
    QCOMPARE(nothing.errorCode(), u"empty_token_file"_s);
    QVERIFY2(nothing.output.contains("nothing came"), nothing.output.constData());

    const QTemporaryDir folder;
    const QString secret = folder.filePath(u"secret"_s);
    QVERIFY(writeFile(secret, "\n"));
    CliProgram authorize(
        {u"authorize"_s, u"--format"_s, u"json"_s, u"--no-browser"_s, u"--timeout"_s, u"1"_s, u"--scope"_s,
            u"openid"_s, u"--client"_s, testDataPath(u"client/installed_no_secret.json"_s)},
        {u"SCOPELIGHT_CLIENT_SECRET_FILE="_s + secret});
    const CliResult empty = authorize.finish();
    QVERIFY2(empty.status == 2, empty.all().constData());
    QCOMPARE(empty.errorCode(), u"secret_file_empty"_s);
}

void TestFlowUsage::namesTheOwnerOfAPracticePort()
{
    QTcpServer owner;
    QVERIFY(owner.listen(QHostAddress::LocalHost));
    const CliResult result = CliProgram::run(
        {u"practice"_s, u"--with-parent"_s, u"--port"_s, QString::number(owner.serverPort())});
    QVERIFY2(result.status == 5, result.all().constData());
    QVERIFY2(result.errors.contains('(' + QByteArray::number(QCoreApplication::applicationPid()) + ')'),
        result.errors.constData());
    QVERIFY2(result.errors.contains("--port N"), result.errors.constData());
}

void TestFlowUsage::explainsEveryScenario()
{
    const CliResult result = CliProgram::run({u"practice"_s, u"--help"_s});
    for (const char* name : {"deny", "subset", "no-refresh-token", "testing", "short-lived",
             "expire-mid-listing", "api-off", "rate-limit", "slow", "late-revoke", "inconclusive"}) {
        const QByteArray line = QByteArray("\n  ") + QByteArray(name).leftJustified(20);
        QVERIFY2(result.output.contains(line), name);
    }
    QVERIFY2(result.output.contains("two scopes or more"), result.output.constData());
}

QTEST_GUILESS_MAIN(TestFlowUsage)
#include "tst_flow_usage.moc"
