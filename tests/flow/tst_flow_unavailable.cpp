// SPDX-License-Identifier: Apache-2.0
#include "browser.h"
#include "cliprogram.h"
#include "files.h"
#include "loopbackpeer.h"
#include "practiceserver.h"
#include "schemavalidator.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

QByteArray googles(int status, const QString& name)
{
    return httpAnswer(
        status, testData(u"drive/errors/"_s + name), "Content-Type: application/json; charset=UTF-8\r\n");
}

} // namespace

/// Servers that do not do their part just now: exit 4.
class TestFlowUnavailable : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void tellsThatTheTokenEndpointIsDown_data();
    void tellsThatTheTokenEndpointIsDown();
    void tellsThatTheQuotaIsUsedUp();
    void doesNotWaitFiveMinutesForDrive();
    void answersTakeTheirTime();

private:
    CliResult drive(const LoopbackPeer& api) const;

    const PracticeServer m_practice;
    const QTemporaryDir m_folder;
    QString m_token;
};

void TestFlowUnavailable::initTestCase()
{
    m_token = m_folder.filePath(u"token"_s);
    QVERIFY(writeFile(m_token, "ya29.token"));
}

CliResult TestFlowUnavailable::drive(const LoopbackPeer& api) const
{
    CliProgram program({u"drive"_s, u"--format"_s, u"json"_s, u"--token-file"_s, m_token, u"--api-root"_s,
        api.url(QString()).toString()});
    [&] { QTRY_VERIFY_WITH_TIMEOUT(!program.isRunning(), 90'000); }();
    return program.finish();
}

void TestFlowUnavailable::tellsThatTheTokenEndpointIsDown_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::newRow("a page in place of JSON")
        << httpAnswer(503, "<html><title>Sorry</title>", "Content-Type: text/html\r\n");
    QTest::newRow("its own word") << httpAnswer(
        500, R"({"error":"server_error"})", "Content-Type: application/json\r\n");
    QTest::newRow("no answer at all") << QByteArray();
}

void TestFlowUnavailable::tellsThatTheTokenEndpointIsDown()
{
    QFETCH(const QByteArray, answer);
    const LoopbackPeer down(answer);
    const QString origin = down.url(QString()).toString();
    const QString client = m_folder.filePath(u"client.json"_s);
    QVERIFY(writeFile(client,
        readFile(m_practice.clientFile())
            .replace((m_practice.origin() + u"/token"_s).toLatin1(), (origin + u"/token"_s).toLatin1())));
    CliProgram program(QStringList{u"authorize"_s, u"--format"_s, u"json"_s, u"--no-browser"_s, u"--scope"_s,
                           u"openid"_s, u"--client"_s, client, u"--trust-server"_s, origin}
        + m_practice.trust());
    QCOMPARE(Browser::open(program.addressToOpen()).status, 200);
    QTRY_VERIFY_WITH_TIMEOUT(!program.isRunning(), 20'000);
    const CliResult result = program.finish();
    QVERIFY2(result.status == 4, result.all().constData());
    QCOMPARE(schemaProblem(u"error.schema.json"_s, result.output), u""_s);
    QVERIFY2(!result.errorHint().isEmpty(), result.output.constData());
    QCOMPARE(down.requests().size(), 1);
}

void TestFlowUnavailable::tellsThatTheQuotaIsUsedUp()
{
    const LoopbackPeer api(googles(403, u"daily_quota.json"_s));
    const CliResult result = drive(api);
    QVERIFY2(result.status == 4, result.all().constData());
    QCOMPARE(result.errorCode(), u"quota_exceeded"_s);
    QCOMPARE(api.requests().size(), 1);
}

void TestFlowUnavailable::doesNotWaitFiveMinutesForDrive()
{
    const LoopbackPeer api(httpAnswer(503, "{}", "Content-Type: application/json\r\nRetry-After: 300\r\n"));
    const CliResult result = drive(api);
    QVERIFY2(result.status == 4, result.all().constData());
    QCOMPARE(result.errorCode(), u"server_unavailable"_s);
    QCOMPARE(api.requests().size(), 1);
}

void TestFlowUnavailable::answersTakeTheirTime()
{
    const PracticeServer slow({u"--scenario"_s, u"slow"_s, u"--files"_s, u"3"_s});
    const QString har = m_folder.filePath(u"slow.har"_s);
    const CliResult result =
        CliProgram::signIn(QStringList{u"drive"_s, u"--count"_s, u"--har"_s, har} + slow.source());
    QVERIFY2(result.status == 0, result.all().constData());
    QVERIFY2(result.output.endsWith("\n3\n"), result.output.constData());
    QList<double> waits;
    for (const QJsonValue entry : harEntries(har)) {
        if (entry[u"request"][u"url"].toString().endsWith(u"/token"))
            waits.append(entry[u"time"].toDouble());
    }
    QCOMPARE(waits.size(), 1);
    QVERIFY2(waits.first() > 1000, "the scenario answers late");
}

QTEST_GUILESS_MAIN(TestFlowUnavailable)
#include "tst_flow_unavailable.moc"
