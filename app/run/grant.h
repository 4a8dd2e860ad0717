// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "oauth/idtoken.h"
#include "oauth/serverquestions.h"
#include "run/tokenlife.h"

#include <QJsonObject>

#include <optional>

namespace scopelight {

/// Who signed in, as far as the ID token or userinfo says.
struct Account {
    QString subject = {};
    QString email = {}; ///< empty when not told
    /// What people call it: the address, else the ID.
    const QString& name() const { return email.isEmpty() ? subject : email; }
    bool operator==(const Account&) const = default;
};

/// What a sign-in really gave, or what is known of saved tokens.
struct Grant {
    QString clientId = {};
    QString redirectUri = {};
    ScopeSet requested = {}; ///< empty: not known
    TokenSet tokens = {};
    std::optional<Account> account = {};
    std::optional<QList<Check>> idTokenChecks = {}; ///< absent: no ID token was issued
    ServerKind server = ServerKind::Google; ///< who granted
    bool userWasAsked = true; ///< in this run
    ScopeSet grantedEarlier = {}; ///< in this run, by the same account to the same client
    TokenLife life = {}; ///< what is known of the refresh token beside that

    /// Whether anything says which scopes the tokens have.
    bool areScopesKnown() const { return tokens.scopeAnnounced || !tokens.granted.isEmpty(); }
    /// A line a scope; none when the scopes are not known. What is not known to have been asked for counts as
    /// asked.
    QList<ScopeOutcome> outcomes() const;
    /// What was asked for and not granted.
    ScopeSet missing() const;
    /// Account::name(); empty when it was not told.
    QString accountName() const { return account ? account->name() : QString(); }
};

/// The account that an ID token or, failing that, userinfo names.
std::optional<Account> accountOf(
    const std::optional<IdToken>& idToken, const std::optional<UserInfo>& userInfo);

/// The object that `authorize --format json` prints (resources/schemas/authorize.schema.json). Tokens only
/// when `withSecrets`.
QJsonObject toJson(const Grant& grant, bool withSecrets);

} // namespace scopelight
