// SPDX-License-Identifier: Apache-2.0
#include "oauth/redirectdifference.h"

#include "oauth/redirectrules.h"
#include "oauth/uriparts.h"

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

bool sameButForCase(const QString& left, const QString& right)
{
    return left.compare(right, Qt::CaseInsensitive) == 0;
}

/// `kind` for different texts, "case" for texts that only case tells apart.
void compare(const QString& left, const QString& right, const QString& kind, QStringList& kinds)
{
    if (left != right)
        kinds += sameButForCase(left, right) ? u"case"_s : kind;
}

QString withoutFinalSlash(const QString& path)
{
    return path.endsWith(u'/') ? path.chopped(1) : path;
}

QStringList differences(const UriParts& left, const UriParts& right)
{
    QStringList kinds;
    compare(left.scheme, right.scheme, u"scheme"_s, kinds);
    compare(left.host, right.host, u"host"_s, kinds);
    compare(left.port.value_or(QString()), right.port.value_or(QString()), u"port"_s, kinds);
    if (left.path != right.path && withoutFinalSlash(left.path) == withoutFinalSlash(right.path))
        kinds += u"slash"_s;
    else
        compare(left.path, right.path, u"path"_s, kinds);
    compare(left.query.value_or(QString()), right.query.value_or(QString()), u"query"_s, kinds);
    kinds.removeDuplicates();
    return kinds;
}

/// What the file has in the place that differs.
QString listedPart(const UriParts& parts, const QString& kind)
{
    if (kind == u"scheme")
        return parts.scheme;
    if (kind == u"host")
        return parts.host;
    if (kind == u"port")
        return parts.port.value_or(u"none"_s);
    return kind == u"query" ? parts.query.value_or(u"none"_s) : parts.path;
}

/// A slash or a capital is overlooked sooner than another port.
qsizetype weight(const QStringList& kinds)
{
    return 2 * kinds.size() - kinds.count(u"slash"_s) - kinds.count(u"case"_s);
}

} // namespace

Facts RedirectDifference::facts(const QString& wanted) const
{
    Facts facts{{u"wanted"_s, wanted}, {u"listed"_s, listed}, {u"difference"_s, kinds.join(u", "_s)}};
    if (kinds.size() != 1)
        return facts;
    if (kinds.first() == u"slash")
        facts.insert(listed.size() > wanted.size() ? u"extra_slash"_s : u"missing_slash"_s, u"/"_s);
    else if (kinds.first() == u"case")
        facts.insert(u"other_case"_s, listed);
    else
        facts.insert(u"other_"_s + kinds.first(), listedPart(UriParts::split(listed), kinds.first()));
    return facts;
}

std::optional<RedirectDifference> nearestRedirect(const QString& wanted, const QStringList& listed)
{
    if (listed.contains(wanted) || !isLoopbackRedirect(wanted))
        return std::nullopt;
    std::optional<RedirectDifference> nearest;
    for (const QString& uri : listed) {
        if (!isLoopbackRedirect(uri))
            continue;
        const QStringList kinds = differences(UriParts::split(wanted), UriParts::split(uri));
        if (!nearest || weight(kinds) < weight(nearest->kinds))
            nearest = RedirectDifference{uri, kinds};
    }
    return nearest;
}

} // namespace scopelight
