// SPDX-License-Identifier: Apache-2.0
#include "base/secret.h"
#include "http/formparameters.h"
#include "http/redaction.h"

#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace scopelight;

namespace {

// Not one of them is real.
const QByteArray accessToken = "ya29.a0Canary-access_token.0123456789";
const QByteArray refreshToken = "1//0gCanaryRefresh-token_0123456789";
const QByteArray code = "4/0ACanaryCode-0123456789_abcdef";
const QByteArray clientSecret = "GOCSPX-Canary-secret_0123456789ab";
const QByteArray jwt = "eyJhbGciOiJSUzI1NiJ9.eyJDYW5hcnkiOjF9.Canary-signature_0123";
const QByteArray privateKey =
    "-----BEGIN PRIVATE KEY-----\nMIICanary0123456789+/ab\nCanaryCanary==\n-----END PRIVATE KEY-----";

QByteArray percent(const QByteArray& text)
{
    return text.toPercentEncoding();
}

QByteArray jsonSlashes(QByteArray text)
{
    return text.replace("/", "\\/").replace("\n", "\\n");
}

QByteArray jsonUnicode(QByteArray text)
{
    return text.replace("/", "\\u002F").replace("\n", "\\n");
}

QByteArray mask(const QByteArray& secret, QStringView kind)
{
    return Secret(QString::fromUtf8(secret)).masked(kind).toUtf8();
}

QByteArray bodyAfter(const QByteArray& body, const QByteArray& contentType = "application/json")
{
    const HttpExchange exchange{.response = {.headers = {{"Content-Type", contentType}}, .body = body}};
    return redacted(exchange).response.body;
}

QByteArray headerAfter(const QByteArray& name, const QByteArray& value)
{
    const HttpExchange exchange{
        .request = {.headers = {{name, value}}}, .response = {.headers = {{name, value}}}};
    return redacted(exchange).response.headers.fields().first().second;
}

constexpr auto formType = "application/x-www-form-urlencoded; charset=utf-8";

} // namespace

class TestRedaction : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void shapedSecretsGoFromAnyText_data();
    void shapedSecretsGoFromAnyText();
    void namedSecretsGoFromForms_data();
    void namedSecretsGoFromForms();
    void namedSecretsGoFromJson_data();
    void namedSecretsGoFromJson();
    void bodiesKeepTheirLayout();
    void urlsAreMaskedAndStayUrls_data();
    void urlsAreMaskedAndStayUrls();
    void headersAreMasked_data();
    void headersAreMasked();
    void freeTextIsMasked_data();
    void freeTextIsMasked();
    void harmlessTextStays_data();
    void harmlessTextStays();
    void oneSecretHasOneMask();
    void bothSidesOfAnExchangeAreMasked();
};

void TestRedaction::shapedSecretsGoFromAnyText_data()
{
    QTest::addColumn<QByteArray>("secret");
    QTest::addColumn<QString>("kind");
    QTest::newRow("access token") << accessToken << u"access token"_s;
    QTest::newRow("refresh token") << refreshToken << u"refresh token"_s;
    QTest::newRow("code") << code << u"authorization code"_s;
    QTest::newRow("client secret") << clientSecret << u"client secret"_s;
    QTest::newRow("JWT") << jwt << u"JWT"_s;
    QTest::newRow("private key") << privateKey << u"private key"_s;
}

void TestRedaction::shapedSecretsGoFromAnyText()
{
    QFETCH(const QByteArray, secret);
    QFETCH(const QString, kind);
    const QList<QByteArray> spellings{secret, percent(secret), percent(percent(secret)), jsonSlashes(secret),
        jsonUnicode(secret), jsonSlashes(jsonSlashes(secret))};
    const QList<QByteArray> places{"%", "see %!", "{\"a\": \"%\"}", "{\"a\": \"Bearer %", "[\"x\",\"%\"]",
        "a=%&b=c", "<b>%</b>", "http%3A%2F%2Flocalhost%3Fx%3D%", "\"{\\\"x\\\":\\\"%\\\"}\"", "a,%,b\n%"};
    QSet<QByteArray> masks;
    for (const QByteArray& spelling : spellings) {
        for (QByteArray text : places) {
            const qsizetype at = text.lastIndexOf('%');
            text.replace(at, 1, spelling);
            const QByteArray safe = bodyAfter(text, "text/plain");
            QVERIFY2(!safe.contains("Canary") && !safe.contains("0123456789"), safe.constData());
            const qsizetype start = safe.indexOf('[' + kind.toUtf8());
            QVERIFY2(start >= 0, safe.constData());
            masks.insert(safe.mid(start, safe.indexOf(']', start) - start + 1));
            QCOMPARE(bodyAfter(safe, "text/plain"), safe);
        }
    }
    QCOMPARE(masks.size(), 1);
}

