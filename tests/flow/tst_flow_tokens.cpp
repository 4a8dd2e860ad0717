// SPDX-License-Identifier: Apache-2.0
#include "files.h"
#include "loopbackpeer.h"
#include "practiceserver.h"
#include "schemavalidator.h"
#include "writtenwords.h"

#include <QFileInfo>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

/// A saved sign-in, used without a browser until it is revoked. The stories stand in order.
class TestFlowTokens : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void savesForTheOwnerAlone();
    void refreshes();
    void asksWhatTheTokenIsWorth();
    void listsFiles();
    void readsStandardInput();
    void savesWhatARefreshBrought();
    void saysThatTheServerReplacedTheRefreshToken();
    void doesNotMakeUpWhatASavedTokenIsWorth_data();
    void doesNotMakeUpWhatASavedTokenIsWorth();
    void sendsASavedTokenNowhereWithoutTrust();
    void worksOnAfterARevocationThatTakesItsTime();
    void revokesAndThenFindsItGone();
    void tellsFromWhatItKnowsWhyATokenIsOver_data();
    void tellsFromWhatItKnowsWhyATokenIsOver();

private:
    CliResult run(const QString& command) const;

    const PracticeServer m_practice{QStringList{u"--files"_s, u"12"_s}};
    const QTemporaryDir m_folder;
    QString m_saved;
    CliResult m_signIn;
};

CliResult TestFlowTokens::run(const QString& command) const
{
    return CliProgram::run(
        QStringList{command, u"--format"_s, u"json"_s, u"--token-file"_s, m_saved} + m_practice.trust());
}

void TestFlowTokens::initTestCase()
{
    m_saved = m_folder.filePath(u"saved.json"_s);
    m_signIn =
        CliProgram::signIn(QStringList{u"authorize"_s, u"--format"_s, u"json"_s, u"--save-token"_s, m_saved}
            + m_practice.source());
    QVERIFY2(m_signIn.status == 0, m_signIn.all().constData());
}

void TestFlowTokens::savesForTheOwnerAlone()
{
    const QFile::Permissions others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup
        | QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;
    const QFile::Permissions permissions = QFileInfo(m_saved).permissions();
    QVERIFY(!(permissions & others));
    QVERIFY(permissions & QFile::ReadOwner);
}

void TestFlowTokens::refreshes()
{
    const CliResult result = run(u"refresh"_s);
    QVERIFY2(result.status == 0, result.all().constData());
    QCOMPARE(schemaProblem(u"refresh.schema.json"_s, result.output), u""_s);
    QCOMPARE(result.json().value(u"granted"), m_signIn.json().value(u"granted"));
    QCOMPARE(result.json().value(u"client_id"), m_signIn.json().value(u"client_id"));
    QVERIFY(result.json().value(u"has_refresh_token").toBool());
}

void TestFlowTokens::asksWhatTheTokenIsWorth()
{
    const CliResult result = run(u"tokeninfo"_s);
    QVERIFY2(result.status == 0, result.all().constData());
    QCOMPARE(schemaProblem(u"tokeninfo.schema.json"_s, result.output), u""_s);
    QCOMPARE(result.json().value(u"audience"), m_signIn.json().value(u"client_id"));
    QCOMPARE(result.json().value(u"scopes"), m_signIn.json().value(u"granted"));
}

void TestFlowTokens::listsFiles()
{
    const CliResult result = run(u"drive"_s);
    QVERIFY2(result.status == 0, result.all().constData());
    QCOMPARE(schemaProblem(u"drive.schema.json"_s, result.output), u""_s);
    QCOMPARE(result.json().value(u"count").toInt(), 12);
    QVERIFY(result.json().value(u"grant").isNull());
}

void TestFlowTokens::readsStandardInput()
{
    CliProgram program(QStringList{u"drive"_s, u"--count"_s, u"--token-file"_s, u"-"_s} + m_practice.trust());
    program.write(readFile(m_saved));
    const CliResult result = program.finish();
    QVERIFY2(result.status == 0, result.all().constData());
    QCOMPARE(result.output, QByteArray("12\n"));
}

void TestFlowTokens::savesWhatARefreshBrought()
{
    const QString renewed = m_folder.filePath(u"renewed.json"_s);
    const CliResult result =
        CliProgram::run(QStringList{u"refresh"_s, u"--token-file"_s, m_saved, u"--save-token"_s, renewed}
            + m_practice.trust());
    QVERIFY2(result.status == 0, result.all().constData());
    const CliResult info =
        CliProgram::run(QStringList{u"tokeninfo"_s, u"--token-file"_s, renewed} + m_practice.trust());
    QVERIFY2(info.status == 0, info.all().constData());
}

