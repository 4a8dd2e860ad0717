// SPDX-License-Identifier: Apache-2.0
#include "files.h"
#include "run/tokenfile.h"
#include "summary.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace scopelight;

namespace {

const QDateTime now(QDate(2026, 3, 1), QTime(12, 0), Qt::UTC);

TokenFile signIn()
{
    return {.tokens = {.accessToken = Secret(u"ya29.example"_s),
                .refreshToken = Secret(u"1//example"_s),
                .tokenType = u"Bearer"_s,
                .granted = {u"openid"_s, u"https://www.googleapis.com/auth/drive.readonly"_s},
                .scopeAnnounced = true,
                .receivedAt = now,
                .expiresIn = 3599,
                .refreshTokenExpiresIn = 604'799,
                .refreshTokenIssuedAt = now},
        .client = OAuthClient{.clientId = u"123-abc.apps.googleusercontent.com"_s,
            .clientSecret = Secret(u"GOCSPX-example"_s),
            .authUri = u"http://localhost:4000/auth"_s,
            .tokenUri = u"http://localhost:4000/token"_s},
        .account = u"me@example.com"_s};
}

} // namespace

class TestTokenFile : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void comesBackAsItWasSaved();
    void isAnAuthorizedUserToOtherTools();
    void readsWhatGcloudSaves();
    void doesNotTakeAnotherServersTokensForGoogles();
    void readsWhatGooglesPythonLibrarySaves();
    void readsARawTokenResponse();
    void readsABareAccessToken();
    void refuses_data();
    void refuses();
    void isNotMadeWithoutRefreshTokenOrClient();
};

