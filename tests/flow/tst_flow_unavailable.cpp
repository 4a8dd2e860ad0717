// SPDX-License-Identifier: Apache-2.0
#include "browser.h"
#include "cliprogram.h"
#include "files.h"
#include "loopbackpeer.h"
#include "practiceserver.h"
#include "schemavalidator.h"

#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

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
    void doesNotWaitFiveMinutesForDrive_data();
    void doesNotWaitFiveMinutesForDrive();
    void comesThroughAShortOutageOfDrive();
    void tellsThatNobodyAnswersForDrive();
    void tellsThatARefreshMetTheSameTrouble();
    void doesNotTakeAServerThatIsDownForOneWithoutRevocation_data();
    void doesNotTakeAServerThatIsDownForOneWithoutRevocation();
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

void TestFlowUnavailable::doesNotWaitFiveMinutesForDrive_data()
{
    QTest::addColumn<int>("answered");
    QTest::addColumn<QByteArray>("reason");
    QTest::addColumn<QString>("code");
    QTest::newRow("no service") << 503 << QByteArray("backendError") << u"server_unavailable"_s;
    QTest::newRow("an error of theirs") << 500 << QByteArray("internalError") << u"server_unavailable"_s;
    QTest::newRow("too many requests") << 429 << QByteArray("rateLimitExceeded") << u"rate_limited"_s;
    QTest::newRow("the older form") << 403 << QByteArray("userRateLimitExceeded") << u"rate_limited"_s;
}

void TestFlowUnavailable::doesNotWaitFiveMinutesForDrive()
{
    QFETCH(const int, answered);
    QFETCH(const QByteArray, reason);
    QFETCH(const QString, code);
    const LoopbackPeer api(httpAnswer(answered, R"({"error":{"errors":[{"reason":")" + reason + R"("}]}})",
        "Content-Type: application/json\r\nRetry-After: 300\r\n"));
    const CliResult result = drive(api);
    QVERIFY2(result.status == 4, result.all().constData());
    QCOMPARE(schemaProblem(u"error.schema.json"_s, result.output), u""_s);
    QCOMPARE(result.errorCode(), code);
    QVERIFY2(!result.errorHint().isEmpty(), result.output.constData());
    QCOMPARE(api.requests().size(), 1);
}

void TestFlowUnavailable::comesThroughAShortOutageOfDrive()
{
    int asked = 0;
    const LoopbackPeer api([&asked](const QByteArray&) -> LoopbackPeer::Answer {
        return {++asked == 1 ? httpAnswer(503, "<html>", "Content-Type: text/html\r\n")
                             : httpAnswer(200, R"({"files":[{"id":"1","name":"Report"}]})",
                                 "Content-Type: application/json\r\n")};
    });
    const CliResult result = drive(api);
    QVERIFY2(result.status == 0, result.all().constData());
    QCOMPARE(result.json().value(u"count").toInt(), 1);
    QCOMPARE(asked, 2);
    QCOMPARE(api.requests().first(), api.requests().last());
}

void TestFlowUnavailable::tellsThatNobodyAnswersForDrive()
{
    auto api = std::make_unique<LoopbackPeer>(QByteArray());
    const QString origin = api->url(QString()).toString();
    api.reset();
    const CliResult result = CliProgram::run(
        {u"drive"_s, u"--format"_s, u"json"_s, u"--token-file"_s, m_token, u"--api-root"_s, origin});
    QVERIFY2(result.status == 4, result.all().constData());
    QCOMPARE(result.errorCode(), u"connection_refused"_s);
}

