// SPDX-License-Identifier: Apache-2.0
#include "clientfile.h"
#include "doctor/onlinechecks.h"
#include "doctor/preflight.h"
#include "google/errorpage.h"
#include "http/httpserver.h"
#include "oauth/oauthclient.h"
#include "provocations.h"
#include "questionedserver.h"

#include <QTcpServer>

using namespace Qt::StringLiterals;
using namespace scopelight;

namespace {

const QDateTime now({2026, 11, 28}, {12, 0}, Qt::UTC);

/// Reasons alone: findings and failures have rows of their own.
void looked(Provoked& rows, PreflightSubject subject, const Findings& scopeFindings = {})
{
    subject.scopeFindings = scopeFindings;
    for (const PreflightCheck& check : preflight(subject)) {
        if (!check.reason.isEmpty())
            rows.reason(check.reason, usualContext(), check.facts);
    }
}

void provokePreflight(Provoked& rows)
{
    OAuthClient web = OAuthClient::parse(clientFile(u"web.json"_s)).value_or(OAuthClient());
    web.redirectUris = {u"http://127.0.0.1:8080"_s};
    OAuthClient desktop = OAuthClient::parse(clientFile(u"installed.json"_s)).value_or(OAuthClient());
    desktop.redirectUris = {u"http://127.0.0.1"_s};
    looked(rows, {.client = web});
    looked(rows, {.client = web, .scopes = {u"openid"_s}});
    looked(rows, {.client = desktop, .scopes = {u"openid"_s}, .server = ServerKind::Other});
    looked(rows, {.client = web, .wantedRedirectUri = u"http://127.0.0.1:8080/x"_s, .useAnyway = true});
    QTcpServer stranger;
    if (stranger.listen(QHostAddress::LocalHost, 8080)) {
        looked(rows, {.client = web});
        looked(rows, {.client = desktop});
    }
    web.clientSecret.reset();
    looked(rows, {.client = web});
}

/// The authorization address, the token address and the APIs' host in one, which plays Google's ways.
struct Provider {
    HttpResponse authorization = {.status = 302, .headers = {{"Location", "/v3/signin/identifier"}}};
    HttpResponse token = {.status = 400, .body = R"({"error":"invalid_grant"})"};
    QByteArray date = "Sat, 28 Nov 2026 11:59:20 GMT";

    QList<OnlineCheck> checks()
    {
        HttpServer server(
            [this](const ServerRequest& request, const HttpServer::Respond& respond) {
                HttpResponse answer = request.path() == "/token" ? token : authorization;
                if (!date.isEmpty())
                    answer.headers.append("Date", date);
                respond(answer);
            },
            {.request = {.bodyBytes = 4096}});
        if (!server.listen(QHostAddress::LocalHost, 0))
            return {};
        return checksAt(u"http://127.0.0.1:%1"_s.arg(server.port()), Secret(u"GOCSPX-secret"_s));
    }
    static QList<OnlineCheck> checksAt(const QString& origin, const std::optional<Secret>& secret)
    {
        const OAuthClient client{.clientId = u"1-a.apps.googleusercontent.com"_s,
            .clientSecret = secret,
            .authUri = origin + u"/auth"_s,
            .tokenUri = origin + u"/token"_s};
        HttpTrace trace;
        TracingNetworkAccessManager network{trace, QDateTime::currentDateTimeUtc};
        const OnlineSubject subject{.client = client,
            .request = {.authorizationEndpoint = client.authUri,
                .clientId = client.clientId,
                .redirectUri = u"http://localhost:8080"_s,
                .scopes = {u"openid"_s}}};
        return *waitFor(checkOnline(network, subject, [] { return now; }));
    }
};

void asked(Provoked& rows, const QList<OnlineCheck>& checks, const QString& name, const QString& variant = {})
{
    for (const OnlineCheck& check : checks) {
        if (check.name == name)
            rows.reason(check.reason, usualContext(), check.facts, variant);
    }
}

void provokeOnline(Provoked& rows)
{
    const auto authorization = [&rows](const HttpResponse& answer) {
        asked(rows, Provider{.authorization = answer}.checks(), u"authorization_request"_s);
    };
    const auto token = [&rows](int status, const QByteArray& body, const QString& variant = {}) {
        asked(rows, Provider{.token = {.status = status, .body = body}}.checks(), u"client_credentials"_s,
            variant);
    };
    const auto clock = [&rows](const QByteArray& date) {
        asked(rows, Provider{.date = date}.checks(), u"clock"_s);
    };
    for (const OnlineCheck& check : Provider().checks())
        rows.reason(check.reason, usualContext(), check.facts);
    rows.reason(u"online_request_accepted"_s, otherServer(), {}, u"another server"_s);
    authorization(
        {.status = 302, .headers = {{"Location", ErrorPage{.code = u"invalid_client"_s}.target()}}});
    authorization({.status = 200, .body = "<html>"});
    authorization(
        {.status = 302, .headers = {{"Location", "https://www.google.com/sorry/index?continue=x"}}});
    token(401, R"({"error":"invalid_client"})");
    token(400, R"({"error":"invalid_request"})");
    token(500, "<html>", u"no word"_s);
    clock("Sat, 28 Nov 2026 11:50:00 GMT");
    clock("Sat, 28 Nov 2026 13:00:00 GMT");
    clock({});
    qputenv("https_proxy", "http://proxy.example:3128");
    for (const OnlineCheck& check : Provider::checksAt(u"https://no-such-host.invalid"_s, std::nullopt))
        rows.reason(check.reason, usualContext(), check.facts);
    qputenv("https_proxy", "http://127.0.0.1:9");
    asked(rows, Provider::checksAt(u"https://no-such-host.invalid"_s, std::nullopt), u"proxy"_s);
    qunsetenv("https_proxy");
    asked(rows, Provider::checksAt(u"https://no-such-host.invalid"_s, Secret(u"s"_s)),
        u"client_credentials"_s, u"of the secret"_s);
    authorization({.status = 302, .headers = {{"Location", "/signin/oauth/error?authError=AAAA"}}});
}

} // namespace

void provokeChecks(Provoked& rows)
{
    provokePreflight(rows);
    provokeOnline(rows);
}
