// SPDX-License-Identifier: Apache-2.0
#include "oauth/oauthclient.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace scopelight;

namespace {

QByteArray fixture(const QString& name)
{
    QFile file(QStringLiteral(TEST_DATA_DIR "/client/") + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// web.json with one member of `web` changed; an undefined value takes it out.
QByteArray webWith(const QString& member, const QJsonValue& value)
{
    QJsonObject document = QJsonDocument::fromJson(fixture(u"web.json"_s)).object();
    QJsonObject web = document.value(u"web"_s).toObject();
    if (value.isUndefined())
        web.remove(member);
    else
        web.insert(member, value);
    document.insert(u"web"_s, web);
    return QJsonDocument(document).toJson();
}

/// "code fact=value …", facts in the order of their names.
QString summary(const Error& error)
{
    QString text = error.code;
    for (auto fact = error.facts.cbegin(); fact != error.facts.cend(); ++fact)
        text += u' ' + fact.key() + u'=' + fact.value();
    return text;
}

} // namespace

class TestOAuthClient : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsAWebClient();
    void readsADesktopClient();
    void readsFilesOfOtherYears_data();
    void readsFilesOfOtherYears();
    void keepsRedirectUrisByteForByte();
    void tellsAFileWithoutRedirectUrisFromAnEmptyList();
    void listsMembersItDoesNotKnow();
    void takesAnEmptySecretForNone();
    void toleratesAByteOrderMark();
    void namesTheKindOfAWrongFile_data();
    void namesTheKindOfAWrongFile();
    void refusesBothTypes();
    void namesTheMemberThatIsWrong_data();
    void namesTheMemberThatIsWrong();
    void refusesUnsafeEndpoints_data();
    void refusesUnsafeEndpoints();
    void takesPlainHttpOnThisMachineOnly_data();
    void takesPlainHttpOnThisMachineOnly();
    void knowsGoogleByItsExactAddresses_data();
    void knowsGoogleByItsExactAddresses();
    void findsTheProject_data();
    void findsTheProject();
    void saysWhereAFileBreaks();
};

void TestOAuthClient::readsAWebClient()
{
    const auto client = OAuthClient::parse(fixture(u"web.json"_s));
    QVERIFY2(client, client ? "" : qPrintable(summary(client.error())));
    QVERIFY(client->type == OAuthClient::Type::Web);
    QCOMPARE(client->clientId, u"123456789012-0a1b2c3d4e5f6g7h8i9j0k1l2m3n4o5p.apps.googleusercontent.com"_s);
    QCOMPARE(client->clientSecret->reveal(), u"GOCSPX-example-not-a-real-secret"_s);
    QCOMPARE(client->projectId, u"scopelight-example"_s);
    QCOMPARE(client->authUri, u"https://accounts.google.com/o/oauth2/auth"_s);
    QCOMPARE(client->tokenUri, u"https://oauth2.googleapis.com/token"_s);
    QCOMPARE(client->redirectUris, QStringList{u"http://localhost:8080"_s});
    QCOMPARE(client->javascriptOrigins, QStringList{u"http://localhost:8080"_s});
    QVERIFY(client->listsRedirectUris && client->unknownMembers.isEmpty() && client->isGoogle());
    QCOMPARE(toString(client->type), u"web"_s);
}

void TestOAuthClient::readsADesktopClient()
{
    const auto client = OAuthClient::parse(fixture(u"installed.json"_s));
    QVERIFY(client.has_value());
    QVERIFY(client->type == OAuthClient::Type::Installed);
    QCOMPARE(client->redirectUris, QStringList{u"http://localhost"_s});
    QCOMPARE(toString(client->type), u"installed"_s);
}

void TestOAuthClient::readsFilesOfOtherYears_data()
{
    QTest::addColumn<QString>("name");
    for (const char* name :
        {"web_former.json", "web_origins_only.json", "installed_older.json", "web_practice.json",
            "installed_no_secret.json", "web_mixed.json", "web_production.json", "web_final_slash.json"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

void TestOAuthClient::readsFilesOfOtherYears()
{
    QFETCH(QString, name);
    const auto client = OAuthClient::parse(fixture(name));
    QVERIFY2(client, client ? "" : qPrintable(summary(client.error())));
    QVERIFY(client->unknownMembers.isEmpty());
}

void TestOAuthClient::keepsRedirectUrisByteForByte()
{
    const auto client = OAuthClient::parse(fixture(u"web_odd_spelling.json"_s));
    const QStringList expected{u"HTTP://LocalHost:8080/%7Euser/../x?y=%41#z"_s, u"http://127.1:8080"_s};
    QCOMPARE(client->redirectUris, expected);
}

void TestOAuthClient::tellsAFileWithoutRedirectUrisFromAnEmptyList()
{
    QVERIFY(!OAuthClient::parse(fixture(u"web_origins_only.json"_s))->listsRedirectUris);
    QVERIFY(OAuthClient::parse(webWith(u"redirect_uris"_s, QJsonArray()))->listsRedirectUris);
}

void TestOAuthClient::listsMembersItDoesNotKnow()
{
    const auto client = OAuthClient::parse(fixture(u"web_unknown_members.json"_s));
    QCOMPARE(client->unknownMembers, (QStringList{u"note"_s, u"web.comment"_s}));
}

void TestOAuthClient::takesAnEmptySecretForNone()
{
    QVERIFY(!OAuthClient::parse(webWith(u"client_secret"_s, u""_s))->clientSecret.has_value());
    QVERIFY(!OAuthClient::parse(fixture(u"installed_no_secret.json"_s))->clientSecret.has_value());
}

void TestOAuthClient::toleratesAByteOrderMark()
{
    QVERIFY(OAuthClient::parse("\xEF\xBB\xBF" + fixture(u"web.json"_s)).has_value());
}

void TestOAuthClient::namesTheKindOfAWrongFile_data()
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

void TestOAuthClient::namesTheKindOfAWrongFile()
{
    QFETCH(QString, name);
    QFETCH(QString, kind);
    QVERIFY(!fixture(name).isEmpty());
    const auto client = OAuthClient::parse(fixture(name));
    QVERIFY(!client);
    // The kind is all that is left of the file: no key, token or address of it.
    QCOMPARE(client.error(), (Error{Step::ClientFile, u"wrong_file"_s, {{u"kind"_s, kind}}}));
}

void TestOAuthClient::refusesBothTypes()
{
    const auto client = OAuthClient::parse(fixture(u"both_types.json"_s));
    QCOMPARE(summary(client.error()), u"both_types"_s);
}

void TestOAuthClient::namesTheMemberThatIsWrong_data()
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

void TestOAuthClient::namesTheMemberThatIsWrong()
{
    QFETCH(QByteArray, json);
    const auto client = OAuthClient::parse(json);
    QVERIFY(!client);
    QTEST(summary(client.error()), "error");
}

void TestOAuthClient::refusesUnsafeEndpoints_data()
{
    QTest::addColumn<QString>("uri");
    QTest::addColumn<QString>("code");
    const auto row = [](const QString& uri, const char* code) {
        QTest::newRow(qPrintable(uri)) << uri << QString::fromLatin1(code);
    };
    row(u"http://accounts.google.com/o/oauth2/auth"_s, "endpoint_not_https");
    row(u"http://127.1:4000/auth"_s, "endpoint_not_https");
    row(u"http://0x7f000001/auth"_s, "endpoint_not_https");
    row(u"http://localhost.evil.example/auth"_s, "endpoint_not_https");
    row(u"http://localhost@evil.example/auth"_s, "endpoint_not_https");
    row(u"http://192.168.1.5/auth"_s, "endpoint_not_https");
    row(u"file:///etc/passwd"_s, "endpoint_not_https");
    row(u"javascript:alert(1)"_s, "endpoint_not_https");
    row(u"smb://evil.example/share"_s, "endpoint_not_https");
    row(u"-flag"_s, "endpoint_not_https");
    row(u"x$(touch /tmp/owned)"_s, "endpoint_not_https");
    row(u"//accounts.google.com/o/oauth2/auth"_s, "endpoint_not_https");
    row(u" https://accounts.google.com/o/oauth2/auth"_s, "endpoint_not_https");
    row(u"https:accounts.google.com"_s, "endpoint_not_https");
    row(u"https://"_s, "endpoint_malformed host");
    row(u"https://:443/auth"_s, "endpoint_malformed host");
    row(u"https://accounts.google.com@evil.example/auth"_s, "endpoint_malformed user_info");
    row(u"https://user:pass@accounts.google.com/auth"_s, "endpoint_malformed user_info");
    row(u"https://@accounts.google.com/auth"_s, "endpoint_malformed user_info");
    row(u"http://user@localhost:4000/auth"_s, "endpoint_malformed user_info");
    row(u"https://accounts.google.com\\@evil.example/auth"_s, "endpoint_malformed characters");
    row(u"https://accounts.google.com/o oauth2"_s, "endpoint_malformed characters");
    row(u"https://accounts.google.com/auth\r\nHost: x"_s, "endpoint_malformed characters");
    row(u"https://accounts.googlé.com/auth"_s, "endpoint_malformed characters");
    row(u"https://accounts.google.com/auth#fragment"_s, "endpoint_malformed fragment");
    row(u"https://accounts.google.com:0/auth"_s, "endpoint_malformed port");
    row(u"https://accounts.google.com:65536/auth"_s, "endpoint_malformed port");
    row(u"https://accounts.google.com:+80/auth"_s, "endpoint_malformed port");
    row(u"https://accounts.google.com:/auth"_s, "endpoint_malformed port");
}

void TestOAuthClient::refusesUnsafeEndpoints()
{
    QFETCH(QString, uri);
    for (const QString& member : {u"auth_uri"_s, u"token_uri"_s}) {
        const auto client = OAuthClient::parse(webWith(member, uri));
        QVERIFY(!client);
        QTEST((client.error().code + u' ' + client.error().facts.value(u"reason"_s)).trimmed(), "code");
        QCOMPARE(client.error().facts.value(u"member"_s), u"web."_s + member);
        QCOMPARE(client.error().facts.value(u"found"_s), uri);
    }
}

void TestOAuthClient::takesPlainHttpOnThisMachineOnly_data()
{
    QTest::addColumn<QString>("uri");
    for (const char* uri :
        {"http://localhost:4000/token", "http://127.0.0.1:4000/token", "http://[::1]:4000/token",
            "HTTP://LOCALHOST/token", "https://login.example.com:8443/t?tenant=1"})
        QTest::newRow(uri) << QString::fromLatin1(uri);
}

void TestOAuthClient::takesPlainHttpOnThisMachineOnly()
{
    QFETCH(QString, uri);
    const auto client = OAuthClient::parse(webWith(u"token_uri"_s, uri));
    QVERIFY2(client, client ? "" : qPrintable(summary(client.error())));
    QCOMPARE(client->tokenUri, uri);
    QVERIFY(!client->isGoogle());
}

void TestOAuthClient::knowsGoogleByItsExactAddresses_data()
{
    QTest::addColumn<QString>("authUri");
    QTest::addColumn<QString>("tokenUri");
    QTest::addColumn<bool>("isGoogle");
    const QString auth = u"https://accounts.google.com/o/oauth2/v2/auth"_s;
    const QString token = u"https://oauth2.googleapis.com/token"_s;
    const auto row = [](const char* name, const QString& authUri, const QString& tokenUri, bool isGoogle) {
        QTest::newRow(name) << authUri << tokenUri << isGoogle;
    };
    row("present", auth, token, true);
    row("file form", u"https://accounts.google.com/o/oauth2/auth"_s, token, true);
    row("former token endpoint", auth, u"https://accounts.google.com/o/oauth2/token"_s, true);
    row("v4 token endpoint", auth, u"https://www.googleapis.com/oauth2/v4/token"_s, true);
    row("v3 token endpoint", auth, u"https://www.googleapis.com/oauth2/v3/token"_s, true);
    row("port", u"https://accounts.google.com:443/o/oauth2/v2/auth"_s, token, false);
    row("trailing dot", u"https://accounts.google.com./o/oauth2/v2/auth"_s, token, false);
    row("trailing slash", auth + u'/', token, false);
    row("query", auth + u"?continue=x"_s, token, false);
    row("other path", u"https://accounts.google.com/logout"_s, token, false);
    row("look-alike", u"https://accounts.google.com.evil.example/o/oauth2/v2/auth"_s, token, false);
    row("punycode", u"https://accounts.xn--ggle-55da.com/o/oauth2/v2/auth"_s, token, false);
    row("capitals", u"https://ACCOUNTS.google.com/o/oauth2/v2/auth"_s, token, false);
    row("token elsewhere", auth, u"https://evil.example/token"_s, false);
}

void TestOAuthClient::knowsGoogleByItsExactAddresses()
{
    QFETCH(QString, authUri);
    QFETCH(QString, tokenUri);
    QTEST((OAuthClient{.authUri = authUri, .tokenUri = tokenUri}).isGoogle(), "isGoogle");
}

void TestOAuthClient::findsTheProject_data()
{
    QTest::addColumn<QString>("clientId");
    QTest::addColumn<QString>("projectId");
    QTest::addColumn<QString>("number");
    QTest::addColumn<QString>("project");
    const QString id = u"123-abc9.apps.googleusercontent.com"_s;
    QTest::newRow("number and ID") << id << u"my-project"_s << u"123"_s << u"my-project"_s;
    QTest::newRow("number only") << id << QString() << u"123"_s << u"123"_s;
    QTest::newRow("client of before 2014")
        << u"123.apps.googleusercontent.com"_s << QString() << QString() << QString();
    QTest::newRow("other server") << u"my-client"_s << QString() << QString() << QString();
    QTest::newRow("other host") << id + u".evil.example"_s << QString() << QString() << QString();
}

void TestOAuthClient::findsTheProject()
{
    QFETCH(QString, clientId);
    QFETCH(QString, projectId);
    const OAuthClient client{.clientId = clientId, .projectId = projectId};
    QTEST(client.projectNumber(), "number");
    QTEST(client.project(), "project");
}

void TestOAuthClient::saysWhereAFileBreaks()
{
    const QByteArray json = "{\"web\":{\n  \"client_id\": \"a\",\n  \"client_id\": \"b\"}}";
    QCOMPARE(
        summary(OAuthClient::parse(json).error()), u"json_duplicate_key column=3 key=web.client_id line=3"_s);
}

QTEST_GUILESS_MAIN(TestOAuthClient)
#include "tst_oauthclient.moc"
