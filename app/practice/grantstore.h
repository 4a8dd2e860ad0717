// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/clock.h"

#include <QHash>
#include <QSet>
#include <QStringList>

#include <utility>

namespace scopelight::practice {

/// What an account has allowed a project. Google keeps it per project, not per client.
struct Grant {
    quint64 id = 0; ///< a later grant of the same account has another
    QStringList scopes = {}; ///< canonical, in the order they were given
    QSet<QString> offlineClients = {}; ///< clients that have had their first refresh token
    QDateTime endsAt = {}; ///< set when revoking takes effect later
};

/// The present grants by project and account. Ending one ends the tokens of all clients of the project: a
/// token lives only while its grant does.
class GrantStore {
public:
    explicit GrantStore(Clock clock)
        : m_clock(std::move(clock))
    {
    }

    /// The present grant, or nullptr.
    const Grant* find(const QString& project, const QString& sub) const;
    bool isAlive(quint64 grantId) const;
    /// Adds scopes to the present grant or begins one; returns its id.
    quint64 add(const QString& project, const QString& sub, const QStringList& scopes);
    /// Remembers that this client has had a refresh token under that grant.
    void rememberOffline(quint64 grantId, const QString& clientId);
    /// Revokes, at once or at that time.
    void end(quint64 grantId, const QDateTime& at);

private:
    using Key = std::pair<QString, QString>; ///< project, sub
    bool isPresent(const Grant& grant) const;
    Grant* byId(quint64 grantId);

    Clock m_clock;
    QHash<Key, Grant> m_grants;
    quint64 m_lastId = 0;
};

} // namespace scopelight::practice
