// SPDX-License-Identifier: Apache-2.0
#include "cliprogram.h"
#include "files.h"
#include "loopbackpeer.h"
#include "oauth/base64url.h"
#include "oauth/rs256.h"
#include "schemavalidator.h"
#include "wiretext.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>
#include <QUrlQuery>

using namespace Qt::StringLiterals;
using namespace scopelight;

namespace {

QByteArray json(const QJsonObject& object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QByteArray answer(int status, const QJsonObject& body)
{
    return httpAnswer(status, json(body), "Content-Type: application/json\r\n");
}

QByteArray assertionIn(const QByteArray& request)
{
    const QUrlQuery form(QString::fromLatin1(request.mid(request.indexOf("\r\n\r\n") + 4)));
    return form.queryItemValue(u"assertion"_s, QUrl::FullyDecoded).toLatin1();
}

const QByteArray tokens = answer(
    200, {{u"access_token"_s, u"ya29.robot"_s}, {u"token_type"_s, u"Bearer"_s}, {u"expires_in"_s, 3599}});
const QByteArray files =
    answer(200, {{u"files"_s, QJsonArray{QJsonObject{{u"id"_s, u"1"_s}, {u"name"_s, u"Report"_s}}}}});

} // namespace

/// A service account in place of a person: no browser, a signed assertion (RFC 7523).
class TestFlowServiceAccount : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void asksWithASignedAssertionAndLists();
    void sendsNothingBesideTheAssertion();
    void actsForAUser();
    void tellsWhyTheServerRefuses_data();
    void tellsWhyTheServerRefuses();
    void tellsThatTheFileHasNoKey();
    void sendsNoAssertionToAServerWithoutTrust();
    void writesNeitherKeyNorAssertion();

private:
    QString keyFile(const LoopbackPeer& server, const QString& privateKey) const;
    QStringList arguments(const LoopbackPeer& server, const QString& command) const;
    /// The claims of the assertion in a token request, its header compared and its signature verified.
    QJsonObject claimsIn(const QByteArray& request) const;

    RsaKeyPair m_key;
    const QTemporaryDir m_folder;
};

void TestFlowServiceAccount::initTestCase()
{
    auto key = generateRsaKey();
    QVERIFY(key);
    m_key = *std::move(key);
}

QString TestFlowServiceAccount::keyFile(const LoopbackPeer& server, const QString& privateKey) const
{
    const QString path = m_folder.filePath(u"key.json"_s);
    const QByteArray key =
        json({{u"type"_s, u"service_account"_s}, {u"project_id"_s, u"p"_s}, {u"private_key_id"_s, u"key-1"_s},
            {u"private_key"_s, privateKey}, {u"client_email"_s, u"robot@p.iam.gserviceaccount.com"_s},
            {u"client_id"_s, u"42"_s}, {u"token_uri"_s, server.url(u"/token"_s).toString()}});
    return writeFile(path, key) ? path : QString();
}

QStringList TestFlowServiceAccount::arguments(const LoopbackPeer& server, const QString& command) const
{
    const QString origin = server.url(QString()).toString();
    return {command, u"--format"_s, u"json"_s, u"--service-account"_s,
        keyFile(server, m_key.privateKey.reveal()), u"--scope"_s, u"drive.readonly"_s, u"--trust-server"_s,
        origin, u"--api-root"_s, origin};
}

QJsonObject TestFlowServiceAccount::claimsIn(const QByteArray& request) const
{
    const QList<QByteArray> segments = assertionIn(request).split('.');
    if (segments.size() != 3)
        return {};
    const QJsonObject header = QJsonDocument::fromJson(fromBase64Url(segments[0]).value_or("")).object();
    const bool isSigned =
        header == QJsonObject{{u"alg"_s, u"RS256"_s}, {u"typ"_s, u"JWT"_s}, {u"kid"_s, u"key-1"_s}}
        && verifyRs256(
            m_key.publicKey, segments[0] + '.' + segments[1], fromBase64Url(segments[2]).value_or(""));
    return isSigned ? QJsonDocument::fromJson(fromBase64Url(segments[1]).value_or("")).object()
                    : QJsonObject();
}

