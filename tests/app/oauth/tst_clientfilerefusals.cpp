// SPDX-License-Identifier: Apache-2.0
#include "clientfile.h"
#include "summary.h"

#include "oauth/oauthclient.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace scopelight;

/// Files that are no client file, or a broken one.
class TestClientFileRefusals : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void namesTheKindOfAWrongFile_data();
    void namesTheKindOfAWrongFile();
    void refusesBothTypes();
    void namesTheMemberThatIsWrong_data();
    void namesTheMemberThatIsWrong();
    void saysWhereAFileBreaks();
};

void TestClientFileRefusals::namesTheKindOfAWrongFile_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("kind");
    QTest::newRow("python token") << u"wrong_token_python.json"_s << u"token"_s;
    QTest::newRow("token response") << u"wrong_token_response.json"_s << u"token"_s;
    for (const char* kind : {"service_account", "authorized_user", "external_account",
             "external_account_authorized_user", "impersonated_service_account", "gdch_service_account",
             "google_services", "firebase_config", "bare_client", "profile", "unknown"})
        QTest::newRow(kind) << u"wrong_%1.json"_s.arg(QLatin1StringView(kind)) << QString::fromLatin1(kind);
    for (const char* kind : {"api_key", "access_token", "refresh_token", "client_secret", "client_id"})
        QTest::newRow(kind) << u"wrong_%1.txt"_s.arg(QLatin1StringView(kind)) << QString::fromLatin1(kind);
    QTest::newRow("private key") << u"wrong_private_key.pem"_s << u"private_key"_s;
    QTest::newRow("certificate") << u"wrong_certificate.pem"_s << u"certificate"_s;
    QTest::newRow("PKCS #12") << u"wrong_pkcs12.p12"_s << u"pkcs12"_s;
    QTest::newRow("property list") << u"wrong_property_list.plist"_s << u"property_list"_s;
    QTest::newRow("web page") << u"wrong_web_page.html"_s << u"web_page"_s;
}

void TestClientFileRefusals::namesTheKindOfAWrongFile()
{
    QFETCH(QString, name);
    QFETCH(QString, kind);
    QVERIFY(!clientFile(name).isEmpty());
    const auto client = OAuthClient::parse(clientFile(name));
    QVERIFY(!client);
    // The kind is all that is left of the file: no key, token or address of it.
    QCOMPARE(client.error(), (Error{Step::ClientFile, u"wrong_file"_s, {{u"kind"_s, kind}}}));
}

void TestClientFileRefusals::refusesBothTypes()
{
    const auto client = OAuthClient::parse(clientFile(u"both_types.json"_s));
    QCOMPARE(summary(client.error()), u"both_types"_s);
}

void TestClientFileRefusals::namesTheMemberThatIsWrong_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("error");
    const QJsonValue none(QJsonValue::Undefined);
    const auto row = [](const char* name, const QByteArray& json, const QString& error) {
        QTest::newRow(name) << json << error;
    };
    row("no client ID", webWith(u"client_id"_s, none), u"missing_member member=web.client_id"_s);
    row("empty client ID", webWith(u"client_id"_s, u""_s), u"missing_member member=web.client_id"_s);
    row("no auth_uri", webWith(u"auth_uri"_s, none), u"missing_member member=web.auth_uri"_s);
    row("no token_uri", webWith(u"token_uri"_s, none), u"missing_member member=web.token_uri"_s);
    row("number as client ID", webWith(u"client_id"_s, 5),
        u"wrong_type expected=text found=number member=web.client_id"_s);
    row("null as secret", webWith(u"client_secret"_s, QJsonValue::Null),
        u"wrong_type expected=text found=null member=web.client_secret"_s);
    row("text as redirect URIs", webWith(u"redirect_uris"_s, u"http://localhost:8080"_s),
        u"wrong_type expected=list found=text member=web.redirect_uris"_s);
    row("number among redirect URIs", webWith(u"redirect_uris"_s, QJsonArray{u"http://localhost"_s, 1}),
        u"wrong_type expected=text found=number member=web.redirect_uris[1]"_s);
    row("object among origins", webWith(u"javascript_origins"_s, QJsonArray{QJsonObject()}),
        u"wrong_type expected=text found=object member=web.javascript_origins[0]"_s);
    row("web is a list", "{\"web\":[]}", u"wrong_type expected=object found=list member=web"_s);
    row("installed is true", "{\"installed\":true}",
        u"wrong_type expected=object found=true or false member=installed"_s);
    row("client ID with a line end", webWith(u"client_id"_s, u"abc\n"_s),
        u"bad_client_id found=abc\n member=web.client_id"_s);
    row("client ID with a space before", webWith(u"client_id"_s, u" abc"_s),
        u"bad_client_id found= abc member=web.client_id"_s);
    row("client ID with other letters", webWith(u"client_id"_s, u"äbc"_s),
        u"bad_client_id found=äbc member=web.client_id"_s);
}

void TestClientFileRefusals::namesTheMemberThatIsWrong()
{
    QFETCH(QByteArray, json);
    const auto client = OAuthClient::parse(json);
    QVERIFY(!client);
    QTEST(summary(client.error()), "error");
}

void TestClientFileRefusals::saysWhereAFileBreaks()
{
    const QByteArray json = "{\"web\":{\n  \"client_id\": \"a\",\n  \"client_id\": \"b\"}}";
    QCOMPARE(
        summary(OAuthClient::parse(json).error()), u"json_duplicate_key column=3 key=web.client_id line=3"_s);
}

QTEST_GUILESS_MAIN(TestClientFileRefusals)
#include "tst_clientfilerefusals.moc"