void TestRedaction::namedSecretsGoFromForms_data()
{
    QTest::addColumn<QByteArray>("form");
    for (const char* name : {"code", "code_verifier", "client_secret", "refresh_token", "access_token",
             "id_token", "token", "assertion", "client_assertion", "password", "subject_token",
             "id_token_hint", "Client-Secret", "accessToken", "c%6Fde", "device_code"}) {
        QTest::newRow(name) << QByteArray("a=b&" + QByteArray(name) + "=canary&z=1");
    }
    QTest::newRow("encoded value") << QByteArray("code=canary%20canary%26canary+canary");
    QTest::newRow("unencoded value") << QByteArray("password=canary\\canary\"canary canary<canary'canary");
    QTest::newRow("an equals sign in the value") << QByteArray("token=canary=canary==");
    QTest::newRow("twice") << QByteArray("code=canary&code=canary");
    QTest::newRow("nested") << QByteArray("continue=http%3A%2F%2Flocalhost%3Fcode%3Dcanary%26state%3Ds");
    QTest::newRow("nested twice") << QByteArray("u=x%253Fcode%253Dcanary%2526state%253Ds");
}

void TestRedaction::namedSecretsGoFromForms()
{
    QFETCH(const QByteArray, form);
    const QByteArray safe = bodyAfter(form, formType);
    QVERIFY2(!safe.contains("canary"), safe.constData());
    QVERIFY(safe.contains("characters, #"));
    QCOMPARE(bodyAfter(safe, formType), safe);
    const QUrl url(u"https://server.example/p?"_s + QString::fromLatin1(form));
    QVERIFY(!redacted(url).toEncoded().contains("canary"));
    QCOMPARE(redacted(redacted(url)), redacted(url));
}

void TestRedaction::namedSecretsGoFromJson_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("plain") << QByteArray(R"({"access_token":"canary","token_type":"Bearer"})");
    QTest::newRow("spaces") << QByteArray("{ \"refresh_token\"\n :\t\"canary\" }");
    QTest::newRow("an escaped quote") << QByteArray(R"({"client_secret":"can\"canary\\\"canary"})");
    QTest::newRow("a bare quote") << QByteArray(R"({"error":"say "hi", "id_token":"canary"})");
    QTest::newRow("cut off") << QByteArray(R"({"a":1,"access_token":"canary)");
    QTest::newRow("cut off in an escape") << QByteArray("{\"access_token\":\"canary\\");
    QTest::newRow("camel case") << QByteArray(R"({"refreshToken":"canary"})");
    QTest::newRow("an escaped name") << QByteArray(R"({"access\u005ftoken":"canary"})");
    QTest::newRow("nested") << QByteArray(R"([{"a":{"web":{"client_secret":"canary"}}}])");
    QTest::newRow("JSON in JSON") << QByteArray(R"({"log":"{\"access_token\":\"canary\"}"})");
    QTest::newRow("JSON in JSON in JSON") << QByteArray(R"({"log":"{\\\"code\\\": \\\"canary\\\"}"})");
    QTest::newRow("an address") << QByteArray(R"({"u":"http:\/\/localhost\/?code=canary\u0026state=s"})");
    QTest::newRow("an escaped equals sign") << QByteArray(R"({"u":"?code\u003dcanary\u0026state\u003ds"})");
    QTest::newRow("UTF-8") << QByteArray("{\"password\":\"\xC3\xA4 canary\"}");
    QTest::newRow("private key") << QByteArray(R"({"private_key":"canary\ncanary\n"})");
}

