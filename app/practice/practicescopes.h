// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scopes/scopecatalogue.h"

#include <QStringList>

#include <functional>
#include <optional>

namespace scopelight::practice {

/// What is known about a scope; nothing for one that does not exist. In the programs ScopeCatalogue::find().
using ScopeLookup = std::function<std::optional<ScopeRecord>(const QString& scope)>;

/// The scopes as Google grants them: `email` and `profile` by their long names, each once, and `openid`
/// wherever one of them is (added even when it was not asked for).
QStringList canonicalScopes(const QStringList& scopes);

/// Whether it is `openid` or one of the two names of `email` and `profile`.
bool isSignInScope(const QString& scope);

/// The value of `scope` in the redirect: there the short names stand beside the long ones.
QString toRedirectScope(const QStringList& canonical);

/// What a consent page shows for a request, given what the project has already.
struct ConsentOffer {
    QStringList signIn = {}; ///< new sign-in scopes, shown apart, without boxes
    QStringList granted = {}; ///< asked again, shown without boxes
    QStringList asked = {}; ///< new ones

    /// One new scope is allowed or denied as a whole; more get a box each.
    bool hasBoxes() const { return asked.size() > 1; }
    bool isEmpty() const { return signIn.isEmpty() && asked.isEmpty(); }

    static ConsentOffer of(const QStringList& requested, const QStringList& alreadyGranted);
    /// What a person who ticked these and continued has added; nothing when they refused by leaving all
    /// empty.
    QStringList added(const QStringList& ticked) const;
};

} // namespace scopelight::practice
