// SPDX-License-Identifier: Apache-2.0
#include "oauth/redirecturi.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace scopelight;

namespace {

const auto everyPortIsFree = [](const QList<QHostAddress>&, quint16) { return true; };

/// What chooseRedirectUri() came to: the URI, or the code.
QString outcome(const Result<RedirectUri>& result)
{
    return result ? result->text : result.error().code;
}

OAuthClient webClient(const QString& redirectUris)
{
    return {.redirectUris = redirectUris.split(u' ', Qt::SkipEmptyParts), .listsRedirectUris = true};
}

} // namespace

/// Which redirect URI a sign-in uses, and why none.
class TestRedirectChoice : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void choosesForWebClients_data();
    void choosesForWebClients();
    void choosesForDesktopClients_data();
    void choosesForDesktopClients();
    void takesTheNextPortForDesktopClientsWhenOneIsTaken();
    void staysWithTheFirstPortWhenAllAreTaken();
    void neverAsksForAnotherPortOfAWebClient();
    void tellsWhatTheFileHasInstead();
    void doesNotCallAProductionClientOneToAddLocalhostTo();
};

void TestRedirectChoice::choosesForWebClients_data()
{
    QTest::addColumn<QString>("listed");
    QTest::addColumn<QString>("wanted");
    QTest::addColumn<QString>("outcome");
    QTest::addColumn<QString>("anyway");
    const auto row = [](const char* name, const char* listed, const char* wanted, const char* chosen,
                         const char* anyway) {
        QTest::newRow(name) << QString::fromLatin1(listed) << QString::fromLatin1(wanted)
                            << QString::fromLatin1(chosen) << QString::fromLatin1(anyway);
    };
    const char* usual = "http://localhost:8080";
    row("usual one", "http://localhost:8080", "", usual, usual);
    row("usual one among others", "http://localhost:3000 http://localhost:8080", "", usual, usual);
    row("first usable one", "https://localhost:1 http://127.0.0.1:9000/cb http://localhost:3000", "",
        "http://127.0.0.1:9000/cb", "http://127.0.0.1:9000/cb");
    row("same with a slash", "http://localhost:8080/", "", "http://localhost:8080/",
        "http://localhost:8080/");
    row("wanted and listed", "http://localhost:8080 http://localhost:9000", "http://localhost:9000",
        "http://localhost:9000", "http://localhost:9000");
    row("wanted, listed with a slash", "http://localhost:8080/", usual, "redirect_not_in_file", usual);
    row("wanted, nothing near", "http://localhost:8080", "http://[::1]:9/x", "redirect_not_in_file",
        "http://[::1]:9/x");
    row("wanted, mixed client", "https://a.example.com/cb http://localhost:1", usual, "redirect_not_in_file",
        usual);
    row("wanted, production client", "https://a.example.com/cb", usual, "production_client", usual);
    row("wanted, but public", "https://a.example.com/cb", "https://a.example.com/cb", "redirect_not_loopback",
        "redirect_not_loopback");
    row("production client", "https://a.example.com/cb", "", "production_client", "production_client");
    row("public and unusable", "https://a.example.com/cb https://localhost:8080", "", "production_client",
        "production_client");
    row("nothing usable", "https://localhost:8080", "", "no_loopback_redirect", "no_loopback_redirect");
    row("machine of the local network", "http://192.168.1.5:8080", "", "no_loopback_redirect",
        "no_loopback_redirect");
    row("nothing listed", "", "", "no_loopback_redirect", "no_loopback_redirect");
    row("nothing listed, wanted", "", usual, "redirect_not_in_file", usual);
}

void TestRedirectChoice::choosesForWebClients()
{
    QFETCH(QString, listed);
    QFETCH(QString, wanted);
    const OAuthClient client = webClient(listed);
    // "outcome" is as in the file; with "use it anyway" the console may be newer.
    QFETCH(QString, outcome);
    QCOMPARE(::outcome(chooseRedirectUri(client, wanted, false, everyPortIsFree)), outcome);
    QTEST(::outcome(chooseRedirectUri(client, wanted, true, everyPortIsFree)), "anyway");
}

