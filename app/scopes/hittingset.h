// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>

#include <array>
#include <compare>

namespace scopelight {

/// What an element costs, the weightiest part first: prices add up part by part and compare from the front.
struct Price {
    std::array<qint64, 6> parts = {};

    auto operator<=>(const Price&) const = default; // NOLINT(modernize-use-nullptr): there is no 0 in it
    Price& operator+=(const Price& other);
};

/// Elements are to be chosen so that each clause has at least one of them. An element is its place in
/// `prices`.
struct HittingSetProblem {
    QList<QList<int>> clauses = {}; ///< none of them empty; each sorted, without repetition
    QList<Price> prices = {}; ///< each above zero
};

Price priceOf(const QList<int>& elements, const QList<Price>& prices);

/// The cheapest set, sorted. Of several with one price it is that whose list comes first. Exact: clauses that
/// contain another and elements that another one replaces at no higher price are dropped, and what is left
/// is decided by branch and bound.
QList<int> cheapestHittingSet(const HittingSetProblem& problem);

/// Sets from which nothing can be left out.
struct HittingSets {
    QList<QList<int>> sets = {}; ///< each sorted; the cheapest first
    bool isComplete = true; ///< false: there may be others
};

/// The cheapest `most` of them. The search ends, incomplete, after `steps`.
HittingSets minimalHittingSets(const HittingSetProblem& problem, qsizetype most, qsizetype steps = 20'000);

} // namespace scopelight
