// SPDX-License-Identifier: Apache-2.0
#include "oauth/uriparts.h"

#include <QRegularExpression>
#include <QStringList>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

std::optional<QString> captured(const QRegularExpressionMatch& match, int group)
{
    return match.hasCaptured(group) ? std::optional(match.captured(group)) : std::nullopt;
}

void splitAuthority(QString authority, UriParts& parts)
{
    if (const qsizetype at = authority.lastIndexOf(u'@'); at >= 0) {
        parts.userInfo = authority.first(at);
        authority = authority.sliced(at + 1);
    }
    const qsizetype colon = authority.indexOf(u':', std::max<qsizetype>(authority.lastIndexOf(u']'), 0));
    parts.host = colon < 0 ? authority : authority.first(colon);
    if (colon >= 0)
        parts.port = authority.sliced(colon + 1);
}

QString endpointFault(const QString& uri, const UriParts& parts)
{
    if (!hasOnlyUriCharacters(uri))
        return u"characters"_s;
    if (parts.userInfo)
        return u"userinfo"_s;
    if (parts.host.isEmpty())
        return u"host"_s;
    if (!parts.portNumber(443))
        return u"port"_s;
    return parts.fragment ? u"fragment"_s : QString();
}

} // namespace

UriParts UriParts::split(const QString& uri)
{
    // RFC 3986 appendix B; named groups would only make it longer.
    static const QRegularExpression pattern(uR"(^(([^:/?#]+):)?(//([^/?#]*))?([^?#]*)(\?([^#]*))?(#(.*))?)"_s,
        QRegularExpression::DotMatchesEverythingOption);
    const QRegularExpressionMatch match = pattern.match(uri);
    UriParts parts{.scheme = match.captured(2),
        .hasAuthority = match.hasCaptured(3),
        .path = match.captured(5),
        .query = captured(match, 7),
        .fragment = captured(match, 9)};
    splitAuthority(match.captured(4), parts);
    return parts;
}

bool UriParts::isLoopback() const
{
    return QStringList{u"localhost"_s, u"127.0.0.1"_s, u"[::1]"_s}.contains(host, Qt::CaseInsensitive);
}

std::optional<quint16> UriParts::portNumber(quint16 fallback) const
{
    if (!port)
        return fallback;
    const bool isDigits =
        std::all_of(port->begin(), port->end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
    const quint16 number = port->toUShort();
    return isDigits && number > 0 ? std::optional(number) : std::nullopt;
}

bool hasOnlyUriCharacters(const QString& text)
{
    return std::all_of(text.begin(), text.end(), [](QChar character) {
        return character > u' ' && character < QChar(0x7F) && !u"\"<>\\^`{|}"_s.contains(character);
    });
}

Result<void> checkEndpoint(const QString& uri, const QString& member, Step step)
{
    const UriParts parts = UriParts::split(uri);
    Facts facts{{u"member"_s, member}, {u"found"_s, uri}};
    const bool isSafe = parts.hasScheme(u"https") || (parts.hasScheme(u"http") && parts.isLoopback());
    if (!isSafe || !parts.hasAuthority)
        return fail(step, u"endpoint_not_https"_s, facts);
    if (const QString reason = endpointFault(uri, parts); !reason.isEmpty()) {
        facts.insert(u"reason"_s, reason);
        return fail(step, u"endpoint_malformed"_s, facts);
    }
    return {};
}

} // namespace scopelight