void TestRedirectChoice::choosesForDesktopClients_data()
{
    QTest::addColumn<QString>("listed");
    QTest::addColumn<QString>("wanted");
    QTest::addColumn<QString>("chosen");
    QTest::newRow("download") << u"http://localhost"_s << QString() << u"http://localhost:8080"_s;
    QTest::newRow("older download") << u"urn:ietf:wg:oauth:2.0:oob http://localhost"_s << QString()
                                    << u"http://localhost:8080"_s;
    QTest::newRow("nothing listed") << QString() << QString() << u"http://127.0.0.1:8080"_s;
    QTest::newRow("out-of-band only")
        << u"urn:ietf:wg:oauth:2.0:oob"_s << QString() << u"http://127.0.0.1:8080"_s;
    QTest::newRow("IPv6 with a path") << u"http://[::1]:1/cb"_s << QString() << u"http://[::1]:8080/cb"_s;
    QTest::newRow("wanted") << u"http://localhost"_s << u"http://127.0.0.1:9999/x"_s
                            << u"http://127.0.0.1:9999/x"_s;
    QTest::newRow("wanted elsewhere")
        << u"http://localhost"_s << u"http://example.com"_s << u"redirect_not_loopback"_s;
}

void TestRedirectChoice::choosesForDesktopClients()
{
    QFETCH(QString, listed);
    QFETCH(QString, wanted);
    OAuthClient client = webClient(listed);
    client.type = OAuthClient::Type::Installed;
    QTEST(outcome(chooseRedirectUri(client, wanted, false, everyPortIsFree)), "chosen");
}

void TestRedirectChoice::takesTheNextPortForDesktopClientsWhenOneIsTaken()
{
    const OAuthClient client{.type = OAuthClient::Type::Installed, .redirectUris = {u"http://localhost"_s}};
    QList<QHostAddress> asked;
    const auto isFree = [&asked](const QList<QHostAddress>& addresses, quint16 port) {
        asked = addresses;
        return port == 8082;
    };
    QCOMPARE(outcome(chooseRedirectUri(client, {}, false, isFree)), u"http://localhost:8082"_s);
    QCOMPARE(asked.size(), 2);
}

void TestRedirectChoice::staysWithTheFirstPortWhenAllAreTaken()
{
    const OAuthClient client{.type = OAuthClient::Type::Installed, .redirectUris = {u"http://localhost"_s}};
    const auto isFree = [](const QList<QHostAddress>&, quint16) { return false; };
    QCOMPARE(outcome(chooseRedirectUri(client, {}, false, isFree)), u"http://localhost:8080"_s);
}

void TestRedirectChoice::neverAsksForAnotherPortOfAWebClient()
{
    const auto isFree = [](const QList<QHostAddress>&, quint16) { return false; };
    const OAuthClient client = webClient(u"http://localhost:8080 http://localhost:9000"_s);
    QCOMPARE(outcome(chooseRedirectUri(client, {}, false, isFree)), u"http://localhost:8080"_s);
}

void TestRedirectChoice::tellsWhatTheFileHasInstead()
{
    const OAuthClient client = webClient(u"http://localhost:9000 http://localhost:8080/"_s);
    const auto result = chooseRedirectUri(client, u"http://localhost:8080"_s, false, everyPortIsFree);
    const Facts expected{{u"wanted"_s, u"http://localhost:8080"_s}, {u"near"_s, u"http://localhost:8080/"_s},
        {u"listed"_s, u"http://localhost:9000, http://localhost:8080/"_s}, {u"difference"_s, u"slash"_s},
        {u"extra_slash"_s, u"/"_s}, {u"test_client"_s, u"true"_s}};
    QCOMPARE(result.error().facts, expected);
}

void TestRedirectChoice::doesNotCallAProductionClientOneToAddLocalhostTo()
{
    const OAuthClient client = webClient(u"https://a.example.com/cb http://localhost:9000"_s);
    const auto result = chooseRedirectUri(client, u"http://localhost:8080"_s, false, everyPortIsFree);
    QCOMPARE(result.error().code, u"redirect_not_in_file"_s);
    QVERIFY(!result.error().facts.contains(u"test_client"_s));
}

QTEST_GUILESS_MAIN(TestRedirectChoice)
#include "tst_redirectchoice.moc"
