// SPDX-License-Identifier: Apache-2.0
#include "files.h"
#include "oauth/clientfindings.h"
#include "oauth/redirectrules.h"
#include "summary.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace scopelight;

namespace {

OAuthClient fixture(const QString& name)
{
    return OAuthClient::parse(testData(u"client/"_s + name)).value_or(OAuthClient());
}

} // namespace

class TestClientFindings : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void gradesWhatAFileSays_data();
    void gradesWhatAFileSays();
    void saysThatTheFileListsTheSameWithAFinalSlash();
    void tellsNobodyToAddLocalhostToAProductionClient();
    void knowsGooglesRulesForRedirectUris_data();
    void knowsGooglesRulesForRedirectUris();
    void gradesAnUnusableUriByWhetherItIsUsed();
    void appliesGooglesRulesToGooglesClientsOnly();
    void looksAtTheEndpoints_data();
    void looksAtTheEndpoints();
    void looksAtTheSecret_data();
    void looksAtTheSecret();
    void neverCarriesTheSecret();
};

void TestClientFindings::gradesWhatAFileSays_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("wanted");
    QTest::addColumn<QString>("findings");
    const QString none;
    const QString usual = u"http://localhost:8080"_s;
    const auto row = [](const QString& name, const QString& wanted, const QString& findings) {
        QTest::newRow(qPrintable(name + u' ' + wanted)) << name << wanted << findings;
    };
    row(u"web.json"_s, none, none);
    row(u"web.json"_s, usual, none);
    row(u"web.json"_s, u"http://127.0.0.1:8080"_s, u"problem:near_miss_redirect"_s);
    row(u"web.json"_s, u"http://localhost:1/other"_s, u"problem:redirect_not_in_file"_s);
    row(u"installed.json"_s, none, none);
    row(u"installed.json"_s, u"http://127.0.0.1:9"_s, none);
    row(u"installed_older.json"_s, none, u"note:redirect_out_of_band"_s);
    row(u"installed_no_secret.json"_s, none, u"look:no_client_secret"_s);
    row(u"web_final_slash.json"_s, none, u"look:near_miss_redirect"_s);
    row(u"web_final_slash.json"_s, usual, u"problem:near_miss_redirect"_s);
    row(u"web_production.json"_s, none, u"look:production_client"_s);
    row(u"web_production.json"_s, usual, u"look:production_client"_s);
    row(u"web_mixed.json"_s, none, u"look:mixed_client"_s);
    row(u"web_mixed.json"_s, usual, u"problem:redirect_not_in_file look:mixed_client"_s);
    row(u"web_origins_only.json"_s, none, u"problem:no_redirect_uris"_s);
    row(u"web_former.json"_s, none, u"note:former_token_endpoint"_s);
    row(u"web_unknown_members.json"_s, none, u"note:unknown_members"_s);
    row(u"web_practice.json"_s, none, u"note:other_server"_s);
    row(u"web_odd_spelling.json"_s, none,
        u"problem:no_loopback_redirect look:redirect_fragment look:redirect_raw_ip"_s);
}

void TestClientFindings::gradesWhatAFileSays()
{
    QFETCH(QString, name);
    QFETCH(QString, wanted);
    const OAuthClient client = fixture(name);
    QVERIFY(!client.clientId.isEmpty());
    QTEST(summary(clientFindings(client, wanted)), "findings");
}

void TestClientFindings::saysThatTheFileListsTheSameWithAFinalSlash()
{
    const Findings findings = clientFindings(fixture(u"web_final_slash.json"_s), {});
    const Facts facts{{u"wanted"_s, u"http://localhost:8080"_s}, {u"listed"_s, u"http://localhost:8080/"_s},
        {u"difference"_s, u"slash"_s}, {u"extra_slash"_s, u"/"_s}, {u"test_client"_s, u"true"_s}};
    QCOMPARE(findings, (Findings{{Finding::Level::Look, u"near_miss_redirect"_s, facts}}));
}

