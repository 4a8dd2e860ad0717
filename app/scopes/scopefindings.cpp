// SPDX-License-Identifier: Apache-2.0
#include "scopes/scopefindings.h"

#include "scopes/scopecatalogue.h"
#include "scopes/scopeset.h"
#include "scopes/setfindings.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

/// A kind of scope that an application which asks a person for consent should not, or cannot, ask for.
struct KindRule {
    QLatin1StringView kind;
    Finding::Level level;
    QLatin1StringView code;
};

constexpr std::array kindRules = {
    KindRule{"removed"_L1, Finding::Level::Problem, "scope_removed"_L1},
    KindRule{"service_account"_L1, Finding::Level::Problem, "scope_service_account_only"_L1},
    KindRule{"delegation"_L1, Finding::Level::Problem, "scope_delegation_only"_L1},
    KindRule{"retired"_L1, Finding::Level::Look, "scope_retired"_L1},
    KindRule{"legacy"_L1, Finding::Level::Look, "scope_legacy"_L1},
    KindRule{"add_on"_L1, Finding::Level::Look, "scope_add_on"_L1},
    KindRule{"apps_script"_L1, Finding::Level::Look, "scope_apps_script"_L1},
};

Finding aboutUnknown(const QString& scope, const ScopeCatalogue& catalogue)
{
    if (scope == "offline_access"_L1)
        return {Finding::Level::Problem, u"scope_offline_access"_s, {{u"scope"_s, scope}}};
    return {Finding::Level::Look, u"scope_unknown"_s,
        {{u"scope"_s, ScopeCatalogue::shortName(scope)},
            {u"nearest"_s, ScopeCatalogue::shortNames(catalogue.nearest(scope))}}};
}

Findings aboutKinds(const ScopeSet& scopes, const ScopeCatalogue& catalogue)
{
    Findings findings;
    for (const QString& scope : scopes.scopes()) {
        const auto found = catalogue.find(scope);
        if (!found) {
            findings.append(aboutUnknown(scope, catalogue));
            continue;
        }
        const auto rule = std::find_if(kindRules.begin(), kindRules.end(),
            [&found](const KindRule& r) { return r.kind == found->kind; });
        if (rule != kindRules.end())
            findings.append({rule->level, rule->code, {{u"scope"_s, ScopeCatalogue::shortName(scope)}}});
    }
    return findings;
}

/// The same scope again, as written before or under its other name.
Findings aboutRepeats(const QStringList& asked)
{
    Findings findings;
    for (qsizetype i = 0; i < asked.size(); ++i) {
        const ScopeSet before(asked.first(i));
        if (!before.contains(asked[i]))
            continue;
        const auto first = std::find_if(before.scopes().begin(), before.scopes().end(),
            [&](const QString& scope) { return canonicalScope(scope) == canonicalScope(asked[i]); });
        findings.append({Finding::Level::Note, u"scope_asked_twice"_s,
            {{u"scope"_s, ScopeCatalogue::shortName(asked[i])},
                {u"other"_s, ScopeCatalogue::shortName(*first)}}});
    }
    return findings;
}

Findings aboutExclusive(const ScopeSet& scopes, const ScopeCatalogue& catalogue)
{
    Findings findings;
    for (const QString& prefix : catalogue.exclusivePrefixes()) {
        QStringList others = scopes.scopes();
        const qsizetype inside =
            others.removeIf([&prefix](const QString& s) { return s.startsWith(prefix); });
        if (inside > 0 && !others.isEmpty()) {
            findings.append({Finding::Level::Problem, u"scopes_exclusive"_s,
                {{u"prefix"_s, ScopeCatalogue::shortName(prefix)},
                    {u"scopes"_s, ScopeCatalogue::shortNames(others)}}});
        }
    }
    return findings;
}

Findings aboutUndeclared(const ScopeSet& scopes, const ScopeSet& declared)
{
    Findings findings;
    if (declared.isEmpty())
        return findings;
    const ScopeSet undeclared = scopes.minus(declared);
    for (const QString& scope : undeclared.scopes()) {
        findings.append({Finding::Level::Look, u"scope_not_declared"_s,
            {{u"scope"_s, ScopeCatalogue::shortName(scope)}}});
    }
    return findings;
}

Findings aboutClasses(const ScopeSet& scopes, const ScopeCatalogue& catalogue)
{
    QStringList unpublished = scopes.scopes();
    unpublished.removeIf([&catalogue](const QString& scope) {
        const auto found = catalogue.find(scope);
        return !found || found->sensitivity != Sensitivity::NotPublished;
    });
    if (unpublished.isEmpty())
        return {};
    return {{Finding::Level::Note, u"scope_class_not_published"_s,
        {{u"scopes"_s, ScopeCatalogue::shortNames(unpublished)},
            {u"count"_s, QString::number(unpublished.size())}}}};
}

} // namespace

Findings scopeFindings(const QStringList& asked, const QStringList& declared, const ScopeCatalogue& catalogue)
{
    const ScopeSet scopes(asked);
    return worstFirst(aboutKinds(scopes, catalogue) + aboutExclusive(scopes, catalogue)
        + aboutUndeclared(scopes, ScopeSet(declared)) + setFindings(scopes, catalogue) + aboutRepeats(asked)
        + aboutClasses(scopes, catalogue));
}

} // namespace scopelight
