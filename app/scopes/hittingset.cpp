// SPDX-License-Identifier: Apache-2.0
#include "scopes/hittingset.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <vector>

namespace scopelight {

namespace {

using Clause = QList<int>;
using Clauses = QList<Clause>;

bool contains(const Clause& clause, int element)
{
    return std::ranges::binary_search(clause, element);
}

/// `elements` with one more, sorted.
QList<int> with(QList<int> elements, int element)
{
    elements.insert(std::ranges::lower_bound(elements, element), element);
    return elements;
}

Clauses withoutThoseOf(const Clauses& clauses, int element)
{
    Clauses rest;
    std::ranges::copy_if(clauses, std::back_inserter(rest),
        [element](const Clause& clause) { return !contains(clause, element); });
    return rest;
}

/// Whoever satisfies a clause satisfies every clause that contains it.
Clauses withoutSupersets(Clauses clauses)
{
    std::ranges::stable_sort(clauses, {}, &Clause::size);
    Clauses kept;
    for (const Clause& clause : std::as_const(clauses)) {
        const bool isImplied = std::ranges::any_of(
            kept, [&clause](const Clause& smaller) { return std::ranges::includes(clause, smaller); });
        if (!isImplied)
            kept.append(clause);
    }
    return kept;
}

/// Forbids an element; nothing when a clause has no other.
std::optional<Clauses> forbidding(const Clauses& clauses, int element)
{
    Clauses rest = clauses;
    for (Clause& clause : rest) {
        clause.removeOne(element);
        if (clause.isEmpty())
            return {};
    }
    return rest;
}

/// Clauses that share no element need one each, the cheapest of it at least.
Price leastPrice(const Clauses& clauses, const QList<Price>& prices)
{
    Price least;
    std::vector<bool> isTaken(prices.size());
    for (const Clause& clause : clauses) { // the short ones come first
        if (std::ranges::any_of(clause, [&](int element) { return isTaken[element]; }))
            continue;
        for (const int element : clause)
            isTaken[element] = true;
        least += prices[*std::ranges::min_element(clause, {}, [&](int element) { return prices[element]; })];
    }
    return least;
}

/// The elements of a clause, cheapest first.
Clause byPrice(Clause clause, const QList<Price>& prices)
{
    std::ranges::stable_sort(clause, {}, [&](int element) { return prices[element]; });
    return clause;
}

/// For each element the clauses that it is in, a bit a clause.
class Occurrences {
public:
    Occurrences(const Clauses& clauses, qsizetype elements)
        : m_words((clauses.size() + wordBits - 1) / wordBits)
        , m_bits(elements * m_words)
    {
        for (qsizetype i = 0; i < clauses.size(); ++i) {
            for (const int element : clauses[i])
                m_bits[element * m_words + i / wordBits] |= quint64(1) << (i % wordBits);
        }
    }

    /// Whether `other` is in every clause that `element` is in.
    bool isCoveredBy(int element, int other) const
    {
        for (qsizetype word = 0; word < m_words; ++word) {
            if (m_bits[element * m_words + word] & ~m_bits[other * m_words + word])
                return false;
        }
        return true;
    }

private:
    static constexpr qsizetype wordBits = 64;

    qsizetype m_words;
    std::vector<quint64> m_bits;
};

class BranchAndBound {
public:
    explicit BranchAndBound(const QList<Price>& prices)
        : m_prices(prices)
    {
    }

    QList<int> solve(const Clauses& clauses)
    {
        search(clauses, {});
        return m_best;
    }

private:
    void search(Clauses clauses, QList<int> chosen)
    {
        reduce(clauses, chosen);
        Price bound = priceOf(chosen, m_prices);
        bound += leastPrice(clauses, m_prices);
        if (m_isFound && bound > m_bestPrice)
            return;
        if (clauses.isEmpty())
            return offer(chosen, bound);
        std::optional<Clauses> rest = clauses;
        for (const int element : byPrice(clauses.first(), m_prices)) {
            search(withoutThoseOf(*rest, element), with(chosen, element));
            rest = forbidding(*rest, element);
            if (!rest)
                return;
        }
    }

    void offer(const QList<int>& chosen, const Price& price)
    {
        if (m_isFound && std::tie(m_bestPrice, m_best) <= std::tie(price, chosen))
            return;
        m_isFound = true;
        m_best = chosen;
        m_bestPrice = price;
    }

