// SPDX-License-Identifier: Apache-2.0
#include "clientfile.h"
#include "oauth/clientfindings.h"
#include "provocations.h"

using namespace Qt::StringLiterals;
using namespace scopelight;

namespace {

const QString usual = u"http://localhost:8080"_s;

OAuthClient fixture(const QString& name)
{
    return OAuthClient::parse(clientFile(name)).value_or(OAuthClient());
}

/// Those of one code: a file that has the one often has another.
void found(Provoked& rows, const OAuthClient& client, const QString& code, const QString& wanted = {},
    const QString& variant = {})
{
    Findings findings = clientFindings(client, wanted);
    findings.removeIf([&code](const Finding& finding) { return finding.code != code; });
    rows.findings(findings, variant.isEmpty() ? QString() : variant);
}

OAuthClient listing(const QStringList& redirectUris)
{
    OAuthClient client = fixture(u"web.json"_s);
    client.redirectUris = redirectUris;
    return client;
}

void provokeRedirects(Provoked& rows)
{
    found(rows, listing({usual + u'/'}), u"near_miss_redirect"_s);
    found(rows, listing({u"http://127.0.0.1:8080"_s}), u"near_miss_redirect"_s, usual, u"another host"_s);
    found(rows, listing({u"http://localhost:8081"_s}), u"near_miss_redirect"_s, usual, u"another port"_s);
    found(rows, listing({u"https://localhost:8080"_s}), u"near_miss_redirect"_s, usual, u"another scheme"_s);
    found(rows, listing({usual + u"/Back"_s}), u"near_miss_redirect"_s, usual + u"/back"_s,
        u"other capitals"_s);
    found(
        rows, listing({usual + u"/other"_s}), u"near_miss_redirect"_s, usual + u"/back"_s, u"another path"_s);
    found(rows, fixture(u"web.json"_s), u"redirect_not_in_file"_s, u"http://localhost:1/other"_s);
    found(rows, fixture(u"web_production.json"_s), u"production_client"_s);
    found(rows, fixture(u"web_mixed.json"_s), u"mixed_client"_s);
    found(rows, fixture(u"web_origins_only.json"_s), u"no_redirect_uris"_s);
    found(rows, listing({u"https://localhost:8080"_s}), u"no_loopback_redirect"_s);
}

void provokeRules(Provoked& rows)
{
    for (const auto& [uri, code] : {std::pair(u"http://localhost:8080/\u00E4"_s, u"redirect_characters"_s),
             {u"https://*.example.com"_s, u"redirect_wildcard"_s},
             {u"http://localhost:8080/%zz"_s, u"redirect_percent_encoding"_s},
             {u"http://localhost:8080/%00"_s, u"redirect_encoded_nul"_s},
             {u"http://ada@localhost:8080"_s, u"redirect_user_info"_s},
             {u"http://localhost:8080/#x"_s, u"redirect_fragment"_s},
             {u"http://localhost:8080/../x"_s, u"redirect_path_traversal"_s},
             {u"http://192.168.1.5:8080"_s, u"redirect_raw_ip"_s},
             {u"https://x.googleusercontent.com"_s, u"redirect_googleusercontent"_s},
             {u"https://intranet.local"_s, u"redirect_top_level_domain"_s},
             {u"http://app.example.com"_s, u"redirect_http_public"_s},
             {u"com.example.app:/oauth"_s, u"redirect_scheme"_s},
             {u"urn:ietf:wg:oauth:2.0:oob"_s, u"redirect_out_of_band"_s}})
        found(rows, listing({usual, uri}), code);
}

void provokeMembers(Provoked& rows)
{
    OAuthClient client = fixture(u"web.json"_s);
    client.authUri = u"https://login.example.com/a"_s;
    client.tokenUri = u"https://login.example.com/t"_s;
    found(rows, client, u"other_server"_s);
    client.tokenUri = u"https://oauth2.googleapis.com.evil.example/token"_s;
    found(rows, client, u"google_look_alike"_s);
    client.authUri = u"https://accounts.google.com/o/oauth2/auth"_s;
    client.tokenUri = u"https://evil.example/token"_s;
    found(rows, client, u"endpoints_of_two_servers"_s);
    found(rows, fixture(u"web_former.json"_s), u"former_token_endpoint"_s);
    client = fixture(u"web.json"_s);
    client.clientId = u"my-client"_s;
    found(rows, client, u"unusual_client_id"_s);
    client.clientSecret.reset();
    found(rows, client, u"no_client_secret"_s);
    found(rows, fixture(u"installed_no_secret.json"_s), u"no_client_secret"_s, {}, u"desktop"_s);
    client.clientSecret = Secret(u"GOCSPX-example\n"_s);
    found(rows, client, u"client_secret_characters"_s);
    client.clientSecret = Secret(u"****abcd"_s);
    found(rows, client, u"masked_client_secret"_s);
    found(rows, fixture(u"web_unknown_members.json"_s), u"unknown_members"_s);
}

} // namespace

void provokeClientFindings(Provoked& rows)
{
    provokeRedirects(rows);
    provokeRules(rows);
    provokeMembers(rows);
}