// oidc-provider and others do so with each refresh; the old one has then ended.
void TestFlowTokens::saysThatTheServerReplacedTheRefreshToken()
{
    const LoopbackPeer server([](const QByteArray& request) -> LoopbackPeer::Answer {
        if (!request.startsWith("POST /token "))
            return {httpAnswer(404, {})};
        return {httpAnswer(200,
            R"({"access_token":"ya29.new","token_type":"Bearer","refresh_token":"1//new-refresh-token"})",
            "Content-Type: application/json\r\n")};
    });
    const QString origin = server.url(QString()).toString();
    const QString saved = m_folder.filePath(u"old.json"_s);
    QVERIFY(writeFile(saved,
        QJsonDocument(QJsonObject{{u"type"_s, u"authorized_user"_s}, {u"client_id"_s, u"client"_s},
                          {u"client_secret"_s, u"secret"_s}, {u"refresh_token"_s, u"1//old"_s},
                          {u"auth_uri"_s, origin + u"/auth"_s}, {u"token_uri"_s, origin + u"/token"_s}})
            .toJson()));
    const QString renewed = m_folder.filePath(u"new.json"_s);
    CliProgram program({u"refresh"_s, u"--format"_s, u"json"_s, u"--token-file"_s, saved, u"--save-token"_s,
        renewed, u"--trust-server"_s, origin});
    QTRY_VERIFY(!program.isRunning());
    const CliResult result = program.finish();
    QVERIFY2(result.status == 0, result.all().constData());
    QCOMPARE(result.json().value(u"refresh_token_replaced"), QJsonValue(true));
    QVERIFY2(result.errors.contains(writtenWords(u"reasons/refresh_token_replaced"_s).toUtf8()),
        result.errors.constData());
    QCOMPARE(
        QJsonDocument::fromJson(readFile(renewed))[u"refresh_token"].toString(), u"1//new-refresh-token"_s);
}

void TestFlowTokens::doesNotMakeUpWhatASavedTokenIsWorth_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QStringList>("scopes");
    QTest::addColumn<QByteArray>("says");
    const QByteArray raw = R"({"access_token":"ya29.a","token_type":"Bearer")";
    QTest::newRow("bare") << QByteArray("ya29.a") << QStringList()
                          << QByteArray("Could not tell which scopes this token has");
    QTest::newRow("raw, no scope") << raw + "}" << QStringList{u"--scope"_s, u"openid"_s}
                                   << QByteArray("Could not tell which scopes this token has");
    QTest::newRow("nothing was asked for")
        << raw + R"(,"scope":"a b"})" << QStringList() << QByteArray("2 scopes in the token.");
    QTest::newRow("less than is named")
        << raw + R"(,"scope":"a"})" << QStringList{u"--scope"_s, u"a"_s, u"--scope"_s, u"b"_s}
        << QByteArray("Nobody was asked");
    QTest::newRow("more than is named") << raw + R"(,"scope":"a drive"})" << QStringList{u"--scope"_s, u"a"_s}
                                        << QByteArray("Nobody was asked");
}

void TestFlowTokens::doesNotMakeUpWhatASavedTokenIsWorth()
{
    QFETCH(const QByteArray, file);
    QFETCH(const QStringList, scopes);
    QFETCH(const QByteArray, says);
    const QString saved = m_folder.filePath(u"plain"_s);
    QVERIFY(writeFile(saved, file));
    const QStringList source = QStringList{u"authorize"_s, u"--token-file"_s, saved} + scopes;
    const CliResult result = CliProgram::run(source);
    QVERIFY2(result.status == 0, result.all().constData());
    QVERIFY2(result.output.contains(says), result.output.constData());
    for (const char* made : {"box", "same project", "new user", "0 of 0", "2 of 2", "none was issued"})
        QVERIFY2(!result.output.contains(made), result.output.constData());
    const CliResult json = CliProgram::run(source + QStringList{u"--format"_s, u"json"_s});
    QCOMPARE(schemaProblem(u"authorize.schema.json"_s, json.output), u""_s);
    QVERIFY(!scopes.isEmpty() || json.json().value(u"requested").isNull());
}

