// SPDX-License-Identifier: Apache-2.0
#include "practiceserver.h"
#include "schemavalidator.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

const QStringList manyFiles{u"--files"_s, u"2500"_s}; // three pages

QStringList driveJson(const PracticeServer& practice)
{
    return QStringList{u"drive"_s, u"--format"_s, u"json"_s} + practice.source();
}

/// How often a refresh token went to the token endpoint.
qsizetype refreshesIn(const QString& harFile)
{
    const QJsonArray entries = harEntries(harFile);
    return std::count_if(entries.begin(), entries.end(), [](const QJsonValue& entry) {
        return entry[u"request"][u"postData"][u"text"].toString().contains(u"grant_type=refresh_token");
    });
}

} // namespace

/// The Drive listing after a sign-in.
class TestFlowDrive : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void listsEveryFile();
    void countsOnTheLastLine();
    void stopsAtTheMaximum();
    void saysThatTheApiIsOff();
    void listsEachFileOnceWhateverComesBetween_data();
    void listsEachFileOnceWhateverComesBetween();
    void renewsATokenThatEndsMidway();
    void saysThatATokenEndedForGood();
    void saysThatTheScopeDoesNotSuffice();
    void printsWhatWasListedBeforeAFailure();
    void saysWhatACountOfNoneMeans();
};

void TestFlowDrive::listsEveryFile()
{
    const PracticeServer practice(manyFiles);
    const CliResult result = CliProgram::signIn(driveJson(practice));
    QVERIFY2(result.status == 0, result.all().constData());
    QCOMPARE(schemaProblem(u"drive.schema.json"_s, result.output), u""_s);
    QCOMPARE(result.json().value(u"count").toInt(), 2500);
    QCOMPARE(result.json().value(u"files").toArray().size(), 2500);
    QVERIFY(result.json().value(u"grant").isObject());
}

void TestFlowDrive::countsOnTheLastLine()
{
    const PracticeServer practice(manyFiles);
    const CliResult result = CliProgram::signIn(QStringList{u"drive"_s, u"--count"_s} + practice.source());
    QVERIFY2(result.status == 0, result.all().constData());
    QCOMPARE(result.output.trimmed().split('\n').constLast(), QByteArray("2500"));
    QVERIFY2(result.output.endsWith("2500\n"), result.output.constData());
    const CliResult json = CliProgram::signIn(driveJson(practice) + QStringList{u"--count"_s});
    QCOMPARE(schemaProblem(u"drive.schema.json"_s, json.output), u""_s);
    QVERIFY(json.json().value(u"files").isNull());
}

void TestFlowDrive::stopsAtTheMaximum()
{
    const PracticeServer practice(manyFiles);
    const CliResult result = CliProgram::signIn(driveJson(practice) + QStringList{u"--max"_s, u"5"_s});
    QVERIFY2(result.status == 0, result.all().constData());
    QCOMPARE(result.json().value(u"files").toArray().size(), 5);
}

void TestFlowDrive::saysThatTheApiIsOff()
{
    const PracticeServer practice({u"--scenario"_s, u"api-off"_s});
    const CliResult result = CliProgram::signIn(driveJson(practice));
    QVERIFY2(result.status == 1, result.all().constData());
    QCOMPARE(schemaProblem(u"error.schema.json"_s, result.output), u""_s);
    QCOMPARE(result.errorCode(), u"api_off"_s);
    QVERIFY2(result.output.contains("drive.googleapis.com"), result.output.constData());
}

void TestFlowDrive::listsEachFileOnceWhateverComesBetween_data()
{
    QTest::addColumn<QStringList>("scenarios");
    const QStringList limited{u"--scenario"_s, u"rate-limit"_s};
    const QStringList expiring{u"--scenario"_s, u"expire-mid-listing"_s};
    QTest::newRow("too many requests") << limited;
    QTest::newRow("a token that ends") << expiring;
    QTest::newRow("both") << limited + expiring;
}

void TestFlowDrive::listsEachFileOnceWhateverComesBetween()
{
    QFETCH(const QStringList, scenarios);
    const PracticeServer undisturbed(manyFiles);
    const CliResult wanted = CliProgram::signIn(driveJson(undisturbed));
    QCOMPARE(wanted.json().value(u"files").toArray().size(), 2500);
    const PracticeServer practice(manyFiles + scenarios);
    const CliResult result = CliProgram::signIn(driveJson(practice));
    QVERIFY2(result.status == 0, result.all().right(2000).constData());
    QCOMPARE(result.json().value(u"count").toInt(), 2500);
    QVERIFY(result.json().value(u"files") == wanted.json().value(u"files"));
}

void TestFlowDrive::renewsATokenThatEndsMidway()
{
    const QTemporaryDir folder;
    const QString har = folder.filePath(u"run.har"_s);
    const PracticeServer practice(manyFiles + QStringList{u"--scenario"_s, u"expire-mid-listing"_s});
    const CliResult result = CliProgram::signIn(driveJson(practice) + QStringList{u"--har"_s, har});
    QVERIFY2(result.status == 0, result.all().constData());
    QCOMPARE(result.json().value(u"count").toInt(), 2500);
    QCOMPARE(refreshesIn(har), 1);
}

void TestFlowDrive::saysThatATokenEndedForGood()
{
    const PracticeServer practice(manyFiles
        + QStringList{u"--scenario"_s, u"expire-mid-listing"_s, u"--scenario"_s, u"no-refresh-token"_s});
    const CliResult result = CliProgram::signIn(driveJson(practice));
    QVERIFY2(result.status == 3, result.all().constData());
    QCOMPARE(schemaProblem(u"error.schema.json"_s, result.output), u""_s);
    QCOMPARE(result.errorCode(), u"token_rejected"_s);
    QVERIFY2(!result.errorHint().isEmpty(), result.output.constData());
}

void TestFlowDrive::saysThatTheScopeDoesNotSuffice()
{
    const PracticeServer practice;
    const CliResult result = CliProgram::signIn(
        QStringList{u"drive"_s, u"--format"_s, u"json"_s} + practice.source({u"openid"_s, u"email"_s}));
    QVERIFY2(result.status == 1, result.all().constData());
    QCOMPARE(result.errorCode(), u"scope_insufficient"_s);
}

void TestFlowDrive::printsWhatWasListedBeforeAFailure()
{
    const PracticeServer practice(manyFiles
        + QStringList{u"--scenario"_s, u"expire-mid-listing"_s, u"--scenario"_s, u"no-refresh-token"_s});
    const CliResult result = CliProgram::signIn(QStringList{u"drive"_s} + practice.source());
    QVERIFY2(result.status == 3, result.all().right(2000).constData());
    QVERIFY2(result.output.endsWith("\n1,000 files. That is not all: the listing broke off here.\n"),
        result.output.right(200).constData());
    QVERIFY2(result.output.count('\n') > 1000, "each has its line");
    QVERIFY2(result.errors.contains("(drive, token_rejected)"), result.errors.constData());
}

void TestFlowDrive::saysWhatACountOfNoneMeans()
{
    const PracticeServer practice({u"--files"_s, u"0"_s});
    const CliResult result = CliProgram::signIn(QStringList{u"drive"_s, u"--count"_s} + practice.source());
    QVERIFY2(result.status == 0, result.all().constData());
    QVERIFY2(result.output.endsWith("\n0\n"), result.output.constData());
    QVERIFY2(result.errors.contains("this account's Drive has none that fit"), result.errors.constData());
}

QTEST_GUILESS_MAIN(TestFlowDrive)
#include "tst_flow_drive.moc"
