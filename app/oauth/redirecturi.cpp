// SPDX-License-Identifier: Apache-2.0
#include "oauth/redirecturi.h"

#include "oauth/redirectdifference.h"
#include "oauth/redirectrules.h"
#include "oauth/uriparts.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

constexpr quint16 firstPort = 8080;
constexpr quint16 lastPort = 8179;

QString syntaxFault(const QString& text, const UriParts& parts)
{
    // A browser resolves dot segments before it asks (RFC 3986 §5.2.4): such a path would never arrive.
    static const QRegularExpression dotSegment(
        u"/(\\.|%2e){1,2}(/|$)"_s, QRegularExpression::CaseInsensitiveOption);
    const bool isGood =
        hasOnlyUriCharacters(text) && parts.portNumber(80) && !dotSegment.match(parts.path).hasMatch();
    return isGood ? QString() : u"syntax"_s;
}

QString fault(const QString& text, const UriParts& parts)
{
    if (!parts.hasScheme(u"http"))
        return u"scheme"_s;
    if (parts.userInfo)
        return u"userinfo"_s;
    if (!parts.isLoopback())
        return u"host"_s;
    if (parts.fragment)
        return u"fragment"_s;
    return parts.query ? u"query"_s : syntaxFault(text, parts);
}

bool hasPublicRedirect(const OAuthClient& client)
{
    return std::any_of(client.redirectUris.begin(), client.redirectUris.end(), isPublicRedirect);
}

Error notInFile(const OAuthClient& client, const QString& wanted)
{
    const auto nearest = nearestRedirect(wanted, client.redirectUris);
    Facts facts = nearest ? nearest->facts(wanted) : Facts{{u"wanted"_s, wanted}};
    facts.insert(u"near"_s, nearest ? nearest->listed : QString());
    facts.insert(u"listed"_s, client.redirectUris.join(u", "_s));
    // A client with public redirect URIs is not the one to add localhost to.
    if (!hasPublicRedirect(client))
        facts.insert(u"test_client"_s, u"true"_s);
    return {Step::Listen, u"redirect_not_in_file"_s, facts};
}

Error nothingToListenOn(const OAuthClient& client)
{
    const Facts facts{{u"listed"_s, client.redirectUris.join(u", "_s)}};
    return {
        Step::Listen, hasPublicRedirect(client) ? u"production_client"_s : u"no_loopback_redirect"_s, facts};
}

Result<RedirectUri> chooseForWeb(const OAuthClient& client)
{
    if (client.redirectUris.contains(defaultRedirectUri()))
        return RedirectUri::parse(defaultRedirectUri());
    for (const QString& uri : client.redirectUris) {
        if (auto redirectUri = RedirectUri::parse(uri))
            return redirectUri;
    }
    return tl::unexpected(nothingToListenOn(client));
}

/// Desktop clients need not register a port (RFC 8252 §7.3). When all are taken, the first one is returned:
/// listening there says who has it.
Result<RedirectUri> chooseForInstalled(const OAuthClient& client, const PortProbe& isFree)
{
    UriParts listed = UriParts::split(u"http://127.0.0.1"_s);
    for (const QString& uri : client.redirectUris) {
        if (!RedirectUri::parse(uri))
            continue;
        listed = UriParts::split(uri);
        break;
    }
    const auto withPort = [&listed](quint16 port) {
        return RedirectUri::parse(u"http://%1:%2%3"_s.arg(listed.host).arg(port).arg(listed.path));
    };
    for (quint16 port = firstPort; port <= lastPort; ++port) {
        auto redirectUri = withPort(port);
        if (redirectUri && isFree(redirectUri->addresses(), port))
            return redirectUri;
    }
    return withPort(firstPort);
}

} // namespace

QString defaultRedirectUri()
{
    return u"http://localhost:8080"_s;
}

QList<QHostAddress> RedirectUri::addresses() const
{
    const QHostAddress v4(QHostAddress::LocalHost);
    const QHostAddress v6(QHostAddress::LocalHostIPv6);
    if (host == u"localhost")
        return {v4, v6};
    return {host == u"::1" ? v6 : v4};
}

Result<RedirectUri> RedirectUri::parse(const QString& text)
{
    const UriParts parts = UriParts::split(text);
    if (const QString reason = fault(text, parts); !reason.isEmpty()) {
        const Facts facts{{u"redirect_uri"_s, text}, {u"reason"_s, reason}};
        return fail(Step::Listen, u"redirect_not_loopback"_s, facts);
    }
    const bool isBracketed = parts.host.startsWith(u'[');
    return RedirectUri{.text = text,
        .host = isBracketed ? u"::1"_s : parts.host.toLower(),
        .port = *parts.portNumber(80),
        .path = parts.path.isEmpty() ? "/"_ba : parts.path.toLatin1()};
}

Result<RedirectUri> chooseRedirectUri(
    const OAuthClient& client, const QString& wanted, bool useAnyway, const PortProbe& isFree)
{
    const bool isWeb = client.type == OAuthClient::Type::Web;
    if (wanted.isEmpty())
        return isWeb ? chooseForWeb(client) : chooseForInstalled(client, isFree);
    auto redirectUri = RedirectUri::parse(wanted);
    const bool mayBeUsed = !isWeb || useAnyway || client.redirectUris.contains(wanted);
    if (!redirectUri || mayBeUsed)
        return redirectUri;
    const bool isProduction = hasPublicRedirect(client)
        && std::none_of(client.redirectUris.begin(), client.redirectUris.end(), isLoopbackRedirect);
    return tl::unexpected(isProduction ? nothingToListenOn(client) : notInFile(client, wanted));
}

} // namespace scopelight
