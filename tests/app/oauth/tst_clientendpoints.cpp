// SPDX-License-Identifier: Apache-2.0
#include "clientfile.h"
#include "summary.h"

#include "oauth/oauthclient.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace scopelight;

/// Which endpoints a client file may name.
class TestClientEndpoints : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void refusesUnsafeEndpoints_data();
    void refusesUnsafeEndpoints();
    void takesPlainHttpOnThisMachineOnly_data();
    void takesPlainHttpOnThisMachineOnly();
    void knowsGoogleByItsExactAddresses_data();
    void knowsGoogleByItsExactAddresses();
};

void TestClientEndpoints::refusesUnsafeEndpoints_data()
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
    row(u"https://accounts.google.com@evil.example/auth"_s, "endpoint_malformed userinfo");
    row(u"https://user:pass@accounts.google.com/auth"_s, "endpoint_malformed userinfo");
    row(u"https://@accounts.google.com/auth"_s, "endpoint_malformed userinfo");
    row(u"http://user@localhost:4000/auth"_s, "endpoint_malformed userinfo");
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

void TestClientEndpoints::refusesUnsafeEndpoints()
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

void TestClientEndpoints::takesPlainHttpOnThisMachineOnly_data()
{
    QTest::addColumn<QString>("uri");
    for (const char* uri :
        {"http://localhost:4000/token", "http://127.0.0.1:4000/token", "http://[::1]:4000/token",
            "HTTP://LOCALHOST/token", "https://login.example.com:8443/t?tenant=1"})
        QTest::newRow(uri) << QString::fromLatin1(uri);
}

void TestClientEndpoints::takesPlainHttpOnThisMachineOnly()
{
    QFETCH(QString, uri);
    const auto client = OAuthClient::parse(webWith(u"token_uri"_s, uri));
    QVERIFY2(client, client ? "" : qPrintable(summary(client.error())));
    QCOMPARE(client->tokenUri, uri);
    QVERIFY(!client->isGoogle());
}

void TestClientEndpoints::knowsGoogleByItsExactAddresses_data()
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

void TestClientEndpoints::knowsGoogleByItsExactAddresses()
{
    QFETCH(QString, authUri);
    QFETCH(QString, tokenUri);
    QTEST((OAuthClient{.authUri = authUri, .tokenUri = tokenUri}).isGoogle(), "isGoogle");
}

QTEST_GUILESS_MAIN(TestClientEndpoints)
#include "tst_clientendpoints.moc"