void TestFlowUnavailable::tellsThatARefreshMetTheSameTrouble()
{
    const LoopbackPeer down(
        httpAnswer(502, "<html><title>Bad gateway</title>", "Content-Type: text/html\r\n"));
    const QString origin = down.url(QString()).toString();
    const QString saved = m_folder.filePath(u"saved.json"_s);
    QVERIFY(writeFile(saved,
        QJsonDocument(QJsonObject{{u"type"_s, u"authorized_user"_s}, {u"client_id"_s, u"client"_s},
                          {u"client_secret"_s, u"secret"_s}, {u"refresh_token"_s, u"1//r"_s},
                          {u"token_uri"_s, origin + u"/token"_s}})
            .toJson()));
    CliProgram program(
        {u"refresh"_s, u"--format"_s, u"json"_s, u"--token-file"_s, saved, u"--trust-server"_s, origin});
    QTRY_VERIFY_WITH_TIMEOUT(!program.isRunning(), 20'000);
    const CliResult result = program.finish();
    QVERIFY2(result.status == 4, result.all().constData());
    QCOMPARE(result.json()[u"error"][u"step"].toString(), u"refresh"_s);
    QVERIFY2(!result.errorHint().isEmpty(), result.output.constData());
    QCOMPARE(down.requests().size(), 1);
}

void TestFlowUnavailable::doesNotTakeAServerThatIsDownForOneWithoutRevocation_data()
{
    QTest::addColumn<QString>("command");
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("code");
    for (const QString& command : {u"revoke"_s, u"tokeninfo"_s}) {
        QTest::addRow("%s, silence", qPrintable(command))
            << command << QByteArray() << 4 << u"offer_unknown"_s;
        QTest::addRow("%s, 503", qPrintable(command))
            << command << httpAnswer(503, "<html>") << 4 << u"offer_unknown"_s;
        QTest::addRow("%s, 404", qPrintable(command))
            << command << httpAnswer(404, "<html>") << 1 << u"not_offered"_s;
    }
}

void TestFlowUnavailable::doesNotTakeAServerThatIsDownForOneWithoutRevocation()
{
    QFETCH(const QString, command);
    QFETCH(const QByteArray, answer);
    QFETCH(const int, status);
    QFETCH(const QString, code);
    const LoopbackPeer server(answer);
    const QString origin = server.url(QString()).toString();
    const QString saved = m_folder.filePath(u"own.json"_s);
    QVERIFY(writeFile(saved,
        QJsonDocument(QJsonObject{{u"type"_s, u"authorized_user"_s}, {u"client_id"_s, u"client"_s},
                          {u"refresh_token"_s, u"1//r"_s}, {u"access_token"_s, u"ya29.a"_s},
                          {u"auth_uri"_s, origin + u"/auth"_s}, {u"token_uri"_s, origin + u"/token"_s}})
            .toJson()));
    CliProgram program(
        {command, u"--format"_s, u"json"_s, u"--token-file"_s, saved, u"--trust-server"_s, origin});
    QTRY_VERIFY_WITH_TIMEOUT(!program.isRunning(), 20'000);
    const CliResult result = program.finish();
    QVERIFY2(result.status == status, result.all().constData());
    QCOMPARE(result.errorCode(), code);
    for (const QByteArray& request : server.requests())
        QVERIFY2(request.startsWith("GET /.well-known/") && !request.contains("ya29"), request.constData());
}

void TestFlowUnavailable::answersTakeTheirTime()
{
    const PracticeServer slow({u"--scenario"_s, u"slow"_s, u"--files"_s, u"3"_s});
    const QString har = m_folder.filePath(u"slow.har"_s);
    const CliResult result =
        CliProgram::signIn(QStringList{u"drive"_s, u"--count"_s, u"--har"_s, har} + slow.source());
    QVERIFY2(result.status == 0, result.all().constData());
    QVERIFY2(result.output.endsWith("\n3\n"), result.output.constData());
    QSet<QString> late;
    for (const QJsonValue entry : harEntries(har)) {
        if (entry[u"time"].toDouble() > 1000)
            late.insert(QUrl(entry[u"request"][u"url"].toString()).path());
    }
    QVERIFY2(late.contains(u"/token"_s) && late.contains(u"/drive/v3/files"_s),
        qPrintable(QStringList(late.values()).join(u' ')));
}

QTEST_GUILESS_MAIN(TestFlowUnavailable)
#include "tst_flow_unavailable.moc"
