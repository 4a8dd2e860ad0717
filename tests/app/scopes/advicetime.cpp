// SPDX-License-Identifier: Apache-2.0
// How long the advisor thinks: all methods of one API at a time, for every version of every API, and all
// methods of all APIs at once. Figures, not a test: another program on the machine may be in them.
#include "scopes/scopeadvice.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QTextStream>

#include <algorithm>
#include <cstdlib>
#include <utility>

using namespace Qt::StringLiterals;
using namespace scopelight;

namespace {

struct Timed {
    double ms = 0;
    qsizetype scopes = 0; ///< in the first choice
};

Timed timed(const ScopeCatalogue& catalogue, const QList<MethodRecord>& methods, AdviceOrder order)
{
    QElapsedTimer timer;
    timer.start();
    const ScopeAdvice advice = adviseScopes(catalogue, methods, order);
    return {double(timer.nsecsElapsed()) / 1e6,
        advice.choices.isEmpty() ? 0 : advice.choices.first().scopes.size()};
}

} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    QTextStream out(stdout);
    const ScopeCatalogue catalogue;
    QList<MethodRecord> all;
    QList<double> each;
    for (const QString& api : catalogue.apis()) {
        const QList<MethodRecord> methods = catalogue.methodsOf(api);
        all += methods;
        each.append(timed(catalogue, methods, AdviceOrder::LowestClass).ms);
    }
    std::ranges::sort(each);
    out << u"All methods of one API, %1 APIs: median %2 ms, longest %3 ms\n"_s.arg(each.size())
               .arg(each[each.size() / 2], 0, 'f', 2)
               .arg(each.last(), 0, 'f', 2);
    for (const auto& [order, name] : {std::pair(AdviceOrder::LowestClass, u"lowest class"_s),
             std::pair(AdviceOrder::FewestScopes, u"fewest scopes"_s)}) {
        const Timed whole = timed(catalogue, all, order);
        out << u"All %1 methods, %2: %3 ms, %4 scopes\n"_s.arg(all.size())
                   .arg(name)
                   .arg(whole.ms, 0, 'f', 1)
                   .arg(whole.scopes);
    }
    return EXIT_SUCCESS;
}
