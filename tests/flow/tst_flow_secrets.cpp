// SPDX-License-Identifier: Apache-2.0
#include "browser.h"
#include "files.h"
#include "practiceserver.h"
#include "schemavalidator.h"

#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>
#include <QUrlQuery>

using namespace Qt::StringLiterals;

/// A run that is asked for everything: what it writes to share holds no secret.
class TestFlowSecrets : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void printsTokensOnlyWhenAsked();
    void printsThemForPeopleToo();
    void writesNoSecret_data();
    void writesNoSecret();
    void headsTheReportAsASharedCopy();
    void sharesNoAccountAndNoFileName();
    void writesFilesForTheOwnerAlone();

private:
    const PracticeServer m_practice{QStringList{u"--files"_s, u"12"_s}};
    const QTemporaryDir m_folder;
    QString m_har;
    QString m_report;
    QHash<QString, QByteArray> m_secrets;
    CliResult m_result;
};

void TestFlowSecrets::initTestCase()
{
    m_har = m_folder.filePath(u"run.har"_s);
    m_report = m_folder.filePath(u"run.md"_s);
    CliProgram program(QStringList{u"authorize"_s, u"--format"_s, u"json"_s, u"--show-secrets"_s,
                           u"--no-browser"_s, u"--har"_s, m_har, u"--report"_s, m_report}
        + m_practice.source());
    const QUrl landing = Browser::landing(program.addressToOpen());
    QCOMPARE(Browser::open(landing).status, 200);
    m_result = program.finish();
    QVERIFY2(m_result.status == 0, m_result.all().constData());
    const QJsonObject json = m_result.json();
    m_secrets = {{u"access token"_s, json.value(u"access_token").toString().toUtf8()},
        {u"refresh token"_s, json.value(u"refresh_token").toString().toUtf8()},
        {u"ID token"_s, json.value(u"id_token_jwt").toString().toUtf8()},
        {u"code"_s, QUrlQuery(landing).queryItemValue(u"code"_s, QUrl::FullyDecoded).toUtf8()},
        {u"client secret"_s,
            QJsonDocument::fromJson(readFile(m_practice.clientFile()))[u"web"][u"client_secret"]
                .toString()
                .toUtf8()}};
    QVERIFY(readFile(m_har).size() > 1000);
    QVERIFY(readFile(m_report).size() > 300);
}

void TestFlowSecrets::printsTokensOnlyWhenAsked()
{
    QCOMPARE(schemaProblem(u"authorize.schema.json"_s, m_result.output), u""_s);
    QVERIFY(m_result.json().value(u"access_token").toString().size() > 20);
    const CliResult silent =
        CliProgram::signIn(QStringList{u"authorize"_s, u"--format"_s, u"json"_s} + m_practice.source());
    for (const QString& member : {u"access_token"_s, u"refresh_token"_s, u"id_token_jwt"_s})
        QVERIFY2(!silent.json().contains(member), silent.output.constData());
}

void TestFlowSecrets::printsThemForPeopleToo()
{
    const QString saved = m_folder.filePath(u"saved.json"_s);
    const CliResult result = CliProgram::signIn(
        QStringList{u"authorize"_s, u"--show-secrets"_s, u"--save-token"_s, saved} + m_practice.source());
    QVERIFY2(result.status == 0, result.all().constData());
    const QByteArray token = QJsonDocument::fromJson(readFile(saved))[u"access_token"].toString().toLatin1();
    QVERIFY(token.size() > 15);
    QVERIFY2(result.output.contains("Access token, in clear: " + token), result.output.constData());
    // A grant that comes before a listing is the same grant.
    const CliResult listed =
        CliProgram::signIn(QStringList{u"drive"_s, u"--count"_s, u"--show-secrets"_s} + m_practice.source());
    QVERIFY2(listed.output.contains("Access token, in clear: ya29."), listed.output.constData());
    const CliResult json = CliProgram::signIn(
        QStringList{u"drive"_s, u"--count"_s, u"--show-secrets"_s, u"--format"_s, u"json"_s}
        + m_practice.source());
    QVERIFY2(
        json.json()[u"grant"][u"access_token"].toString().startsWith(u"ya29."_s), json.output.constData());
    QCOMPARE(schemaProblem(u"drive.schema.json"_s, json.output), u""_s);
}

void TestFlowSecrets::writesNoSecret_data()
{
    QTest::addColumn<QString>("name");
    for (const QString& name : m_secrets.keys())
        QTest::newRow(qPrintable(name)) << name;
}

void TestFlowSecrets::writesNoSecret()
{
    QFETCH(const QString, name);
    const QByteArray secret = m_secrets.value(name);
    QVERIFY(secret.size() > 15);
    for (const QString& file : {m_har, m_report}) {
        const QByteArray text = readFile(file);
        QVERIFY(!text.contains(secret));
        QVERIFY(!text.contains(secret.toPercentEncoding()));
        QVERIFY2(!text.contains(secret.right(secret.size() / 2)), "not even half of it");
    }
}

void TestFlowSecrets::headsTheReportAsASharedCopy()
{
    const QByteArray first = readFile(m_report).split('\n').constFirst();
    QVERIFY2(first.startsWith("Shared copy"), first.constData());
    QVERIFY2(first.contains("account"), first.constData());
    QVERIFY2(readFile(m_report).contains("# Scopelight: authorize\n"), "the report says what was done");
}

void TestFlowSecrets::sharesNoAccountAndNoFileName()
{
    const CliResult drive = CliProgram::signIn(
        QStringList{u"drive"_s, u"--format"_s, u"json"_s, u"--report"_s, m_report, u"--har"_s, m_har}
        + m_practice.source());
    QVERIFY2(drive.status == 0, drive.all().constData());
    const QJsonObject account = drive.json()[u"grant"][u"account"].toObject();
    const QString name = drive.json()[u"files"][0][u"name"].toString();
    QVERIFY(name.size() > 3);
    const QByteArray report = readFile(m_report);
    QVERIFY(!report.contains(account.value(u"email").toString().toUtf8()));
    QVERIFY(!report.contains(account.value(u"sub").toString().toUtf8()));
    QVERIFY(!report.contains(name.toUtf8()));
    QVERIFY(report.contains("12 files listed"));
}

void TestFlowSecrets::writesFilesForTheOwnerAlone()
{
    for (const QString& file : {m_har, m_report})
        QVERIFY(!(QFile::permissions(file) & (QFile::ReadGroup | QFile::ReadOther)));
}

QTEST_GUILESS_MAIN(TestFlowSecrets)
#include "tst_flow_secrets.moc"