void TestFlowServiceAccount::asksWithASignedAssertionAndLists()
{
    const LoopbackPeer server([](const QByteArray& request) -> LoopbackPeer::Answer {
        return {request.startsWith("POST /token ") ? tokens : files};
    });
    CliProgram program(arguments(server, u"drive"_s));
    QTRY_VERIFY(!program.isRunning());
    const CliResult result = program.finish();
    QVERIFY2(result.status == 0, result.all().constData());
    QCOMPARE(result.json().value(u"count").toInt(), 1);
    QCOMPARE(server.requests().size(), 2);
    const QJsonObject claims = claimsIn(server.requests().first());
    QCOMPARE(claims.keys(), (QStringList{u"aud"_s, u"exp"_s, u"iat"_s, u"iss"_s, u"scope"_s}));
    QCOMPARE(claims.value(u"iss"_s).toString(), u"robot@p.iam.gserviceaccount.com"_s);
    QCOMPARE(claims.value(u"aud"_s).toString(), server.url(u"/token"_s).toString());
    QCOMPARE(claims.value(u"scope"_s).toString(), u"https://www.googleapis.com/auth/drive.readonly"_s);
    QCOMPARE(claims.value(u"exp"_s).toInteger() - claims.value(u"iat"_s).toInteger(), 3600);
    QVERIFY2(server.requests().last().contains("\r\nAuthorization: Bearer ya29.robot\r\n")
            || server.requests().last().contains("\r\nauthorization: Bearer ya29.robot\r\n"),
        server.requests().last().constData());
}

// The very bytes, but for the signature, which claimsIn() verifies.
void TestFlowServiceAccount::sendsNothingBesideTheAssertion()
{
    const LoopbackPeer server(tokens);
    CliProgram program(arguments(server, u"tokeninfo"_s));
    QTRY_VERIFY(!program.isRunning());
    const QByteArray request = server.requests().value(0);
    const QByteArray body = assertionIn(request).toPercentEncoding();
    QVERIFY(!body.isEmpty());
    const QByteArray form =
        "assertion=" + body + "&grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Ajwt-bearer";
    QCOMPARE(wireText(request),
        "POST /token HTTP/1.1\nconnection: Keep-Alive\ncontent-length: " + QByteArray::number(form.size())
            + "\ncontent-type: application/x-www-form-urlencoded\nhost: 127.0.0.1:"
            + QByteArray::number(server.port()) + "\nuser-agent: Scopelight/" SCOPELIGHT_VERSION " (gzip)\n\n"
            + form);
}

void TestFlowServiceAccount::actsForAUser()
{
    const LoopbackPeer server([](const QByteArray& request) -> LoopbackPeer::Answer {
        return {request.startsWith("POST /token ") ? tokens : files};
    });
    CliProgram program(arguments(server, u"drive"_s) + QStringList{u"--subject"_s, u"ana@example.com"_s});
    QTRY_VERIFY(!program.isRunning());
    QCOMPARE(program.finish().status, 0);
    QCOMPARE(claimsIn(server.requests().first()).value(u"sub"_s).toString(), u"ana@example.com"_s);
}

void TestFlowServiceAccount::tellsWhyTheServerRefuses_data()
{
    QTest::addColumn<int>("answered");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("words"); // as Google has them
    QTest::addColumn<QString>("hint");
    QTest::addColumn<int>("status");
    const QString grant = u"invalid_grant"_s;
    QTest::newRow("key") << 400 << grant << u"Invalid JWT Signature."_s << u"key is still listed"_s << 1;
    QTest::newRow("clock") << 400 << grant
                           << u"Invalid JWT: Token must be a short-lived token (60 minutes) and in a "
                              "reasonable timeframe. Check your iat and exp values in the JWT claim."_s
                           << u"Set the clock"_s << 1;
    QTest::newRow("user") << 400 << grant << u"Invalid email or User ID"_s << u"--subject"_s << 1;
    QTest::newRow("unknown words") << 400 << grant << u"Said by the server."_s << u"knows this account"_s
                                   << 1;
    QTest::newRow("no delegation") << 401 << u"unauthorized_client"_s
                                   << u"Client is unauthorized to retrieve access tokens using this method, "
                                      "or client not authorized for any of the scopes requested."_s
                                   << u"allow these scopes"_s << 1; // not Google, so no word of its console
    QTest::newRow("the server's own trouble") << 500 << u"server_error"_s << u"Sorry."_s << u"again"_s << 4;
}

