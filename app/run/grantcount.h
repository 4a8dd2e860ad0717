// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "run/grant.h"

#include <utility>

namespace scopelight {

/// How many refresh tokens came to this machine, by account and client: Google keeps 100 alive and ends the
/// oldest with each further one, without a word (Google: Using OAuth 2.0 to Access Google APIs). One small
/// file of its owner's holds when they came; an account is there by its SHA-256 alone. The practice
/// provider's end with it and are counted in memory.
class GrantCount {
public:
    /// As many refresh tokens of an account for a client live at Google.
    static constexpr qsizetype most = 100;

    explicit GrantCount(QString path)
        : m_path(std::move(path))
    {
    }
    /// Where the programs keep it for this user.
    static QString userPath();

    /// Counts what a sign-in gave. Nothing is counted without a refresh token or an account, or where the
    /// server is not known to have such a limit. Codes of savePrivately().
    Result<void> add(const Grant& grant);
    /// What is known of the token that this grant has.
    TokenLife lifeOf(const Grant& grant) const;
    /// Likewise of one that was saved: `account` as people call it, `issuedAt` invalid where nobody knows.
    TokenLife lifeOf(const QString& clientId, const QString& account, const QDateTime& issuedAt) const;
    /// Revoked: all that the account granted to the project's clients is over (Google: Using OAuth 2.0 for
    /// Web Server Applications, "Revoking a token"). Codes of savePrivately().
    Result<void> forget(const QString& clientId, const QString& account);

private:
    /// When they came, oldest first, by client ID and SHA-256 of the account.
    using Times = QMap<std::pair<QString, QString>, QList<QDateTime>>;
    Times read() const;
    Result<void> write(const Times& times) const;

    QString m_path;
    Times m_practice;
};

} // namespace scopelight