void TestRedaction::namedSecretsGoFromJson()
{
    QFETCH(const QByteArray, json);
    const QByteArray safe = bodyAfter(json);
    QVERIFY2(!safe.contains("canary"), safe.constData());
    QVERIFY(safe.contains("characters, #"));
    QCOMPARE(bodyAfter(safe), safe);
}

void TestRedaction::bodiesKeepTheirLayout()
{
    const QByteArray json = "{\n  \"access_token\" : \"" + accessToken
        + "\",\n  \"expires_in\": 3599,\n\t\"scope\": \"openid\", \"code\": 403 }\n";
    QByteArray expected = json;
    expected.replace(accessToken, mask(accessToken, u"access token"));
    QCOMPARE(bodyAfter(json), expected);
    QCOMPARE(bodyAfter("code=abc&state=x%20y&grant_type=authorization_code", formType),
        "code=" + mask("abc", u"authorization code") + "&state=x%20y&grant_type=authorization_code");
}

void TestRedaction::urlsAreMaskedAndStayUrls_data()
{
    QTest::addColumn<QString>("url");
    QTest::newRow("query") << u"http://localhost:8080/?code=canary&state=s"_s;
    QTest::newRow("fragment") << u"http://localhost:8080/#access_token=canary&state=s"_s;
    QTest::newRow("password") << u"https://me:canary@server.example/?state=s"_s;
    QTest::newRow("path") << u"https://server.example/"_s
            + QString::fromLatin1(percent("ya29.canary-0123456789")) + u"?state=s"_s;
}

void TestRedaction::urlsAreMaskedAndStayUrls()
{
    QFETCH(const QString, url);
    const QUrl safe = redacted(QUrl(url));
    QVERIFY(safe.isValid());
    QVERIFY2(!safe.toString().contains(u"canary"_s), qPrintable(safe.toString()));
    QVERIFY(safe.toEncoded().contains("characters%2C%20%23"));
    QVERIFY(safe.toString().contains(u"state=s"_s));
    QCOMPARE(safe.host(), QUrl(url).host());
    QCOMPARE(redacted(safe), safe);
}

void TestRedaction::headersAreMasked_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QByteArray>("start");
    QTest::newRow("bearer") << QByteArray("Authorization") << QByteArray("Bearer canary")
                            << QByteArray("Bearer [access token, ");
    QTest::newRow("basic") << QByteArray("authorization") << QByteArray("Basic canary")
                           << QByteArray("Basic [credentials, ");
    QTest::newRow("no scheme") << QByteArray("AUTHORIZATION") << QByteArray("canary")
                               << QByteArray("[credentials, ");
    QTest::newRow("proxy") << QByteArray("Proxy-Authorization") << QByteArray("Basic canary")
                           << QByteArray("Basic [credentials, ");
    QTest::newRow("cookie") << QByteArray("Cookie") << QByteArray("a=canary; b=canary")
                            << QByteArray("[cookie, ");
    QTest::newRow("set-cookie") << QByteArray("set-cookie") << QByteArray("a=canary; HttpOnly")
                                << QByteArray("[cookie, ");
    QTest::newRow("API key") << QByteArray("X-Goog-Api-Key") << QByteArray("canary")
                             << QByteArray("[API key, ");
    QTest::newRow("location") << QByteArray("Location") << QByteArray("http://localhost/?code=canary&state=s")
                              << QByteArray("http://localhost/?code=[authorization code, ");
    QTest::newRow("referer") << QByteArray("Referer") << QByteArray("http://localhost/#access_token=canary")
                             << QByteArray("http://localhost/#access_token=[access token, ");
}

void TestRedaction::headersAreMasked()
{
    QFETCH(const QByteArray, name);
    QFETCH(const QByteArray, value);
    QFETCH(const QByteArray, start);
    const QByteArray safe = headerAfter(name, value);
    QVERIFY2(!safe.contains("canary"), safe.constData());
    QVERIFY2(safe.startsWith(start), safe.constData());
    QCOMPARE(headerAfter(name, safe), safe);
}

