// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "practice/authorizationparameters.h"

#include "base/clock.h"

#include <QHash>

#include <optional>

namespace scopelight::practice {

/// A person on the way through the pages.
struct SignIn {
    QString id = {}; ///< unguessable; part of the pages' addresses
    AuthorizationParameters request = {};
    QString sub = {}; ///< the chosen account; empty before
    QStringList ticked = {}; ///< boxes that the page shows ticked
    Secret formToken = {}; ///< of the page shown last; good for one form
    QDateTime expiresAt = {};
};

/// The sign-ins under way: ten minutes each, a hundred at most.
class SignIns {
public:
    explicit SignIns(Clock clock)
        : m_clock(std::move(clock))
    {
    }

    SignIn& begin(const AuthorizationParameters& request);
    /// nullptr when there is none, or it has ended.
    SignIn* find(const QString& id);
    void end(const QString& id) { m_signIns.remove(id); }
    /// A new token for the page about to be shown; the one before is void.
    static Secret renewFormToken(SignIn& signIn);
    /// Whether it is the page's token, which is void after that.
    static bool takeFormToken(SignIn& signIn, const QString& token);

private:
    void makeRoom();

    Clock m_clock;
    QHash<QString, SignIn> m_signIns;
};

} // namespace scopelight::practice
