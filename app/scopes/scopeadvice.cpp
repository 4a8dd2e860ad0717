// SPDX-License-Identifier: Apache-2.0
#include "scopes/scopeadvice.h"

#include <QMap>
#include <QSet>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

constexpr std::array kindsWithoutConsent = {
    "service_account"_L1, "delegation"_L1, "add_on"_L1, "apps_script"_L1, "removed"_L1};

bool takesConsent(const ScopeRecord& record)
{
    return std::ranges::find(kindsWithoutConsent, record.kind) == kindsWithoutConsent.end();
}

/// For all the APIs of a product some hundred; what takes more has more sets than anybody reads.
constexpr qsizetype stepsForOthers = 2'000;

Price priceOf(Sensitivity sensitivity, qsizetype opened, AdviceOrder order)
{
    const auto one = [sensitivity](Sensitivity which) { return qint64(sensitivity == which); };
    const qint64 restricted = one(Sensitivity::Restricted);
    const qint64 notPublished = one(Sensitivity::NotPublished);
    const qint64 sensitive = one(Sensitivity::Sensitive);
    const qint64 nonSensitive = one(Sensitivity::NonSensitive);
    switch (order) {
    case AdviceOrder::LowestClass:
        return {{restricted, notPublished, sensitive, nonSensitive, opened, 0}};
    case AdviceOrder::LeastOpened:
        return {{opened, restricted, notPublished, sensitive, nonSensitive, 0}};
    case AdviceOrder::FewestScopes:
        return {{1 - one(Sensitivity::SignIn), restricted, notPublished, sensitive, nonSensitive, opened}};
    }
    Q_UNREACHABLE();
}

/// The methods as clauses over numbered scopes, which are numbered in the order of their wire forms.
class Question {
public:
    Question(const ScopeCatalogue& catalogue, const QList<MethodRecord>& methods, AdviceReach reach)
        : m_catalogue(catalogue)
    {
        QMap<quint32, QStringList> sets;
        for (const MethodRecord& method : methods) {
            if (!sets.contains(method.scopeSet))
                sets.insert(method.scopeSet, catalogue.scopesOf(method));
        }
        QSet<QString> all;
        QSet<QString> consentable;
        QSet<QString> used;
        for (QStringList& scopes : sets) {
            all += QSet<QString>(scopes.begin(), scopes.end());
            scopes = withConsent(scopes);
            consentable += QSet<QString>(scopes.begin(), scopes.end());
            if (reach == AdviceReach::Whole)
                scopes = whole(scopes);
            used += QSet<QString>(scopes.begin(), scopes.end());
        }
        m_scopes = used.values();
        m_scopes.sort();
        m_leftOut = (all - consentable).values();
        m_leftOut.sort();
        for (const QStringList& scopes : std::as_const(sets)) {
            if (!scopes.isEmpty())
                m_clauses.append(numbersOf(scopes));
        }
    }

    HittingSetProblem problem(AdviceOrder order) const
    {
        HittingSetProblem problem{m_clauses, {}};
        for (const QString& scope : m_scopes)
            problem.prices.append(scopelight::priceOf(m_catalogue, {scope}, order));
        return problem;
    }

    QStringList scopesAt(const QList<int>& numbers) const
    {
        QStringList scopes;
        for (const int number : numbers)
            scopes.append(m_scopes[number]);
        return scopes;
    }
    const QStringList& leftOut() const { return m_leftOut; }

private:
    QStringList withConsent(const QStringList& scopes) const
    {
        QStringList rest = scopes;
        rest.removeIf([this](const QString& scope) { return !takesConsent(*m_catalogue.find(scope)); });
        return rest.isEmpty() ? scopes : rest;
    }

    QStringList whole(const QStringList& scopes) const
    {
        QStringList rest = scopes;
        rest.removeIf([this](const QString& scope) { return m_catalogue.reachesPartOnly(scope); });
        return rest.isEmpty() ? scopes : rest;
    }