void TestFlowTokens::sendsASavedTokenNowhereWithoutTrust()
{
    const CliResult result =
        CliProgram::run(QStringList{u"tokeninfo"_s, u"--format"_s, u"json"_s, u"--token-file"_s, m_saved});
    QVERIFY2(result.status == 2, result.all().constData());
    QCOMPARE(result.errorCode(), u"untrusted_server"_s);
}

// As Google says of its own: it may take a while to take effect everywhere.
void TestFlowTokens::worksOnAfterARevocationThatTakesItsTime()
{
    const PracticeServer late({u"--scenario"_s, u"late-revoke"_s});
    const QString saved = m_folder.filePath(u"late.json"_s);
    const CliResult signIn =
        CliProgram::signIn(QStringList{u"authorize"_s, u"--save-token"_s, saved} + late.source());
    QVERIFY2(signIn.status == 0, signIn.all().constData());
    const QStringList source = QStringList{u"--token-file"_s, saved} + late.trust();
    const CliResult revoked = CliProgram::run(QStringList{u"revoke"_s} + source);
    QVERIFY2(revoked.status == 0, revoked.all().constData());
    QVERIFY2(revoked.output.contains("may take a while"), revoked.output.constData());
    const CliResult still = CliProgram::run(QStringList{u"tokeninfo"_s} + source);
    QVERIFY2(still.status == 0, still.all().constData());
}

void TestFlowTokens::revokesAndThenFindsItGone()
{
    const CliResult revoked = run(u"revoke"_s);
    QVERIFY2(revoked.status == 0, revoked.all().constData());
    QCOMPARE(schemaProblem(u"revoke.schema.json"_s, revoked.output), u""_s);
    QCOMPARE(revoked.json().value(u"token_unknown"), QJsonValue(false));

    const CliResult refreshed = run(u"refresh"_s);
    QVERIFY2(refreshed.status == 3, refreshed.all().constData());
    QCOMPARE(schemaProblem(u"error.schema.json"_s, refreshed.output), u""_s);
    QCOMPARE(refreshed.errorCode(), u"invalid_grant"_s);
    QVERIFY2(!refreshed.errorHint().isEmpty(), refreshed.output.constData());

    const CliResult again = run(u"revoke"_s);
    QVERIFY2(again.status == 0, again.all().constData());
    QCOMPARE(again.json().value(u"token_unknown"), QJsonValue(true));
}

void TestFlowTokens::tellsFromWhatItKnowsWhyATokenIsOver_data()
{
    QTest::addColumn<qint64>("daysAgo");
    QTest::addColumn<qint64>("announcedDays"); // after which it ends; 0: nothing was announced
    QTest::addColumn<QByteArray>("first");
    QTest::newRow("a day old") << qint64(1) << qint64(0)
                               << QByteArray("Usual reason: The user took the access back");
    QTest::newRow("nine days old, nothing announced")
        << qint64(9) << qint64(0) << QByteArray("Possible: The publishing status of the project is Testing");
    QTest::newRow("past the end that was announced")
        << qint64(9) << qint64(7) << QByteArray("The end that the practice provider announced has passed: ");
}

/// After the revocation: what the file says of the token decides what is said first.
void TestFlowTokens::tellsFromWhatItKnowsWhyATokenIsOver()
{
    QFETCH(const qint64, daysAgo);
    QFETCH(const qint64, announcedDays);
    QFETCH(const QByteArray, first);
    const QDateTime issued = QDateTime::currentDateTimeUtc().addDays(-daysAgo);
    QJsonObject saved = QJsonDocument::fromJson(readFile(m_saved)).object();
    saved[u"refresh_token_issued_at"] = issued.toString(Qt::ISODate);
    if (announcedDays > 0)
        saved[u"refresh_token_expires_at"] = issued.addDays(announcedDays).toString(Qt::ISODate);
    const QString path = m_folder.filePath(u"aged.json"_s);
    QVERIFY(writeFile(path, QJsonDocument(saved).toJson()));
    const CliResult result =
        CliProgram::run(QStringList{u"refresh"_s, u"--token-file"_s, path} + m_practice.trust());
    QVERIFY2(result.status == 3, result.all().constData());
    const QList<QByteArray> lines = result.errors.split('\n');
    QVERIFY2(lines.size() > 2 && lines[2].startsWith(first), result.errors.constData());
}

QTEST_GUILESS_MAIN(TestFlowTokens)
#include "tst_flow_tokens.moc"
