// SPDX-License-Identifier: Apache-2.0
#include "clientfile.h"
#include "summary.h"

#include "oauth/oauthclient.h"

#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace scopelight;

/// What is read from the client files that Google's console has made over the years.
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
    void findsTheProject_data();
    void findsTheProject();
};

void TestOAuthClient::readsAWebClient()
{
    const auto client = OAuthClient::parse(clientFile(u"web.json"_s));
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
    const auto client = OAuthClient::parse(clientFile(u"installed.json"_s));
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
    const auto client = OAuthClient::parse(clientFile(name));
    QVERIFY2(client, client ? "" : qPrintable(summary(client.error())));
    QVERIFY(client->unknownMembers.isEmpty());
}

void TestOAuthClient::keepsRedirectUrisByteForByte()
{
    const auto client = OAuthClient::parse(clientFile(u"web_odd_spelling.json"_s));
    const QStringList expected{u"HTTP://LocalHost:8080/%7Euser/../x?y=%41#z"_s, u"http://127.1:8080"_s};
    QCOMPARE(client->redirectUris, expected);
}

void TestOAuthClient::tellsAFileWithoutRedirectUrisFromAnEmptyList()
{
    QVERIFY(!OAuthClient::parse(clientFile(u"web_origins_only.json"_s))->listsRedirectUris);
    QVERIFY(OAuthClient::parse(webWith(u"redirect_uris"_s, QJsonArray()))->listsRedirectUris);
}

void TestOAuthClient::listsMembersItDoesNotKnow()
{
    const auto client = OAuthClient::parse(clientFile(u"web_unknown_members.json"_s));
    QCOMPARE(client->unknownMembers, (QStringList{u"note"_s, u"web.comment"_s}));
}

void TestOAuthClient::takesAnEmptySecretForNone()
{
    QVERIFY(!OAuthClient::parse(webWith(u"client_secret"_s, u""_s))->clientSecret.has_value());
    QVERIFY(!OAuthClient::parse(clientFile(u"installed_no_secret.json"_s))->clientSecret.has_value());
}

void TestOAuthClient::toleratesAByteOrderMark()
{
    QVERIFY(OAuthClient::parse("\xEF\xBB\xBF" + clientFile(u"web.json"_s)).has_value());
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

QTEST_GUILESS_MAIN(TestOAuthClient)
#include "tst_oauthclient.moc"