void TestClientFindings::tellsNobodyToAddLocalhostToAProductionClient()
{
    for (const QString& name : {u"web_production.json"_s, u"web_mixed.json"_s}) {
        const Findings findings = clientFindings(fixture(name), u"http://localhost:8080"_s);
        QVERIFY(!findings.isEmpty());
        // The words that advise registering need this fact.
        for (const Finding& finding : findings)
            QVERIFY2(!finding.facts.contains(u"test_client"_s), qPrintable(finding.code));
    }
}

void TestClientFindings::knowsGooglesRulesForRedirectUris_data()
{
    QTest::addColumn<QString>("uri");
    QTest::addColumn<QString>("rule");
    const auto row = [](const char* uri, const char* rule) {
        QTest::newRow(uri) << QString::fromUtf8(uri) << QString::fromLatin1(rule);
    };
    row("https://app.example.com/oauth2/callback", "");
    row("https://app.example.com:8443/cb?x=%20y", "");
    row("http://localhost:8080", "");
    row("https://localhost:8080", "");
    row("http://127.0.0.1/cb", "");
    row("http://127.0.0.2/cb", "");
    row("http://[::1]:8080", "");
    row("https://app.example.com/..well/known", "redirect_path_traversal");
    row("https://app.example.com/a/../b", "redirect_path_traversal");
    row("https://app.example.com/a\\..\\b", "redirect_path_traversal");
    row("https://app.example.com/a%2F%2e%2E/b", "redirect_path_traversal");
    row("https://app.example.com/a%5c../b", "redirect_path_traversal");
    row("https://*.example.com/cb", "redirect_wildcard");
    row("https://app.example.com/*", "redirect_wildcard");
    row("https://app.example.com/a b", "redirect_characters");
    row("https://app.example.com/\t", "redirect_characters");
    row("https://bücher.example.com/", "redirect_characters");
    row("https://app.example.com/%", "redirect_percent_encoding");
    row("https://app.example.com/%2", "redirect_percent_encoding");
    row("https://app.example.com/%zz", "redirect_percent_encoding");
    row("https://app.example.com/%00", "redirect_encoded_nul");
    row("https://app.example.com/%c0%80", "redirect_encoded_nul");
    row("urn:ietf:wg:oauth:2.0:oob", "redirect_out_of_band");
    row("com.example.app:/oauth2redirect", "redirect_scheme");
    row("ftp://app.example.com/", "redirect_scheme");
    row("app.example.com/cb", "redirect_scheme");
    row("https://me@app.example.com/cb", "redirect_user_info");
    row("https://app.example.com/cb#x", "redirect_fragment");
    row("https://192.0.2.7/cb", "redirect_raw_ip");
    row("http://192.168.1.5:8080", "redirect_raw_ip");
    row("https://[2001:db8::1]/cb", "redirect_raw_ip");
    row("http://127.1:8080", "redirect_raw_ip");
    row("http://0x7f000001", "redirect_raw_ip");
    row("https://1234.googleusercontent.com/cb", "redirect_googleusercontent");
    row("https://googleusercontent.com/cb", "redirect_googleusercontent");
    row("https://notgoogleusercontent.com/cb", "");
    row("https://intranet/cb", "redirect_top_level_domain");
    row("https://nas.local/cb", "redirect_top_level_domain");
    row("https://app.test/cb", "redirect_top_level_domain");
    row("https:///cb", "redirect_top_level_domain");
    row("http://app.example.com/cb", "redirect_http_public");
}

void TestClientFindings::knowsGooglesRulesForRedirectUris()
{
    QFETCH(QString, uri);
    QTEST(brokenRedirectRule(uri), "rule");
}

void TestClientFindings::gradesAnUnusableUriByWhetherItIsUsed()
{
    OAuthClient client = fixture(u"web.json"_s);
    client.redirectUris += u"http://localhost:8080/#x"_s;
    QCOMPARE(summary(clientFindings(client, {})), u"look:redirect_fragment"_s);
    QCOMPARE(summary(clientFindings(client, u"http://localhost:8080/#x"_s)), u"problem:redirect_fragment"_s);
}

