// SPDX-License-Identifier: Apache-2.0
#include "run/evidencecomparison.h"

#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

/// So many sets are looked at for one with the same reach.
constexpr qsizetype mostChoices = 64;

/// Those of the scopes that open the method; `email` is found where Google's documents say userinfo.email.
QStringList openers(const ScopeCatalogue& catalogue, const MethodRecord& method, const QStringList& scopes)
{
    const ScopeSet opening(catalogue.scopesOf(method));
    QStringList those = scopes;
    those.removeIf([&](const QString& scope) { return !opening.contains(scope); });
    return those;
}

/// Which parts of the content the scopes reach; with an empty code in it, all.
QSet<QString> reachOf(const ScopeCatalogue& catalogue, const QStringList& scopes)
{
    QSet<QString> reach;
    for (const QString& scope : scopes)
        reach.insert(catalogue.reachOf(scope));
    return reach;
}

/// Whether one set reaches at every method what the other does.
bool reachesAsFar(const ScopeCatalogue& catalogue, const QList<MethodRecord>& methods,
    const QStringList& scopes, const QStringList& others)
{
    return std::ranges::all_of(methods, [&](const MethodRecord& method) {
        const QSet<QString> reach = reachOf(catalogue, openers(catalogue, method, scopes));
        return reach.contains(QString())
            || reach.contains(reachOf(catalogue, openers(catalogue, method, others)));
    });
}

QStringList smallerSet(
    const ScopeCatalogue& catalogue, const QStringList& used, const QList<MethodRecord>& methods)
{
    const ScopeAdvice advice = adviseScopes(catalogue, methods, AdviceOrder::LowestClass, mostChoices);
    const Price price = priceOf(catalogue, used, AdviceOrder::LowestClass);
    for (const ScopeChoice& choice : advice.choices) {
        if (priceOf(catalogue, choice.scopes, AdviceOrder::LowestClass) < price
            && reachesAsFar(catalogue, methods, choice.scopes, used))
            return choice.scopes;
    }
    return {};
}

} // namespace

EvidenceComparison compareWithEvidence(
    const ScopeCatalogue& catalogue, const QStringList& asked, const QList<MethodRecord>& methods)
{
    EvidenceComparison comparison;
    QSet<QString> used;
    for (const MethodRecord& method : methods) {
        const QStringList those = openers(catalogue, method, asked);
        used += QSet<QString>(those.begin(), those.end());
        if (those.isEmpty() && !catalogue.scopesOf(method).isEmpty())
            comparison.uncovered.append(method);
    }
    for (const QString& scope : asked) {
        if (!used.contains(scope) && catalogue.classOf(scope) != Sensitivity::SignIn)
            comparison.unused.append(scope);
    }
    if (comparison.uncovered.isEmpty() && !used.isEmpty())
        comparison.smaller = smallerSet(catalogue, used.values(), methods);
    if (!comparison.smaller.isEmpty())
        comparison.replaced = used.values();
    for (QStringList* list : {&comparison.unused, &comparison.smaller, &comparison.replaced})
        list->sort();
    return comparison;
}

Findings toFindings(const EvidenceComparison& comparison, const ScopeCatalogue& catalogue)
{
    Findings findings;
    for (const MethodRecord& method : comparison.uncovered) {
        findings.append({Finding::Level::Problem, u"method_not_covered"_s,
            {{u"method"_s, method.id}, {u"api"_s, method.api},
                {u"scopes"_s, ScopeCatalogue::shortNames(catalogue.scopesOf(method))}}});
    }
    if (!comparison.smaller.isEmpty()) {
        findings.append({Finding::Level::Problem, u"smaller_set"_s,
            {{u"scopes"_s, ScopeCatalogue::shortNames(comparison.smaller)},
                {u"instead_of"_s, ScopeCatalogue::shortNames(comparison.replaced)}}});
    }
    for (const QString& scope : comparison.unused) {
        findings.append({Finding::Level::Note, u"scope_not_used"_s,
            {{u"scope"_s, scope}, {u"name"_s, ScopeCatalogue::shortName(scope)}}});
    }
    return findings;
}

} // namespace scopelight
