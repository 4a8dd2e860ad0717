// SPDX-License-Identifier: Apache-2.0
#include "canaries.h"
#include "masked.h"

#include "base/secret.h"
#include "http/formparameters.h"
#include "http/redaction.h"

#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace scopelight;
using namespace canary;
using namespace masked;

namespace {

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

} // namespace

/// Secrets go however they are spelled, and nothing else does.
class TestRedaction : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void shapedSecretsGoFromAnyText_data();
    void shapedSecretsGoFromAnyText();
    void bodiesKeepTheirLayout();
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
