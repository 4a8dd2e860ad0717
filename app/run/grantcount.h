// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "run/grant.h"

#include <functional>
#include <utility>

namespace scopelight {

/// How many refresh tokens came to this machine, by account and client: Google keeps 100 alive and ends the
/// oldest with each further one, without a word (Google: Using OAuth 2.0 to Access Google APIs). One small
/// file of its owner's holds when they came; an account is there by the SHA-256 of its ID and of its address
/// alone. The practice provider's end with it and are counted in memory.
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
    /// server is not known to have such a limit. Codes of savePrivately(); file_not_writable (path) where
    /// another program does not let go of the file.
    Result<void> add(const Grant& grant);
    /// What is known of the token that this grant has.
    TokenLife lifeOf(const Grant& grant) const;
    /// Likewise of one that was saved: `account` as people call it, `issuedAt` invalid where nobody knows.
    TokenLife lifeOf(const QString& clientId, const QString& account, const QDateTime& issuedAt) const;
    /// Revoked: all that the account granted to the project's clients is over (Google: Using OAuth 2.0 for
    /// Web Server Applications, "Revoking a token"). Codes of add().
    Result<void> forget(const QString& clientId, const QString& account);

private:
    /// The refresh tokens of an account for a client.
    struct Count {
        QString clientId = {};
        QStringList accounts = {}; ///< SHA-256 of the ID, and of the address once it was told
        qsizetype total = 0; ///< how many came
        QList<QDateTime> at = {}; ///< when the last ones did, oldest first
    };
    QList<Count> read() const;
    Result<void> write(const QList<Count>& counts) const;
    /// Reads the file, and writes it where `edit` says that something changed; nobody else does meanwhile.
    Result<void> change(const std::function<bool(QList<Count>&)>& edit) const;

    QString m_path;
    QList<Count> m_practice;
};

} // namespace scopelight
