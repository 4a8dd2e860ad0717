// SPDX-License-Identifier: Apache-2.0
#include "scopes/scopeset.h"

#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

/// RFC 6749 §3.3: scope-token = 1*( %x21 / %x23-5B / %x5D-7E ), printable ASCII without space, `"` and `\`.
bool isScopeToken(const QString& token)
{
    return std::all_of(token.begin(), token.end(), [](QChar character) {
        const char16_t c = character.unicode();
        return c >= 0x21 && c <= 0x7e && c != u'"' && c != u'\\';
    });
}

QStringList splitAtWhiteSpace(const QString& text)
{
    return text.simplified().split(u' ', Qt::SkipEmptyParts);
}

QSet<QString> canonical(const QStringList& scopes)
{
    QSet<QString> result;
    for (const QString& scope : scopes)
        result.insert(canonicalScope(scope));
    return result;
}

} // namespace

ScopeSet::ScopeSet(const QStringList& scopes)
    : m_scopes(scopes)
{
    m_scopes.removeDuplicates();
}

Result<ScopeSet> ScopeSet::parse(const QString& text)
{
    const QStringList tokens = splitAtWhiteSpace(text);
    const auto refused = std::find_if_not(tokens.begin(), tokens.end(), isScopeToken);
    if (refused != tokens.end())
        return fail(Step::Scopes, u"scope_characters"_s, {{u"scope"_s, *refused}});
    return ScopeSet(tokens);
}

QStringList ScopeSet::sorted() const
{
    QStringList result = m_scopes;
    result.sort();
    return result;
}

bool ScopeSet::contains(const QString& scope) const
{
    const QString wanted = canonicalScope(scope);
    return std::any_of(m_scopes.begin(), m_scopes.end(),
        [&wanted](const QString& candidate) { return canonicalScope(candidate) == wanted; });
}

ScopeSet ScopeSet::united(const ScopeSet& other) const
{
    return ScopeSet(m_scopes + other.minus(*this).sorted());
}

ScopeSet ScopeSet::minus(const ScopeSet& other) const
{
    const QSet<QString> removed = canonical(other.m_scopes);
    ScopeSet rest;
    std::copy_if(m_scopes.begin(), m_scopes.end(), std::back_inserter(rest.m_scopes),
        [&removed](const QString& scope) { return !removed.contains(canonicalScope(scope)); });
    return rest;
}

bool ScopeSet::operator==(const ScopeSet& other) const
{
    return canonical(m_scopes) == canonical(other.m_scopes);
}

QString canonicalScope(const QString& scope)
{
    if (scope == u"email"_s)
        return u"https://www.googleapis.com/auth/userinfo.email"_s;
    if (scope == u"profile"_s)
        return u"https://www.googleapis.com/auth/userinfo.profile"_s;
    return scope;
}

} // namespace scopelight
