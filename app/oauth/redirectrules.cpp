// SPDX-License-Identifier: Apache-2.0
#include "oauth/redirectrules.h"

#include "oauth/uriparts.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

bool matches(const QString& text, const QString& pattern)
{
    return QRegularExpression(pattern, QRegularExpression::CaseInsensitiveOption).match(text).hasMatch();
}

QString brokenTextRule(const QString& uri)
{
    if (std::any_of(uri.begin(), uri.end(), [](QChar c) { return c <= u' ' || c > u'~'; }))
        return u"redirect_characters"_s;
    if (uri.contains(u'*'))
        return u"redirect_wildcard"_s;
    if (matches(uri, u"%(?![0-9a-f]{2})"_s))
        return u"redirect_percent_encoding"_s;
    if (matches(uri, u"%00|%C0%80"_s))
        return u"redirect_encoded_nul"_s;
    return {};
}

/// 127.0.0.0/8 and ::1 are exempt from the rules about hosts.
bool isLoopbackHost(const UriParts& parts)
{
    return parts.isLoopback() || matches(parts.host, u"^127(\\.[0-9]{1,3}){3}$"_s);
}

QString brokenHostRule(const UriParts& parts)
{
    if (isLoopbackHost(parts))
        return {};
    if (matches(parts.host, u"^(\\[.*|[0-9.]+|0x[0-9a-fx.]+)$"_s))
        return u"redirect_raw_ip"_s;
    if (matches(parts.host, u"(^|\\.)googleusercontent\\.com\\.?$"_s))
        return u"redirect_googleusercontent"_s;
    // No dot, or a name that is never public (RFC 6761, RFC 6762, RFC 8375).
    if (matches(
            parts.host, u"^[^.]*\\.?$|\\.(local|localhost|test|example|invalid|internal|home\\.arpa)\\.?$"_s))
        return u"redirect_top_level_domain"_s;
    return parts.hasScheme(u"http") ? u"redirect_http_public"_s : QString();
}

} // namespace

QString brokenRedirectRule(const QString& uri)
{
    if (QString code = brokenTextRule(uri); !code.isEmpty())
        return code;
    const UriParts parts = UriParts::split(uri);
    if (parts.hasScheme(u"urn"))
        return u"redirect_out_of_band"_s;
    if (!parts.hasAuthority || !(parts.hasScheme(u"http") || parts.hasScheme(u"https")))
        return u"redirect_scheme"_s;
    if (parts.userInfo)
        return u"redirect_user_info"_s;
    if (parts.fragment)
        return u"redirect_fragment"_s;
    if (matches(parts.path, uR"((/|\\|%2f|%5c)(\.|%2e)(\.|%2e))"_s))
        return u"redirect_path_traversal"_s;
    return brokenHostRule(parts);
}

bool isLoopbackRedirect(const QString& uri)
{
    const UriParts parts = UriParts::split(uri);
    return (parts.hasScheme(u"http") || parts.hasScheme(u"https")) && isLoopbackHost(parts);
}

bool isPublicRedirect(const QString& uri)
{
    const UriParts parts = UriParts::split(uri);
    return parts.hasScheme(u"https") && parts.hasAuthority && !isLoopbackHost(parts);
}

} // namespace scopelight
