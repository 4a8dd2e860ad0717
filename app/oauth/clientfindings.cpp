// SPDX-License-Identifier: Apache-2.0
#include "oauth/clientfindings.h"

#include "oauth/uriparts.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

using Level = Finding::Level;

QString hostOf(const QString& uri)
{
    return UriParts::split(uri).host.toLower();
}

bool isGoogleHost(const QString& host)
{
    static const QRegularExpression pattern(u"^([a-z0-9-]+\\.)*(google\\.com|googleapis\\.com)$"_s);
    return pattern.match(host).hasMatch();
}

/// A host that reads like Google's and is another one; an internationalised name may look like anything.
bool isLookAlike(const QString& host)
{
    static const QRegularExpression pattern(u"go{1,3}g[l1i]e|g[o0]{2}gle|(^|\\.)xn--"_s);
    return !isGoogleHost(host) && pattern.match(host).hasMatch();
}

Findings endpointFindings(const OAuthClient& client)
{
    Findings findings;
    const QString authHost = hostOf(client.authUri);
    const QString tokenHost = hostOf(client.tokenUri);
    if (isLookAlike(authHost))
        findings += Finding{Level::Problem, u"google_look_alike"_s,
            {{u"member"_s, u"auth_uri"_s}, {u"found"_s, client.authUri}}};
    if (isLookAlike(tokenHost))
        findings += Finding{Level::Problem, u"google_look_alike"_s,
            {{u"member"_s, u"token_uri"_s}, {u"found"_s, client.tokenUri}}};
    const Facts endpoints{{u"auth_uri"_s, client.authUri}, {u"token_uri"_s, client.tokenUri}};
    if (isGoogleHost(authHost) != isGoogleHost(tokenHost))
        findings += Finding{Level::Problem, u"endpoints_of_two_servers"_s, endpoints};
    else if (!client.isGoogle())
        findings += Finding{UriParts::split(client.tokenUri).isLoopback() ? Level::Note : Level::Look,
            u"other_server"_s, endpoints};
    else if (client.tokenUri != u"https://oauth2.googleapis.com/token")
        findings += Finding{Level::Note, u"former_token_endpoint"_s, {{u"token_uri"_s, client.tokenUri}}};
    return findings;
}

Findings secretFindings(const OAuthClient& client)
{
    if (!client.clientSecret)
        return {{Level::Look, u"no_client_secret"_s, {{u"type"_s, toString(client.type)}}}};
    const QString& secret = client.clientSecret->reveal();
    // RFC 6749 appendix A.2: visible characters. A space or line end comes from copying by hand.
    if (std::any_of(secret.begin(), secret.end(), [](QChar c) { return c <= u' ' || c > u'~'; }))
        return {{Level::Problem, u"client_secret_characters"_s}};
    // The console shows the end of an older secret only, behind asterisks.
    if (client.isGoogle() && secret.startsWith(u"***"))
        return {{Level::Problem, u"masked_client_secret"_s}};
    return {};
}

Findings clientIdFindings(const OAuthClient& client)
{
    if (!client.isGoogle() || client.clientId.endsWith(u".apps.googleusercontent.com"))
        return {};
    return {{Level::Look, u"unusual_client_id"_s, {{u"client_id"_s, client.clientId}}}};
}

} // namespace

Findings clientFindings(const OAuthClient& client, const QString& wantedRedirect)
{
    Findings findings = endpointFindings(client) + secretFindings(client) + clientIdFindings(client)
        + redirectFindings(client, wantedRedirect);
    if (!client.unknownMembers.isEmpty()) {
        const QString members = client.unknownMembers.join(u", "_s);
        findings += Finding{Level::Note, u"unknown_members"_s, {{u"members"_s, members}}};
    }
    return worstFirst(findings);
}

} // namespace scopelight
