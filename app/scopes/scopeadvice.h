// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scopes/hittingset.h"
#include "scopes/scopecatalogue.h"

namespace scopelight {

/// A set of scopes that opens every method asked about and from which none can be left out. "Opens the same
/// methods" is all that Google's documents say: not that one scope includes another.
struct ScopeChoice {
    struct Reach {
        QString scope = {};
        QString code = {}; ///< ScopeCatalogue::reachOf()
        bool operator==(const Reach&) const = default;
    };
    QStringList scopes = {}; ///< wire forms, sorted
    qsizetype opened = 0; ///< methods of all API versions that its scopes open, added up
    qsizetype excess = 0; ///< methods of the APIs asked about that it opens and nobody asked for, each once
    QList<Reach> partial = {}; ///< those of its scopes that reach less than their methods suggest
    bool reachesPartOnly = false; ///< one of them reaches a part of the content only
    bool operator==(const ScopeChoice&) const = default;
};

/// What is to be small first. Sign-in scopes count nothing in any.
enum class AdviceOrder {
    /// The number of restricted scopes, then of those whose class is not published, of sensitive ones, of
    /// non-sensitive ones; then ScopeChoice::opened; then the wire string.
    LowestClass,
    LeastOpened, ///< ScopeChoice::opened, then as above
    FewestScopes, ///< the number of scopes, then as above
};

/// What is compared in that order.
Price priceOf(const ScopeCatalogue& catalogue, const QStringList& scopes, AdviceOrder order);

/// Which scopes may answer: any, or, while there are others, none that reaches a part of the content only.
enum class AdviceReach { Any, Whole };

struct ScopeAdvice {
    QList<ScopeChoice> choices = {}; ///< in that order: the first is the answer, exact
    bool isComplete = true; ///< false: there may be other choices, all of them worse
    QList<MethodRecord> withoutScopes = {}; ///< their documents declare none
    /// Scopes left out of the search, because nobody can consent to them: for service accounts, delegation,
    /// add-ons and Apps Script, and removed ones. Not so where a method has no other.
    QStringList leftOut = {};
};

/// The smallest sets for these methods, at most `most` of them.
ScopeAdvice adviseScopes(const ScopeCatalogue& catalogue, const QList<MethodRecord>& methods,
    AdviceOrder order = AdviceOrder::LowestClass, qsizetype most = 12, AdviceReach reach = AdviceReach::Any);

} // namespace scopelight
