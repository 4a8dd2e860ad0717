// SPDX-License-Identifier: Apache-2.0
#include "google/consolelinks.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace scopelight;

class TestConsoleLinks : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void areMadeFromTheProjectAndTheClient();
    void fillInADelegation();
    void takeEveryKindOfProjectName_data();
    void takeEveryKindOfProjectName();
    void areEmptyForHostileIdentifiers_data();
    void areEmptyForHostileIdentifiers();
    void needTheServiceToBeGoogles_data();
    void needTheServiceToBeGoogles();
};

void TestConsoleLinks::areMadeFromTheProjectAndTheClient()
{
    const QString project = u"backup-app-1"_s;
    const QString console = u"https://console.cloud.google.com/"_s;
    QCOMPARE(ConsoleLink::client(u"123-abc0.apps.googleusercontent.com"_s, project),
        console + "auth/clients/123-abc0.apps.googleusercontent.com?project=backup-app-1"_L1);
    QCOMPARE(ConsoleLink::clients(project), console + "auth/clients?project=backup-app-1"_L1);
    QCOMPARE(ConsoleLink::audience(project), console + "auth/audience?project=backup-app-1"_L1);
    QCOMPARE(ConsoleLink::scopes(project), console + "auth/scopes?project=backup-app-1"_L1);
    QCOMPARE(ConsoleLink::library(u"drive.googleapis.com"_s, project),
        console + "apis/library/drive.googleapis.com?project=backup-app-1"_L1);
    QCOMPARE(ConsoleLink::connections(), u"https://myaccount.google.com/connections"_s);
}

/// Never with the flag that overwrites what an administrator delegated before.
void TestConsoleLinks::fillInADelegation()
{
    const QString page = u"https://admin.google.com/ac/owl/domainwidedelegation"_s;
    const QString scopes = u"openid https://www.googleapis.com/auth/drive"_s;
    QCOMPARE(ConsoleLink::delegation(u"104859612345678901234"_s, scopes),
        page
            + "?clientScopeToAdd=openid%2Chttps%3A%2F%2Fwww.googleapis.com%2Fauth%2Fdrive"
              "&clientIdToAdd=104859612345678901234"_L1);
    QCOMPARE(ConsoleLink::delegation(u"1&overwriteClientId=true"_s, scopes), page);
    QCOMPARE(ConsoleLink::delegation(u"1"_s, {}), page);
    QVERIFY(!ConsoleLink::delegation(u"1"_s, u"a&overwriteClientId=true"_s).contains(u"&overwrite"_s));
}

void TestConsoleLinks::takeEveryKindOfProjectName_data()
{
    QTest::addColumn<QString>("project");
    QTest::newRow("ID") << u"backup-app-1"_s;
    QTest::newRow("number") << u"104859612345"_s;
    QTest::newRow("ID of a domain") << u"example.com:backup-app"_s;
}

void TestConsoleLinks::takeEveryKindOfProjectName()
{
    QFETCH(QString, project);
    QVERIFY(ConsoleLink::clients(project).endsWith("?project="_L1 + project));
}

void TestConsoleLinks::areEmptyForHostileIdentifiers_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("nothing") << QString();
    QTest::newRow("another parameter") << u"p&authuser=1"_s;
    QTest::newRow("fragment") << u"p#x"_s;
    QTest::newRow("path") << u"../../evil"_s;
    QTest::newRow("percent") << u"p%26x"_s;
    QTest::newRow("space") << u"p x"_s;
    QTest::newRow("line break at the end") << u"project\n"_s;
    QTest::newRow("line break inside") << u"pro\r\nject"_s;
    QTest::newRow("markup") << u"<b>p</b>"_s;
    QTest::newRow("another host") << u"@evil.example"_s;
    QTest::newRow("right to left") << u"p\u202Etcejorp"_s;
    QTest::newRow("letter that looks alike") << u"pr\u043Eject"_s;
    QTest::newRow("full-width digit") << u"\uFF11\uFF12"_s;
    QTest::newRow("too long") << QString(200, u'a');
}

void TestConsoleLinks::areEmptyForHostileIdentifiers()
{
    QFETCH(QString, text);
    const QString clientId = u"123-abc.apps.googleusercontent.com"_s;
    const QString service = u"drive.googleapis.com"_s;
    QCOMPARE(ConsoleLink::client(clientId, text), QString());
    QCOMPARE(ConsoleLink::clients(text), QString());
    QCOMPARE(ConsoleLink::audience(text), QString());
    QCOMPARE(ConsoleLink::scopes(text), QString());
    QCOMPARE(ConsoleLink::library(service, text), QString());
    QCOMPARE(ConsoleLink::client(text, u"project"_s), QString());
    QCOMPARE(ConsoleLink::library(text, u"project"_s), QString());
}

void TestConsoleLinks::needTheServiceToBeGoogles_data()
{
    QTest::addColumn<QString>("service");
    QTest::newRow("another domain") << u"drive.googleapis.com.evil.example"_s;
    QTest::newRow("no dot") << u"evilgoogleapis.com"_s;
    QTest::newRow("nothing before") << u".googleapis.com"_s;
    QTest::newRow("path") << u"x/../drive.googleapis.com"_s;
    QTest::newRow("capital") << u"Drive.googleapis.com"_s;
    QTest::newRow("line break") << u"drive.googleapis.com\n"_s;
}

void TestConsoleLinks::needTheServiceToBeGoogles()
{
    QFETCH(QString, service);
    QCOMPARE(ConsoleLink::library(service, u"project"_s), QString());
}

QTEST_GUILESS_MAIN(TestConsoleLinks)
#include "tst_consolelinks.moc"
