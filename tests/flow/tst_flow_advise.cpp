// SPDX-License-Identifier: Apache-2.0
#include "cliprogram.h"
#include "files.h"
#include "schemavalidator.h"

#include <QDir>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

CliResult advise(const QStringList& words)
{
    return CliProgram::run(QStringList{u"advise"_s} + words);
}

QString fixture(const QString& name)
{
    return testDataPath(u"evidence/"_s + name);
}

/// What keeps a document from being the SARIF 2.1.0 that code scanning takes; empty when nothing does.
QString sarifProblem(const QJsonDocument& sarif)
{
    if (sarif[u"version"].toString() != u"2.1.0" || !sarif[u"$schema"].toString().contains(u"sarif-2.1.0"_s))
        return u"version"_s;
    const QJsonValue run = sarif[u"runs"][0];
    const QJsonArray rules = run[u"tool"][u"driver"][u"rules"].toArray();
    if (run[u"tool"][u"driver"][u"name"].toString().isEmpty() || rules.size() != 3
        || !run[u"results"].isArray())
        return u"tool"_s;
    for (const QJsonValue result : run[u"results"].toArray()) {
        const QJsonValue place = result[u"locations"][0][u"physicalLocation"];
        const QString uri = place[u"artifactLocation"][u"uri"].toString();
        if (rules[result[u"ruleIndex"].toInt(-1)][u"id"] != result[u"ruleId"])
            return u"rule"_s;
        if (!QStringList{u"error"_s, u"warning"_s, u"note"_s}.contains(result[u"level"].toString()))
            return u"level"_s;
        if (result[u"message"][u"text"].toString().isEmpty() || uri.isEmpty())
            return u"message or place"_s;
        if (!place[u"region"].isUndefined() && place[u"region"][u"startLine"].toInt() < 1)
            return u"line"_s;
    }
    return {};
}

} // namespace

/// Evidence from an application's files, as a pull request has it checked.
class TestFlowAdvise : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void namesEachUse();
    void fitsTheSchema_data();
    void fitsTheSchema();
    void endsWithAProblem_data();
    void endsWithAProblem();
    void writesSarif();
    void readsARecording();
    void refusesNothingToGoBy();
    void refusesWhatItCannotRead_data();
    void refusesWhatItCannotRead();
};

void TestFlowAdvise::namesEachUse()
{
    const CliResult result = advise({u"--source"_s, fixture(u"client.go"_s)});
    QVERIFY2(result.status == 0, result.all().constData());
    QVERIFY2(result.output.contains("evidence/client.go:9  drive.files.list\n"), result.output.constData());
    QVERIFY2(result.output.contains("best effort"), result.output.constData());
    QVERIFY2(result.output.contains("\ndrive  restricted\n"), result.output.constData());
}

void TestFlowAdvise::fitsTheSchema_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::newRow("all") << QStringList{u"--source"_s, testDataPath(u"evidence"_s)};
    QTest::newRow("a recording") << QStringList{u"--har"_s, fixture(u"session.har"_s)};
    QTest::newRow("nothing found") << QStringList{u"--source"_s, testDataPath(u"drive"_s)};
    QTest::newRow("methods") << QStringList{
        u"--method"_s, u"drive.files.list"_s, u"--scope"_s, u"drive"_s, u"--scope"_s, u"gmail.send"_s};
}

void TestFlowAdvise::fitsTheSchema()
{
    QFETCH(const QStringList, words);
    const CliResult result = advise(words + QStringList{u"--format"_s, u"json"_s});
    QVERIFY2(result.status == 0 || result.status == 1, result.all().constData());
    QCOMPARE(schemaProblem(u"advise.schema.json"_s, result.output), u""_s);
}

void TestFlowAdvise::endsWithAProblem_data()
{
    QTest::addColumn<QStringList>("scopes");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("says");
    QTest::newRow("nothing asked") << QStringList() << 0 << QByteArray("best effort");
    QTest::newRow("enough") << QStringList{u"drive"_s} << 0 << QByteArray("best effort");
    QTest::newRow("too little") << QStringList{u"drive.readonly"_s} << 1
                                << QByteArray("drive.files.copy is called, and no scope asked for opens it.");
    QTest::newRow("left over") << QStringList{u"drive"_s, u"tasks"_s} << 0
                               << QByteArray("Note: tasks opens nothing that was found.");
}

void TestFlowAdvise::endsWithAProblem()
{
    QFETCH(const QStringList, scopes);
    QFETCH(const int, status);
    QFETCH(const QByteArray, says);
    QStringList words{u"--source"_s, fixture(u"client.go"_s)};
    for (const QString& scope : scopes)
        words += QStringList{u"--scope"_s, scope};
    const CliResult result = advise(words);
    QVERIFY2(result.status == status, result.all().constData());
    QVERIFY2(result.output.contains(says), result.output.constData());
}

void TestFlowAdvise::writesSarif()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(u"scopes.sarif"_s);
    const CliResult result = advise({u"--source"_s, fixture(u"client.go"_s), u"--scope"_s,
        u"drive.readonly"_s, u"--scope"_s, u"tasks"_s, u"--sarif"_s, file});
    QVERIFY2(result.status == 1, result.all().constData());
    const QJsonDocument sarif = QJsonDocument::fromJson(readFile(file));
    QCOMPARE(sarifProblem(sarif), u""_s);
    QCOMPARE(sarif[u"runs"][0][u"results"].toArray().size(), 3);
    const QJsonValue place = sarif[u"runs"][0][u"results"][0][u"locations"][0][u"physicalLocation"];
    QVERIFY(place[u"artifactLocation"][u"uri"].toString().endsWith(u"evidence/client.go"_s));
    QCOMPARE(place[u"region"][u"startLine"].toInt(), 14);
    const CliResult nowhere =
        advise({u"--method"_s, u"drive.files.list"_s, u"--sarif"_s, folder.filePath(u"no/where.sarif"_s)});
    QVERIFY2(nowhere.status == 5, nowhere.all().constData());
}

void TestFlowAdvise::readsARecording()
{
    const CliResult result = advise({u"--har"_s, fixture(u"session.har"_s)});
    QVERIFY2(result.status == 0, result.all().constData());
    QVERIFY2(result.output.contains("session.har, entry 4  gmail.users.messages.send\n"),
        result.output.constData());
    for (const char* secret : {"salaries", "canary", "AIza"})
        QVERIFY2(!result.all().contains(secret), secret);
}

void TestFlowAdvise::refusesNothingToGoBy()
{
    const CliResult result = advise({u"--fewest"_s});
    QVERIFY2(result.status == 2, result.all().constData());
    QVERIFY2(
        result.errors.contains("One of --method, --source and --har is required"), result.errors.constData());
}

void TestFlowAdvise::refusesWhatItCannotRead_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<QString>("code");
    QTest::newRow("folder") << QStringList{u"--source"_s, u"/nowhere/at/all"_s} << u"source_not_found"_s;
    QTest::newRow("no recording") << QStringList{u"--har"_s, fixture(u"client.go"_s)} << u"not_a_har"_s;
}

void TestFlowAdvise::refusesWhatItCannotRead()
{
    QFETCH(const QStringList, words);
    QFETCH(const QString, code);
    const CliResult result = advise(words + QStringList{u"--format"_s, u"json"_s});
    QVERIFY2(result.status == 2, result.all().constData());
    QCOMPARE(result.errorCode(), code);
    QCOMPARE(schemaProblem(u"error.schema.json"_s, result.output), u""_s);
}

QTEST_GUILESS_MAIN(TestFlowAdvise)
#include "tst_flow_advise.moc"