void TestFlowServiceAccount::tellsWhyTheServerRefuses()
{
    QFETCH(const int, answered);
    QFETCH(const QString, code);
    QFETCH(const QString, words);
    QFETCH(const QString, hint);
    QFETCH(const int, status);
    const LoopbackPeer server(answer(answered, {{u"error"_s, code}, {u"error_description"_s, words}}));
    CliProgram program(arguments(server, u"drive"_s));
    QTRY_VERIFY(!program.isRunning());
    const CliResult result = program.finish();
    QVERIFY2(result.status == status, result.all().constData());
    QCOMPARE(schemaProblem(u"error.schema.json"_s, result.output), u""_s);
    QCOMPARE(result.errorCode(), code);
    QCOMPARE(result.json()[u"error"][u"step"].toString(), u"service_account"_s);
    QVERIFY2(result.errorHint().contains(hint), result.output.constData());
    QCOMPARE(server.requests().size(), 1);
}

void TestFlowServiceAccount::tellsThatTheFileHasNoKey()
{
    const LoopbackPeer server(tokens);
    QStringList words = arguments(server, u"drive"_s);
    const QJsonDocument file = QJsonDocument::fromJson(testData(u"client/wrong_service_account.json"_s));
    keyFile(server, file[u"private_key"].toString());
    const CliResult result = CliProgram::run(words);
    QVERIFY2(result.status == 2, result.all().constData());
    QCOMPARE(result.errorCode(), u"bad_private_key"_s);
    QCOMPARE(server.requests().size(), 0);
}

void TestFlowServiceAccount::sendsNoAssertionToAServerWithoutTrust()
{
    const LoopbackPeer server(tokens);
    const QString file = keyFile(server, m_key.privateKey.reveal());
    CliProgram program({u"drive"_s, u"--format"_s, u"json"_s, u"--service-account"_s, file, u"--scope"_s,
        u"drive.readonly"_s, u"--api-root"_s, server.url(QString()).toString()});
    QTRY_VERIFY(!program.isRunning());
    const CliResult result = program.finish();
    QVERIFY2(result.status == 2, result.all().constData());
    QCOMPARE(result.errorCode(), u"untrusted_server"_s);
    QCOMPARE(server.connections(), 0);
}

void TestFlowServiceAccount::writesNeitherKeyNorAssertion()
{
    const LoopbackPeer server([](const QByteArray& request) -> LoopbackPeer::Answer {
        return {request.startsWith("POST /token ") ? tokens : files};
    });
    const QStringList written{m_folder.filePath(u"run.har"_s), m_folder.filePath(u"run.md"_s)};
    CliProgram program(arguments(server, u"drive"_s)
        + QStringList{u"--har"_s, written.first(), u"--report"_s, written.last()});
    QTRY_VERIFY(!program.isRunning());
    const CliResult result = program.finish();
    QVERIFY2(result.status == 0, result.all().constData());
    const QByteArray key = m_key.privateKey.reveal().toLatin1().split('\n').at(1);
    const QList<QByteArray> segments = assertionIn(server.requests().first()).split('.');
    for (const QString& path : written) {
        const QByteArray text = readFile(path);
        QVERIFY(text.contains("/token"));
        for (const QByteArray& secret : {key, segments.last(), QByteArray("ya29.robot")})
            QVERIFY2(!text.contains(secret) && !result.all().contains(secret), secret.constData());
    }
}

QTEST_GUILESS_MAIN(TestFlowServiceAccount)
#include "tst_flow_serviceaccount.moc"
