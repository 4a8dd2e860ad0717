// SPDX-License-Identifier: Apache-2.0
#include "masked.h"

#include "http/redaction.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace scopelight;
using namespace masked;

/// Secrets that only their name gives away.
class TestRedactionNames : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void namedSecretsGoFromForms_data();
    void namedSecretsGoFromForms();
    void namedSecretsGoFromJson_data();
    void namedSecretsGoFromJson();
};

void TestRedactionNames::namedSecretsGoFromForms_data()
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

void TestRedactionNames::namedSecretsGoFromForms()
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

void TestRedactionNames::namedSecretsGoFromJson_data()
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

void TestRedactionNames::namedSecretsGoFromJson()
{
    QFETCH(const QByteArray, json);
    const QByteArray safe = bodyAfter(json);
    QVERIFY2(!safe.contains("canary"), safe.constData());
    QVERIFY(safe.contains("characters, #"));
    QCOMPARE(bodyAfter(safe), safe);
}

QTEST_GUILESS_MAIN(TestRedactionNames)
#include "tst_redactionnames.moc"
