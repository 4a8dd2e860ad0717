// SPDX-License-Identifier: Apache-2.0
#include "files.h"
#include "practiceserver.h"
#include "schemavalidator.h"

#include <QJsonDocument>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

CliResult preflight(const QStringList& words)
{
    return CliProgram::run(QStringList{u"preflight"_s, u"--format"_s, u"json"_s} + words);
}

/// "authorization_request good" for each check of that name.
QStringList outcomes(const CliResult& result, const QString& name)
{
    QStringList lines;
    for (const QJsonValue check : result.json()[u"checks"].toArray()) {
        if (check[u"check"] == name)
            lines.append(check[u"outcome"].toString());
    }
    return lines;
}

/// The practice provider's client with another secret or ID.
QString changedClient(const PracticeServer& practice, const QTemporaryDir& folder, const QString& member)
{
    QJsonObject file = QJsonDocument::fromJson(readFile(practice.clientFile())).object();
    QJsonObject web = file[u"web"].toObject();
    web[member] = u'9' + web[member].toString().sliced(1);
    file[u"web"] = web;
    const QString path = folder.filePath(u"client_secret.json"_s);
    return writeFile(path, QJsonDocument(file).toJson()) ? path : QString();
}

} // namespace

/// What is checked before any sign-in, here and by the server.
class TestFlowPreflight : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sendsNothingOnItsOwn();
    void asksTheServer();
    void namesWhatTheServerRefuses_data();
    void namesWhatTheServerRefuses();
    void namesAPortThatIsHeld();
    void asksNothingWithoutAClientOrScopes_data();
    void asksNothingWithoutAClientOrScopes();
    void endsAsTheNetworkDoesWhereNoServerAnswers();
};

void TestFlowPreflight::sendsNothingOnItsOwn()
{
    const QTemporaryDir folder;
    const QString har = folder.filePath(u"preflight.har"_s);
    const QString client = folder.filePath(u"client_secret.json"_s);
    QVERIFY(writeFile(client, testData(u"client/web.json"_s)));
    QVERIFY(QFile::setPermissions(client, QFile::ReadOwner | QFile::WriteOwner));
    const CliResult result =
        preflight({u"--client"_s, client, u"--scope"_s, u"drive.file"_s, u"--har"_s, har});
    QVERIFY2(result.status == 0, result.all().constData());
    QCOMPARE(schemaProblem(u"preflight.schema.json"_s, result.output), u""_s);
    QVERIFY2(outcomes(result, u"local"_s).size() >= 6, result.output.constData());
    QCOMPARE(harEntries(har).size(), 0);
}

void TestFlowPreflight::asksTheServer()
{
    const QTemporaryDir folder;
    const QString har = folder.filePath(u"preflight.har"_s);
    const CliResult result =
        preflight(QStringList{u"--online"_s, u"--practice"_s, u"--scope"_s, u"openid"_s, u"--har"_s, har});
    QVERIFY2(result.status == 0, result.all().constData());
    QCOMPARE(schemaProblem(u"preflight.schema.json"_s, result.output), u""_s);
    QCOMPARE(outcomes(result, u"authorization_request"_s), QStringList{u"good"_s});
    QCOMPARE(outcomes(result, u"client_credentials"_s), QStringList{u"good"_s});
    QCOMPARE(outcomes(result, u"clock"_s), QStringList{u"good"_s});
    QVERIFY2(
        result.output.contains("The practice provider accepts this client id, redirect URI and scope names. "
                               "Not checked: test users, admin policy, verification, enabled APIs."),
        result.output.constData());
    QStringList sent;
    for (const QJsonValue entry : harEntries(har))
        sent.append(entry[u"request"][u"method"].toString() + u' '
            + QUrl(entry[u"request"][u"url"].toString()).path());
    sent.removeOne(u"GET /.well-known/openid-configuration"_s);
    sent.sort();
    QCOMPARE(sent, (QStringList{u"GET /o/oauth2/auth"_s, u"POST /token"_s}));
}

