// SPDX-License-Identifier: Apache-2.0
#include "oauth/redirectdifference.h"
#include "oauth/redirecturi.h"

#include <QTcpServer>
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

class TestRedirectUri : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void takesALoopbackUriApart_data();
    void takesALoopbackUriApart();
    void refusesWhatItCannotAnswer_data();
    void refusesWhatItCannotAnswer();
    void listensOnBothAddressesOfLocalhostOnly();
    void namesTheDifferencesOfANearMiss_data();
    void namesTheDifferencesOfANearMiss();
    void findsTheNearestOfSeveral();
    void choosesForWebClients_data();
    void choosesForWebClients();
    void choosesForDesktopClients_data();
    void choosesForDesktopClients();
    void takesTheNextPortForDesktopClientsWhenOneIsTaken();
    void staysWithTheFirstPortWhenAllAreTaken();
    void neverAsksForAnotherPortOfAWebClient();
    void tellsWhatTheFileHasInstead();
    void doesNotCallAProductionClientOneToAddLocalhostTo();
    void namesTheProgramThatHoldsAPort();
    void hasNoOwnerForAFreePort();
};

void TestRedirectUri::takesALoopbackUriApart_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("host");
    QTest::addColumn<int>("port");
    QTest::addColumn<QByteArray>("path");
    QTest::newRow("usual") << u"http://localhost:8080"_s << u"localhost"_s << 8080 << "/"_ba;
    QTest::newRow("slash") << u"http://localhost:8080/"_s << u"localhost"_s << 8080 << "/"_ba;
    QTest::newRow("no port") << u"http://localhost"_s << u"localhost"_s << 80 << "/"_ba;
    QTest::newRow("IPv4") << u"http://127.0.0.1:1/cb"_s << u"127.0.0.1"_s << 1 << "/cb"_ba;
    QTest::newRow("IPv6") << u"http://[::1]:65535/a/b/"_s << u"::1"_s << 65535 << "/a/b/"_ba;
    QTest::newRow("IPv6 without port") << u"http://[::1]"_s << u"::1"_s << 80 << "/"_ba;
    QTest::newRow("capitals") << u"HTTP://LocalHost:8080/Cb"_s << u"localhost"_s << 8080 << "/Cb"_ba;
    QTest::newRow("encoded path") << u"http://localhost:8080/%7Ea"_s << u"localhost"_s << 8080 << "/%7Ea"_ba;
    QTest::newRow("dots in names") << u"http://localhost:8080/..a/.b"_s << u"localhost"_s << 8080
                                   << "/..a/.b"_ba;
}

void TestRedirectUri::takesALoopbackUriApart()
{
    QFETCH(QString, text);
    const auto redirectUri = RedirectUri::parse(text);
    QVERIFY(redirectUri.has_value());
    QCOMPARE(redirectUri->text, text);
    QTEST(redirectUri->host, "host");
    QTEST(int(redirectUri->port), "port");
    QTEST(redirectUri->path, "path");
}

void TestRedirectUri::refusesWhatItCannotAnswer_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("reason");
    const auto row = [](const char* text, const char* reason) {
        QTest::newRow(text) << QString::fromLatin1(text) << QString::fromLatin1(reason);
    };
    row("", "scheme");
    row("localhost:8080", "scheme");
    row("https://localhost:8080", "scheme");
    row("urn:ietf:wg:oauth:2.0:oob", "scheme");
    row("http://example.com", "host");
    row("http://192.168.1.5:8080", "host");
    row("http://0.0.0.0:8080", "host");
    row("http://127.0.0.2:8080", "host");
    row("http://127.1:8080", "host");
    row("http://0x7f000001:8080", "host");
    row("http://localhost.:8080", "host");
    row("http://localhost.evil.example:8080", "host");
    row("http://::1:8080", "host");
    row("http:localhost:8080", "host");
    row("http://", "host");
    row("http://me@localhost:8080", "user_info");
    row("http://localhost@evil.example", "user_info");
    row("http://localhost:8080/#x", "fragment");
    row("http://localhost:8080/?x=1", "query");
    row("http://localhost:0", "syntax");
    row("http://localhost:65536", "syntax");
    row("http://localhost:", "syntax");
    row("http://localhost:80x", "syntax");
    row("http://localhost:-1", "syntax");
    row("http://localhost:8080/a b", "syntax");
    row("http://localhost:8080/a\r\nb", "syntax");
    row("http://localhost:8080\\evil.example", "syntax");
    row("http://localhost:8080/a/../b", "syntax");
    row("http://localhost:8080/%2E%2e/b", "syntax");
    row("http://localhost:8080/.", "syntax");
}