void TestRedaction::freeTextIsMasked_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("an address")
        << u"Error transferring http://localhost/?code=canary&state=s - server replied"_s;
    QTest::newRow("a header") << u"Authorization: Bearer canary0123456789abcdef"_s;
    QTest::newRow("a pair") << u"the client_secret=canary was wrong"_s;
    QTest::newRow("a backslash") << u"password=canary\\canary"_s;
    QTest::newRow("HTML") << u"<a href=\"/?x=1&amp;code=canary\">"_s;
    QTest::newRow("a fragment") << u"#id_token=canary"_s;
}

void TestRedaction::freeTextIsMasked()
{
    QFETCH(const QString, text);
    const QString safe = redacted(text);
    QVERIFY2(!safe.contains(u"canary"_s), qPrintable(safe));
    QVERIFY(safe.contains(u"characters, #"_s));
    QCOMPARE(redacted(safe), safe);
}

void TestRedaction::harmlessTextStays_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char* text :
        {R"({"error":{"code":403,"status":"PERMISSION_DENIED"}})", R"({"nextPageToken":"~!!~abc"})",
            "state=abc&scope=openid&code_challenge=xyz&token_type=Bearer", "http://server.example//path/1//2",
            R"({"token_type":"Bearer","token_endpoint":"https://x/token"})",
            "Bearer realm=\"x\", error=\"invalid_token\"", "code=&token=", R"({"access_token":""})",
            R"({"access_token":null})", "\xFF\xFE\x00\x80", "{", "\"", "%", "=", "[… 12 more bytes]",
            "The code was wrong."})
        QTest::newRow(text) << QByteArray(text);
}

void TestRedaction::harmlessTextStays()
{
    QFETCH(const QByteArray, text);
    QCOMPARE(bodyAfter(text), text);
    QCOMPARE(bodyAfter(text, formType), text);
}

void TestRedaction::oneSecretHasOneMask()
{
    const QByteArray expected = mask(accessToken, u"access token");
    QVERIFY(bodyAfter("{\"access_token\":\"" + accessToken + "\"}").contains(expected));
    QVERIFY(bodyAfter("token=" + percent(accessToken), formType).contains(expected));
    QVERIFY(headerAfter("Authorization", "Bearer " + accessToken).contains(expected));
    QVERIFY(redacted(u"was "_s + QString::fromLatin1(accessToken)).contains(QString::fromLatin1(expected)));
    const QUrl url(u"https://x.example/?access_token="_s + QString::fromLatin1(percent(accessToken)));
    QVERIFY(percentDecoded(redacted(url).toEncoded()).contains(expected));
    const QByteArray other = mask("practice token/+ä", u"access token");
    QVERIFY(bodyAfter("{\"access_token\":\"practice token\\/+\\u00e4\"}").contains(other));
    QVERIFY(bodyAfter("access_token=practice+token%2F%2B%C3%A4", formType).contains(other));
    QVERIFY(bodyAfter("u=x%3Faccess_token%3Dpractice%2520token%252F%252B%25C3%25A4%26a", formType)
                .contains(other));
}

void TestRedaction::bothSidesOfAnExchangeAreMasked()
{
    const HttpExchange exchange{.direction = HttpExchange::Direction::Incoming,
        .purpose = u"redirect"_s,
        .request = {.url = QUrl(u"http://localhost:8080/?code=canary"_s),
            .headers = {{"Cookie", "canary"}, {"Content-Type", formType}},
            .body = "code=canary"},
        .response = {.status = 302, .headers = {{"Location", "/?code=canary"}}, .body = "code=canary"},
        .waitMs = 1,
        .elapsedMs = 2};
    const HttpExchange safe = redacted(exchange);
    QByteArray all = safe.request.url.toEncoded() + safe.request.body + safe.response.body;
    for (const HttpHeaders& headers : {safe.request.headers, safe.response.headers}) {
        for (const auto& [name, value] : headers.fields())
            all += name + value;
    }
    QVERIFY2(!all.contains("canary"), all.constData());
    QCOMPARE(safe.purpose, u"redirect"_s);
    QCOMPARE(safe.response.status, 302);
    QCOMPARE(safe.elapsedMs, 2);
    QVERIFY(redacted(safe) == safe);
}

QTEST_GUILESS_MAIN(TestRedaction)
#include "tst_redaction.moc"