    QList<int> numbersOf(const QStringList& scopes) const
    {
        QList<int> numbers;
        for (const QString& scope : scopes)
            numbers.append(int(std::ranges::lower_bound(m_scopes, scope) - m_scopes.begin()));
        std::ranges::sort(numbers);
        return numbers;
    }

    const ScopeCatalogue& m_catalogue;
    QStringList m_scopes;
    QStringList m_leftOut;
    QList<QList<int>> m_clauses;
};

/// The methods of the APIs asked about, with the scopes that open each.
class Surroundings {
public:
    Surroundings(const ScopeCatalogue& catalogue, const QList<MethodRecord>& methods)
    {
        QSet<QString> apis;
        for (const MethodRecord& method : methods) {
            m_asked.insert(method.row);
            apis.insert(method.api);
        }
        for (const QString& api : std::as_const(apis)) {
            for (const MethodRecord& method : catalogue.methodsOf(api)) {
                if (m_asked.contains(method.row))
                    continue;
                if (!m_scopes.contains(method.scopeSet)) {
                    const QStringList scopes = catalogue.scopesOf(method);
                    m_scopes.insert(method.scopeSet, QSet<QString>(scopes.begin(), scopes.end()));
                }
                ++m_methods[method.scopeSet];
            }
        }
    }

    qsizetype excessOf(const QStringList& scopes) const
    {
        qsizetype excess = 0;
        for (auto set = m_methods.cbegin(); set != m_methods.cend(); ++set) {
            const QSet<QString>& opening = m_scopes[set.key()];
            if (std::ranges::any_of(scopes, [&](const QString& scope) { return opening.contains(scope); }))
                excess += set.value();
        }
        return excess;
    }

private:
    QSet<quint32> m_asked;
    QMap<quint32, QSet<QString>> m_scopes; ///< by set
    QMap<quint32, qsizetype> m_methods; ///< by set: those that nobody asked for
};

ScopeChoice choiceOf(
    const ScopeCatalogue& catalogue, const Surroundings& surroundings, const QStringList& scopes)
{
    ScopeChoice choice{.scopes = scopes, .excess = surroundings.excessOf(scopes)};
    for (const QString& scope : scopes) {
        choice.opened += catalogue.openedCount(scope);
        choice.reachesPartOnly |= catalogue.reachesPartOnly(scope);
        if (const QString reach = catalogue.reachOf(scope); !reach.isEmpty())
            choice.partial.append({scope, reach});
    }
    return choice;
}

} // namespace

Price priceOf(const ScopeCatalogue& catalogue, const QStringList& scopes, AdviceOrder order)
{
    Price sum;
    for (const QString& scope : scopes)
        sum += priceOf(catalogue.classOf(scope), catalogue.openedCount(scope), order);
    return sum;
}

ScopeAdvice adviseScopes(const ScopeCatalogue& catalogue, const QList<MethodRecord>& methods,
    AdviceOrder order, qsizetype most, AdviceReach reach)
{
    const Question question(catalogue, methods, reach);
    const HittingSetProblem problem = question.problem(order);
    ScopeAdvice advice{.leftOut = question.leftOut()};
    std::ranges::copy_if(methods, std::back_inserter(advice.withoutScopes),
        [&](const MethodRecord& method) { return catalogue.scopesOf(method).isEmpty(); });
    if (problem.clauses.isEmpty())
        return advice;
    const QList<int> best = cheapestHittingSet(problem);
    HittingSets others =
        most > 1 ? minimalHittingSets(problem, most, stepsForOthers) : HittingSets{{}, false};
    others.sets.removeOne(best);
    others.sets.prepend(best);
    advice.isComplete = others.isComplete && others.sets.size() <= most;
    const Surroundings surroundings(catalogue, methods);
    for (const QList<int>& numbers : others.sets.first(std::min(most, others.sets.size())))
        advice.choices.append(choiceOf(catalogue, surroundings, question.scopesAt(numbers)));
    return advice;
}

} // namespace scopelight