void TestRedirectUri::refusesWhatItCannotAnswer()
{
    QFETCH(QString, text);
    QFETCH(QString, reason);
    const auto redirectUri = RedirectUri::parse(text);
    QVERIFY(!redirectUri);
    const Facts facts{{u"redirect_uri"_s, text}, {u"reason"_s, reason}};
    QCOMPARE(redirectUri.error(), (Error{Step::Listen, u"redirect_not_loopback"_s, facts}));
}

void TestRedirectUri::listensOnBothAddressesOfLocalhostOnly()
{
    const QHostAddress v4(QHostAddress::LocalHost);
    const QHostAddress v6(QHostAddress::LocalHostIPv6);
    QCOMPARE(RedirectUri::parse(u"http://localhost:8080"_s)->addresses(), (QList{v4, v6}));
    QCOMPARE(RedirectUri::parse(u"http://127.0.0.1:8080"_s)->addresses(), QList{v4});
    QCOMPARE(RedirectUri::parse(u"http://[::1]:8080"_s)->addresses(), QList{v6});
}

void TestRedirectUri::namesTheDifferencesOfANearMiss_data()
{
    QTest::addColumn<QString>("listed");
    QTest::addColumn<QString>("kinds");
    QTest::addColumn<QString>("single");
    QTest::addColumn<bool>("isNear");
    const auto row = [](const char* listed, const char* kinds, const char* single, bool isNear) {
        QTest::newRow(listed) << QString::fromLatin1(listed) << QString::fromLatin1(kinds)
                              << QString::fromLatin1(single) << isNear;
    };
    row("http://localhost:8080/cb/", "slash", "extra_slash=/", true);
    row("https://localhost:8080/cb", "scheme", "other_scheme=https", true);
    row("http://127.0.0.1:8080/cb", "host", "other_host=127.0.0.1", true);
    row("http://[::1]:8080/cb", "host", "other_host=[::1]", true);
    row("http://localhost:3000/cb", "port", "other_port=3000", true);
    row("http://localhost/cb", "port", "other_port=none", true);
    row("http://LOCALHOST:8080/cb", "case", "other_case=http://LOCALHOST:8080/cb", true);
    row("http://localhost:8080/CB", "case", "other_case=http://localhost:8080/CB", true);
    row("http://localhost:8080/oauth2callback", "path", "other_path=/oauth2callback", true);
    row("http://localhost:8080", "path", "other_path=", true);
    row("http://localhost:8080/cb?x=1", "query", "other_query=x=1", true);
    row("http://127.0.0.1:8080/cb/", "host, slash", "", true);
    row("https://localhost:3000/cb", "scheme, port", "", true);
    row("http://localhost:3000/other", "port, path", "", false);
    row("https://127.0.0.1:3000/cb", "scheme, host, port", "", false);
}

void TestRedirectUri::namesTheDifferencesOfANearMiss()
{
    QFETCH(QString, listed);
    QFETCH(QString, kinds);
    QFETCH(QString, single);
    const QString wanted = u"http://localhost:8080/cb"_s;
    const auto nearest = nearestRedirect(wanted, {listed});
    QVERIFY(nearest.has_value());
    QTEST(nearest->isNearMiss(), "isNear");
    Facts expected{{u"wanted"_s, wanted}, {u"listed"_s, listed}, {u"difference"_s, kinds}};
    if (!single.isEmpty())
        expected.insert(single.section(u'=', 0, 0), single.section(u'=', 1));
    QCOMPARE(nearest->facts(wanted), expected);
}

void TestRedirectUri::findsTheNearestOfSeveral()
{
    const QString wanted = u"http://localhost:8080"_s;
    const QStringList listed{
        u"https://example.com"_s, u"http://localhost:3000/x"_s, u"http://localhost:8080/"_s};
    QCOMPARE(nearestRedirect(wanted, listed)->listed, u"http://localhost:8080/"_s);
    QCOMPARE(nearestRedirect(wanted, listed)->facts(wanted).value(u"extra_slash"_s), u"/"_s);
    QCOMPARE(nearestRedirect(listed[2], {wanted})->facts(listed[2]).value(u"missing_slash"_s), u"/"_s);
    QVERIFY(!nearestRedirect(wanted, {u"https://example.com"_s}));
    QVERIFY(!nearestRedirect(wanted, {wanted, u"http://localhost:8080/"_s}));
}

