// SPDX-License-Identifier: Apache-2.0
#include "scopes/setfindings.h"

#include "scopes/scopeadvice.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

/// A third party's figure, and said to be one: Google publishes none.
constexpr qsizetype many = 25;

/// One at a time: of two that stand for each other the later one is named, never both. `left` are the scopes,
/// and then those that are not redundant.
Findings aboutRedundant(QStringList& left, const ScopeCatalogue& catalogue)
{
    Findings findings;
    for (qsizetype i = left.size() - 1; i >= 0; --i) {
        const QString scope = left[i];
        if (catalogue.classOf(scope) == Sensitivity::SignIn)
            continue; // openid is asked for its token, not for a method
        const QStringList others = catalogue.openedAlsoBy(scope, left);
        if (others.isEmpty())
            continue;
        left.removeAt(i);
        findings.prepend({Finding::Level::Look, u"scope_redundant"_s,
            {{u"scope"_s, ScopeCatalogue::shortName(scope)},
                {u"others"_s, ScopeCatalogue::shortNames(others)}}});
    }
    return findings;
}

/// Restricted scopes that another set does without, which opens every method that these open.
Findings aboutLessSensitive(const ScopeSet& scopes, const ScopeCatalogue& catalogue)
{
    const qsizetype restricted = catalogue.count(scopes, Sensitivity::Restricted);
    if (restricted == 0 || scopes.size() > many) // a list as long as that is no set that somebody needs
        return {};
    if (std::ranges::any_of(
            scopes.scopes(), [&](const QString& scope) { return catalogue.widensTheAnswer(scope); }))
        return {};
    const QList<MethodRecord> opened = catalogue.groupsOpenedBy(scopes.scopes());
    const ScopeAdvice advice =
        adviseScopes(catalogue, opened, AdviceOrder::LowestClass, 1, AdviceReach::Whole);
    if (advice.choices.isEmpty() || advice.choices.first().reachesPartOnly)
        return {};
    const QStringList& instead = advice.choices.first().scopes;
    if (catalogue.count(ScopeSet(instead), Sensitivity::Restricted) >= restricted)
        return {};
    return {{Finding::Level::Look, u"scopes_less_sensitive"_s,
        {{u"scopes"_s, ScopeCatalogue::shortNames(instead)}}}};
}

Findings aboutNumber(const ScopeSet& scopes)
{
    if (scopes.size() <= many)
        return {};
    return {{Finding::Level::Note, u"scopes_many"_s,
        {{u"count"_s, QString::number(scopes.size())}, {u"many"_s, QString::number(many)}}}};
}

} // namespace

Findings setFindings(const ScopeSet& scopes, const ScopeCatalogue& catalogue)
{
    QStringList needed = scopes.scopes();
    const Findings redundant = aboutRedundant(needed, catalogue);
    return redundant + aboutLessSensitive(ScopeSet(needed), catalogue) + aboutNumber(scopes);
}

} // namespace scopelight