void TestFlowPreflight::namesWhatTheServerRefuses_data()
{
    QTest::addColumn<QString>("member");
    QTest::addColumn<QString>("check");
    QTest::addColumn<QByteArray>("says");
    QTest::newRow("the client") << u"client_id"_s << u"authorization_request"_s
                                << QByteArray("page says invalid_client");
    QTest::newRow("the secret") << u"client_secret"_s << u"client_credentials"_s
                                << QByteArray("does not take this client ID with this client secret");
}

void TestFlowPreflight::namesWhatTheServerRefuses()
{
    QFETCH(const QString, member);
    QFETCH(const QString, check);
    QFETCH(const QByteArray, says);
    const QTemporaryDir folder;
    const PracticeServer practice;
    const QString client = changedClient(practice, folder, member);
    const CliResult result = preflight(
        QStringList{u"--online"_s, u"--client"_s, client, u"--scope"_s, u"openid"_s} + practice.trust());
    QVERIFY2(result.status == 1, result.all().constData());
    QCOMPARE(outcomes(result, check), QStringList{u"bad"_s});
    QVERIFY2(result.output.contains(says), result.output.constData());
}

void TestFlowPreflight::namesAPortThatIsHeld()
{
    QTcpServer holder;
    QVERIFY(holder.listen(QHostAddress::LocalHost, 8080));
    const CliResult result = CliProgram::run(
        {u"preflight"_s, u"--client"_s, testDataPath(u"client/web.json"_s), u"--scope"_s, u"drive.file"_s});
    QVERIFY2(result.status == 1, result.all().constData());
    QVERIFY2(result.output.contains("Another program listens on port 8080 on 127.0.0.1: tst_flow_prefli"),
        result.output.constData());
}

void TestFlowPreflight::asksNothingWithoutAClientOrScopes_data()
{
    QTest::addColumn<QStringList>("source");
    QTest::addColumn<QString>("code");
    QTest::newRow("a service account") << QStringList{u"--service-account"_s,
        testDataPath(u"client/wrong_service_account.json"_s), u"--scope"_s, u"drive.file"_s}
                                       << u"no_consent_to_check"_s;
    QTest::newRow("saved tokens without scopes")
        << QStringList{u"--token-file"_s, testDataPath(u"client/wrong_authorized_user.json"_s)}
        << u"no_scopes"_s;
}

void TestFlowPreflight::asksNothingWithoutAClientOrScopes()
{
    QFETCH(const QStringList, source);
    QFETCH(const QString, code);
    const CliResult result = preflight(QStringList{u"--online"_s} + source);
    QCOMPARE(result.status, 2);
    QCOMPARE(result.errorCode(), code);
}

/// That nobody answers is no word about the configuration, and it is said once.
void TestFlowPreflight::endsAsTheNetworkDoesWhereNoServerAnswers()
{
    const QTemporaryDir folder;
    const QString client = folder.filePath(u"client_secret.json"_s);
    const QByteArray dead = testData(u"client/web.json"_s)
                                .replace("https://accounts.google.com", "http://127.0.0.1:9")
                                .replace("https://oauth2.googleapis.com", "http://127.0.0.1:9");
    QVERIFY(writeFile(client, dead));
    QVERIFY(QFile::setPermissions(client, QFile::ReadOwner | QFile::WriteOwner));
    const CliResult result = CliProgram::run({u"preflight"_s, u"--online"_s, u"--client"_s, client,
        u"--scope"_s, u"openid"_s, u"--trust-server"_s, u"http://127.0.0.1:9"_s});
    QVERIFY2(result.status == 4, result.all().constData());
    QCOMPARE(result.all().count("Nothing answers at 127.0.0.1"), 1);
}

QTEST_GUILESS_MAIN(TestFlowPreflight)
#include "tst_flow_preflight.moc"