void TestClientFindings::appliesGooglesRulesToGooglesClientsOnly()
{
    OAuthClient client = fixture(u"web_practice.json"_s);
    client.redirectUris += u"http://192.168.1.5:8080"_s;
    QCOMPARE(summary(clientFindings(client, {})), u"note:other_server"_s);
}

void TestClientFindings::looksAtTheEndpoints_data()
{
    QTest::addColumn<QString>("authUri");
    QTest::addColumn<QString>("tokenUri");
    QTest::addColumn<QString>("findings");
    const QString auth = u"https://accounts.google.com/o/oauth2/auth"_s;
    const QString token = u"https://oauth2.googleapis.com/token"_s;
    const auto row = [](const char* name, const QString& authUri, const QString& tokenUri,
                         const QString& findings) { QTest::newRow(name) << authUri << tokenUri << findings; };
    row("Google", auth, token, {});
    row("another server", u"https://login.example.com/a"_s, u"https://login.example.com/t"_s,
        u"look:other_server"_s);
    row("Google's mTLS endpoint", auth, u"https://oauth2.mtls.googleapis.com/token"_s,
        u"look:other_server"_s);
    row("token elsewhere", auth, u"https://evil.example/token"_s, u"problem:endpoints_of_two_servers"_s);
    row("look-alike token endpoint", auth, u"https://oauth2.googleapis.com.evil.example/token"_s,
        u"problem:google_look_alike problem:endpoints_of_two_servers"_s);
    row("trailing dots", u"https://accounts.google.com./o/oauth2/auth"_s,
        u"https://oauth2.googleapis.com./token"_s,
        u"problem:google_look_alike problem:google_look_alike look:other_server"_s);
    row("swapped letters", u"https://accounts.goog1e.com/auth"_s, u"https://accounts.g00gle.com/t"_s,
        u"problem:google_look_alike problem:google_look_alike look:other_server"_s);
    row("punycode", u"https://xn--ggle-55da.com/auth"_s, u"https://login.example.com/t"_s,
        u"problem:google_look_alike look:other_server"_s);
}

void TestClientFindings::looksAtTheEndpoints()
{
    QFETCH(QString, authUri);
    QFETCH(QString, tokenUri);
    OAuthClient client = fixture(u"web.json"_s);
    client.authUri = authUri;
    client.tokenUri = tokenUri;
    QTEST(summary(clientFindings(client, {})), "findings");
}

void TestClientFindings::looksAtTheSecret_data()
{
    QTest::addColumn<QString>("secret");
    QTest::addColumn<QString>("findings");
    QTest::newRow("whole") << u"GOCSPX-example"_s << QString();
    QTest::newRow("older form") << u"abcdefghijklmnopqrstuvwx"_s << QString();
    QTest::newRow("as the console shows it later") << u"****abcd"_s << u"problem:masked_client_secret"_s;
    QTest::newRow("with a line end") << u"GOCSPX-example\n"_s << u"problem:client_secret_characters"_s;
    QTest::newRow("with a space") << u" GOCSPX-example"_s << u"problem:client_secret_characters"_s;
}

void TestClientFindings::looksAtTheSecret()
{
    QFETCH(QString, secret);
    OAuthClient client = fixture(u"web.json"_s);
    client.clientSecret = Secret(secret);
    QTEST(summary(clientFindings(client, {})), "findings");
}

void TestClientFindings::neverCarriesTheSecret()
{
    OAuthClient client = fixture(u"web_final_slash.json"_s);
    client.clientSecret = Secret(u"****canary "_s);
    client.clientId = u"unusual"_s;
    for (const Finding& finding : clientFindings(client, u"http://127.0.0.1:1/x"_s)) {
        for (const QString& fact : finding.facts)
            QVERIFY(!fact.contains(u"canary"_s));
    }
}

QTEST_GUILESS_MAIN(TestClientFindings)
#include "tst_clientfindings.moc"