void TestRedirectUri::choosesForWebClients_data()
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

void TestRedirectUri::choosesForWebClients()
{
    QFETCH(QString, listed);
    QFETCH(QString, wanted);
    const OAuthClient client = webClient(listed);
    // "outcome" is as in the file; with "use it anyway" the console may be newer.
    QFETCH(QString, outcome);
    QCOMPARE(::outcome(chooseRedirectUri(client, wanted, false, everyPortIsFree)), outcome);
    QTEST(::outcome(chooseRedirectUri(client, wanted, true, everyPortIsFree)), "anyway");
}

void TestRedirectUri::choosesForDesktopClients_data()
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

void TestRedirectUri::choosesForDesktopClients()
{
    QFETCH(QString, listed);
    QFETCH(QString, wanted);
    OAuthClient client = webClient(listed);
    client.type = OAuthClient::Type::Installed;
    QTEST(outcome(chooseRedirectUri(client, wanted, false, everyPortIsFree)), "chosen");
}

void TestRedirectUri::takesTheNextPortForDesktopClientsWhenOneIsTaken()
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

void TestRedirectUri::staysWithTheFirstPortWhenAllAreTaken()
{
    const OAuthClient client{.type = OAuthClient::Type::Installed, .redirectUris = {u"http://localhost"_s}};
    const auto isFree = [](const QList<QHostAddress>&, quint16) { return false; };
    QCOMPARE(outcome(chooseRedirectUri(client, {}, false, isFree)), u"http://localhost:8080"_s);
}

void TestRedirectUri::neverAsksForAnotherPortOfAWebClient()
{
    const auto isFree = [](const QList<QHostAddress>&, quint16) { return false; };
    const OAuthClient client = webClient(u"http://localhost:8080 http://localhost:9000"_s);
    QCOMPARE(outcome(chooseRedirectUri(client, {}, false, isFree)), u"http://localhost:8080"_s);
}

void TestRedirectUri::tellsWhatTheFileHasInstead()
{
    const OAuthClient client = webClient(u"http://localhost:9000 http://localhost:8080/"_s);
    const auto result = chooseRedirectUri(client, u"http://localhost:8080"_s, false, everyPortIsFree);
    const Facts expected{{u"wanted"_s, u"http://localhost:8080"_s}, {u"near"_s, u"http://localhost:8080/"_s},
        {u"listed"_s, u"http://localhost:9000, http://localhost:8080/"_s}, {u"difference"_s, u"slash"_s},
        {u"extra_slash"_s, u"/"_s}, {u"test_client"_s, u"true"_s}};
    QCOMPARE(result.error().facts, expected);
}

void TestRedirectUri::doesNotCallAProductionClientOneToAddLocalhostTo()
{
    const OAuthClient client = webClient(u"https://a.example.com/cb http://localhost:9000"_s);
    const auto result = chooseRedirectUri(client, u"http://localhost:8080"_s, false, everyPortIsFree);
    QCOMPARE(result.error().code, u"redirect_not_in_file"_s);
    QVERIFY(!result.error().facts.contains(u"test_client"_s));
}

void TestRedirectUri::namesTheProgramThatHoldsAPort()
{
#ifdef Q_OS_LINUX
    const QString self = u"tst_redirecturi (%1)"_s.arg(QCoreApplication::applicationPid());
    for (const auto address : {QHostAddress::LocalHost, QHostAddress::AnyIPv4, QHostAddress::Any}) {
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress(address)));
        QCOMPARE(portOwner(QHostAddress(QHostAddress::LocalHost), server.serverPort()), self);
    }
    QTcpServer server;
    if (!server.listen(QHostAddress(QHostAddress::LocalHostIPv6)))
        QSKIP("no IPv6 here");
    QCOMPARE(portOwner(QHostAddress(QHostAddress::LocalHostIPv6), server.serverPort()), self);
    QCOMPARE(portOwner(QHostAddress(QHostAddress::LocalHost), server.serverPort()), QString());
#else
    QSKIP("known on Linux only");
#endif
}

void TestRedirectUri::hasNoOwnerForAFreePort()
{
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress(QHostAddress::LocalHost)));
    const quint16 port = server.serverPort();
    server.close();
    QCOMPARE(portOwner(QHostAddress(QHostAddress::LocalHost), port), QString());
}

QTEST_GUILESS_MAIN(TestRedirectUri)
#include "tst_redirecturi.moc"