void TestTokenFile::comesBackAsItWasSaved()
{
    const auto json = signIn().toJson();
    QVERIFY(json.has_value());
    const QDateTime later = now.addSecs(99);
    const auto file = TokenFile::parse(*json, later);
    QVERIFY2(file, file ? "" : qPrintable(summary(file.error())));
    QVERIFY(file->tokens.accessToken == signIn().tokens.accessToken);
    QVERIFY(file->tokens.refreshToken == signIn().tokens.refreshToken);
    QVERIFY(file->tokens.granted == signIn().tokens.granted && file->tokens.scopeAnnounced);
    QCOMPARE(file->tokens.expiresAt(), now.addSecs(3599));
    QCOMPARE(*file->tokens.expiresIn, 3500);
    QCOMPARE(file->tokens.refreshTokenExpiresAt(), now.addSecs(604'799));
    QCOMPARE(file->tokens.refreshTokenIssuedAt, now);
    QCOMPARE(file->client->clientId, signIn().client->clientId);
    QVERIFY(*file->client->clientSecret == *signIn().client->clientSecret);
    QCOMPARE(file->client->tokenUri, u"http://localhost:4000/token"_s);
    QCOMPARE(file->client->authUri, u"http://localhost:4000/auth"_s);
    QCOMPARE(file->account, u"me@example.com"_s);
}

void TestTokenFile::isAnAuthorizedUserToOtherTools()
{
    const QJsonObject object = QJsonDocument::fromJson(*signIn().toJson()).object();
    // What google-auth requires, and the names it reads.
    QCOMPARE(object.value(u"type"_s).toString(), u"authorized_user"_s);
    QCOMPARE(object.value(u"client_id"_s).toString(), u"123-abc.apps.googleusercontent.com"_s);
    QCOMPARE(object.value(u"client_secret"_s).toString(), u"GOCSPX-example"_s);
    QCOMPARE(object.value(u"refresh_token"_s).toString(), u"1//example"_s);
    QCOMPARE(object.value(u"access_token"_s).toString(), u"ya29.example"_s);
    QCOMPARE(object.value(u"expires_at"_s).toString(), u"2026-03-01T12:59:59Z"_s);
    QCOMPARE(object.value(u"scopes"_s).toArray().size(), 2);
}

void TestTokenFile::readsWhatGcloudSaves()
{
    const auto file = TokenFile::parse(testData(u"client/wrong_authorized_user.json"_s), now);
    QVERIFY(file.has_value());
    QVERIFY(file->tokens.accessToken.isEmpty() && !file->tokens.expiresIn && !file->tokens.scopeAnnounced);
    QVERIFY(file->client->isGoogle());
}

void TestTokenFile::doesNotTakeAnotherServersTokensForGoogles()
{
    const auto file = TokenFile::parse(
        R"({"client_id":"c","refresh_token":"r","token_uri":"https://id.example/token","type":"authorized_user"})",
        now);
    QVERIFY2(file, file ? "" : qPrintable(summary(file.error())));
    QCOMPARE(file->client->authUri, QString());
}

void TestTokenFile::readsWhatGooglesPythonLibrarySaves()
{
    const auto file = TokenFile::parse(
        testData(u"client/wrong_token_python.json"_s), QDateTime(QDate(2025, 12, 31), QTime(23, 0), Qt::UTC));
    QVERIFY(file.has_value());
    QCOMPARE(file->tokens.accessToken.reveal(), u"ya29.example"_s);
    QCOMPARE(*file->tokens.expiresIn, 3600);
}

void TestTokenFile::readsARawTokenResponse()
{
    const auto file = TokenFile::parse(testData(u"client/wrong_token_response.json"_s), now);
    QVERIFY2(file, file ? "" : qPrintable(summary(file.error())));
    QVERIFY(!file->client && file->tokens.granted == ScopeSet{u"openid"_s});
    QVERIFY2(!file->tokens.expiresAt().isValid(), "its 3599 seconds count from nobody knows when");
}

void TestTokenFile::readsABareAccessToken()
{
    const auto file = TokenFile::parse("  ya29.a0-._~+/example==\n", now);
    QVERIFY(file.has_value());
    QCOMPARE(file->tokens.accessToken.reveal(), u"ya29.a0-._~+/example=="_s);
    QVERIFY(!file->client && !file->tokens.expiresIn);
}

void TestTokenFile::refuses_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("error");
    const auto row = [](const char* name, const QByteArray& bytes, const char* error) {
        QTest::newRow(name) << bytes << QString::fromLatin1(error);
    };
    row("client file", testData(u"client/web.json"_s), "wrong_file kind=client");
    row("service account", testData(u"client/wrong_service_account.json"_s),
        "wrong_file kind=service_account");
    row("something else", testData(u"client/wrong_unknown.json"_s), "wrong_file kind=unknown");
    row("API key", testData(u"client/wrong_api_key.txt"_s), "wrong_file kind=api_key");
    row("refresh token alone", testData(u"client/wrong_refresh_token.txt"_s),
        "wrong_file kind=refresh_token");
    row("refresh token alone in JSON", R"({"refresh_token":"1//x"})", "wrong_file kind=token");
    row("nothing", "", "bad_token_characters member=access_token");
    row("two words", "ya29 x", "bad_token_characters member=access_token");
    row("token on two lines", "abc\r\nX-Header: y", "bad_token_characters member=access_token");
    row("huge token", QByteArray(16 * 1024 + 1, 'a'), "bad_token_characters member=access_token");
    row("no client ID", R"({"type":"authorized_user","refresh_token":"x"})",
        "missing_member member=client_id");
    row("no refresh token", R"({"type":"authorized_user","client_id":"x"})",
        "missing_member member=refresh_token");
    row("scopes as text", R"({"type":"authorized_user","client_id":"x","refresh_token":"x","scopes":"a"})",
        "wrong_type expected=list found=text member=scopes");
    row("saved token with a line end",
        R"({"type":"authorized_user","client_id":"x","refresh_token":"x","access_token":"a\nb"})",
        "bad_token_characters member=access_token");
    row("token endpoint without TLS",
        R"({"type":"authorized_user","client_id":"x","refresh_token":"x","token_uri":"http://evil.example/t"})",
        "endpoint_not_https found=http://evil.example/t member=token_uri");
    row("token endpoint with user information",
        R"({"type":"authorized_user","client_id":"x","refresh_token":"x","token_uri":"https://a@evil.example"})",
        "endpoint_malformed found=https://a@evil.example member=token_uri reason=userinfo");
    row("second refresh token", R"({"type":"authorized_user","refresh_token":"x","refresh_token":"y"})",
        "json_duplicate_key column=47 key=refresh_token line=1");
}

void TestTokenFile::refuses()
{
    QFETCH(QByteArray, bytes);
    const auto file = TokenFile::parse(bytes, now);
    QVERIFY(!file);
    QVERIFY(file.error().step == Step::TokenFile);
    QTEST(summary(file.error()), "error");
}

void TestTokenFile::isNotMadeWithoutRefreshTokenOrClient()
{
    TokenFile file = signIn();
    file.client.reset();
    QCOMPARE(file.toJson().error().code, u"no_client"_s);
    file = signIn();
    file.tokens.refreshToken = Secret();
    QCOMPARE(file.toJson().error().code, u"no_refresh_token"_s);
}

QTEST_GUILESS_MAIN(TestTokenFile)
#include "tst_tokenfile.moc"
