// SPDX-License-Identifier: Apache-2.0
#include "oauth/clientfindings.h"
#include "oauth/redirectdifference.h"
#include "oauth/redirectrules.h"
#include "oauth/redirecturi.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

using Level = Finding::Level;

bool anyOf(const QStringList& uris, bool (*predicate)(const QString&))
{
    return std::any_of(uris.begin(), uris.end(), predicate);
}

/// The rules are for web clients; a desktop client's file is told about what no longer works at all.
Findings ruleFindings(const OAuthClient& client, const QString& used)
{
    Findings findings;
    const bool isWeb = client.type == OAuthClient::Type::Web;
    for (const QString& uri : client.redirectUris) {
        const QString code = brokenRedirectRule(uri);
        const bool isRetired = code == u"redirect_out_of_band" || code == u"redirect_scheme";
        if (code.isEmpty() || !(isWeb || isRetired))
            continue;
        const Level level = !isWeb ? Level::Note : uri == used ? Level::Problem : Level::Look;
        findings += Finding{level, code, {{u"redirect_uri"_s, uri}}};
    }
    return findings;
}

/// Whether the URI to use is in the file, letter by letter.
Findings matchFindings(const OAuthClient& client, const QString& wanted)
{
    const QString target = wanted.isEmpty() ? defaultRedirectUri() : wanted;
    if (client.redirectUris.contains(target))
        return {};
    Facts mayRegister;
    if (!anyOf(client.redirectUris, isPublicRedirect))
        mayRegister.insert(u"test_client"_s, u"true"_s);
    const auto nearest = nearestRedirect(target, client.redirectUris);
    if (nearest && nearest->isNearMiss()) {
        Facts facts = nearest->facts(target);
        facts.insert(mayRegister);
        return {{wanted.isEmpty() ? Level::Look : Level::Problem, u"near_miss_redirect"_s, facts}};
    }
    if (wanted.isEmpty())
        return {};
    Facts facts{{u"wanted"_s, wanted}, {u"listed"_s, client.redirectUris.join(u", "_s)}};
    facts.insert(mayRegister);
    return {{Level::Problem, u"redirect_not_in_file"_s, facts}};
}

Findings webFindings(const OAuthClient& client, const QString& wanted)
{
    const QStringList& uris = client.redirectUris;
    const Facts listed{{u"listed"_s, uris.join(u", "_s)}};
    if (uris.isEmpty())
        return {{Level::Problem, u"no_redirect_uris"_s}};
    const bool isPublic = anyOf(uris, isPublicRedirect);
    const bool isLoopback = anyOf(uris, isLoopbackRedirect);
    if (isPublic && !isLoopback)
        return {{Level::Look, u"production_client"_s, listed}};
    Findings findings;
    if (isPublic)
        findings += Finding{Level::Look, u"mixed_client"_s, listed};
    const bool isUsable = std::any_of(
        uris.begin(), uris.end(), [](const QString& uri) { return RedirectUri::parse(uri).has_value(); });
    if (!isUsable)
        findings += Finding{Level::Problem, u"no_loopback_redirect"_s, listed};
    return findings + matchFindings(client, wanted);
}

} // namespace

Findings redirectFindings(const OAuthClient& client, const QString& wantedRedirect)
{
    Findings findings;
    if (client.type == OAuthClient::Type::Web)
        findings += webFindings(client, wantedRedirect);
    if (client.isGoogle())
        findings += ruleFindings(client, wantedRedirect);
    return findings;
}

} // namespace scopelight
