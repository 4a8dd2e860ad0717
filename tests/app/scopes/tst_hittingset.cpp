// SPDX-License-Identifier: Apache-2.0
#include "scopes/hittingset.h"

#include <QRandomGenerator>
#include <QTest>

#include <algorithm>
#include <tuple>

using namespace scopelight;

namespace {

QList<int> elementsOf(quint32 bits)
{
    QList<int> elements;
    for (int element = 0; bits != 0; ++element, bits >>= 1) {
        if (bits & 1)
            elements.append(element);
    }
    return elements;
}

bool hits(const QList<int>& set, const QList<QList<int>>& clauses)
{
    return std::ranges::all_of(clauses, [&set](const QList<int>& clause) {
        return std::ranges::any_of(clause, [&set](int element) { return set.contains(element); });
    });
}

bool isMinimal(const QList<int>& set, const QList<QList<int>>& clauses)
{
    return std::ranges::none_of(set, [&](int element) {
        QList<int> smaller = set;
        smaller.removeOne(element);
        return hits(smaller, clauses);
    });
}

/// Every set that hits all clauses and loses that with any element, cheapest first: all subsets are tried.
QList<QList<int>> byBruteForce(const HittingSetProblem& problem)
{
    QList<QList<int>> sets;
    for (quint32 bits = 0; bits < (1U << problem.prices.size()); ++bits) {
        const QList<int> set = elementsOf(bits);
        if (hits(set, problem.clauses) && isMinimal(set, problem.clauses))
            sets.append(set);
    }
    std::ranges::sort(sets, [&](const QList<int>& left, const QList<int>& right) {
        return std::pair(priceOf(left, problem.prices), left)
            < std::pair(priceOf(right, problem.prices), right);
    });
    return sets;
}

/// Prices of few values, so that many sets cost the same.
HittingSetProblem randomProblem(QRandomGenerator& random)
{
    const int elements = random.bounded(1, 11);
    HittingSetProblem problem;
    for (int i = 0; i < elements; ++i)
        problem.prices.append(Price{{random.bounded(3), random.bounded(2), 0, 0, 0, random.bounded(1, 4)}});
    for (int i = random.bounded(0, 9); i > 0; --i)
        problem.clauses.append(elementsOf(random.bounded(1U, 1U << elements)));
    return problem;
}

} // namespace

class TestHittingSet : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void agreesWithBruteForce();
    void takesTheFirstOfEquals();
    void needsNothingForNoClause();
    void endsAfterItsSteps();
};

void TestHittingSet::agreesWithBruteForce()
{
    QRandomGenerator random(20261127);
    int sets = 0;
    for (int i = 0; i < 4000; ++i) {
        const HittingSetProblem problem = randomProblem(random);
        const QList<QList<int>> expected = byBruteForce(problem);
        QCOMPARE(cheapestHittingSet(problem), expected.first());
        const HittingSets found = minimalHittingSets(problem, 1'000);
        QVERIFY(found.isComplete);
        QCOMPARE(found.sets, expected);
        sets += int(expected.size());
        const HittingSets some = minimalHittingSets(problem, 2);
        QCOMPARE(some.sets, expected.first(std::min<qsizetype>(2, expected.size())));
        QVERIFY(some.isComplete || expected.size() >= 2);
    }
    QVERIFY2(sets > 10'000, "most problems have several answers");
}

void TestHittingSet::takesTheFirstOfEquals()
{
    const Price one{{1}};
    QCOMPARE(cheapestHittingSet({{{0, 1, 2}}, {one, one, one}}), QList<int>{0});
    QCOMPARE(cheapestHittingSet({{{1, 2}, {0, 2}}, {one, one, {{2}}}}), (QList<int>{0, 1}));
    QCOMPARE(cheapestHittingSet({{{1, 2}, {0, 2}}, {one, one, {{1, 5}}}}), QList<int>{2});
}

void TestHittingSet::needsNothingForNoClause()
{
    QVERIFY(cheapestHittingSet({}).isEmpty());
    QCOMPARE(minimalHittingSets({}, 5).sets, QList<QList<int>>{{}});
}

void TestHittingSet::endsAfterItsSteps()
{
    HittingSetProblem problem;
    for (int i = 0; i < 40; i += 2) { // 2^20 sets
        problem.prices.append(QList<Price>{{{1}}, {{1, 1}}});
        problem.clauses.append(QList<int>{i, i + 1});
    }
    const HittingSets found = minimalHittingSets(problem, 3, 500);
    QVERIFY(!found.isComplete);
    QVERIFY(!found.sets.isEmpty());
    QCOMPARE(found.sets.first(), cheapestHittingSet(problem));
}

QTEST_GUILESS_MAIN(TestHittingSet)
#include "tst_hittingset.moc"