    /// Leaves clauses in which there is something to decide.
    void reduce(Clauses& clauses, QList<int>& chosen) const
    {
        for (bool isSmaller = true; isSmaller;) {
            clauses = withoutSupersets(std::move(clauses));
            isSmaller = dropReplaced(clauses);
            while (!clauses.isEmpty() && clauses.first().size() == 1) {
                const int only = clauses.first().first();
                chosen = with(chosen, only);
                clauses = withoutThoseOf(clauses, only);
                isSmaller = true;
            }
        }
    }

    /// An element gives way to one that is in all its clauses and costs less, or as much and comes first.
    bool dropReplaced(Clauses& clauses) const
    {
        const Occurrences occurrences(clauses, m_prices.size());
        std::vector<std::optional<bool>> isReplaced(m_prices.size()); // in one of its clauses as in all
        const auto replaced = [&](int element, const Clause& clause) {
            std::optional<bool>& known = isReplaced[element];
            if (!known) {
                known = std::ranges::any_of(clause, [&](int other) {
                    return std::tie(m_prices[other], other) < std::tie(m_prices[element], element)
                        && occurrences.isCoveredBy(element, other);
                });
            }
            return *known;
        };
        bool isSmaller = false;
        for (Clause& clause : clauses) {
            const Clause before = clause;
            clause.removeIf([&](int element) { return replaced(element, before); });
            isSmaller |= clause.size() != before.size();
        }
        return isSmaller;
    }

    const QList<Price>& m_prices;
    QList<int> m_best;
    Price m_bestPrice;
    bool m_isFound = false;
};

/// A beginning of a set, what it leaves to satisfy, and the least that all of it costs.
struct Beginning {
    QList<int> chosen = {};
    Clauses clauses = {};
    Price bound = {};
};

bool comesLater(const Beginning& left, const Beginning& right)
{
    return std::tie(left.bound, left.chosen) > std::tie(right.bound, right.chosen);
}

/// Each element is the only one in some clause.
bool isMinimal(const QList<int>& set, const Clauses& clauses)
{
    return std::ranges::all_of(set, [&](int element) {
        return std::ranges::any_of(clauses, [&](const Clause& clause) {
            return contains(clause, element)
                && std::ranges::count_if(set, [&](int other) { return contains(clause, other); }) == 1;
        });
    });
}

} // namespace

Price& Price::operator+=(const Price& other)
{
    std::ranges::transform(parts, other.parts, parts.begin(), std::plus());
    return *this;
}

Price priceOf(const QList<int>& elements, const QList<Price>& prices)
{
    Price sum;
    for (const int element : elements)
        sum += prices[element];
    return sum;
}

QList<int> cheapestHittingSet(const HittingSetProblem& problem)
{
    return BranchAndBound(problem.prices).solve(problem.clauses);
}

HittingSets minimalHittingSets(const HittingSetProblem& problem, qsizetype most, qsizetype steps)
{
    HittingSets found;
    const Clauses all = withoutSupersets(problem.clauses);
    std::vector<Beginning> open{{{}, all, leastPrice(all, problem.prices)}};
    for (qsizetype step = 0; !open.empty(); ++step) {
        // Of equally cheap sets the last to be found may be the first in order.
        const bool isFull =
            found.sets.size() >= most && open.front().bound > priceOf(found.sets.last(), problem.prices);
        if (isFull || step == steps) {
            found.isComplete = false;
            break;
        }
        std::ranges::pop_heap(open, comesLater);
        const Beginning next = std::move(open.back());
        open.pop_back();
        if (next.clauses.isEmpty()) {
            if (isMinimal(next.chosen, all))
                found.sets.append(next.chosen);
            continue;
        }
        std::optional<Clauses> rest = next.clauses;
        for (const int element : next.clauses.first()) {
            Beginning longer{
                with(next.chosen, element), withoutSupersets(withoutThoseOf(*rest, element)), {}};
            longer.bound = priceOf(longer.chosen, problem.prices);
            longer.bound += leastPrice(longer.clauses, problem.prices);
            open.push_back(std::move(longer));
            std::ranges::push_heap(open, comesLater);
            rest = forbidding(*rest, element);
            if (!rest)
                break;
        }
    }
    std::ranges::sort(found.sets, [&](const QList<int>& left, const QList<int>& right) {
        return std::pair(priceOf(left, problem.prices), left)
            < std::pair(priceOf(right, problem.prices), right);
    });
    if (found.sets.size() > most) {
        found.sets.resize(most);
        found.isComplete = false;
    }
    return found;
}

} // namespace scopelight
