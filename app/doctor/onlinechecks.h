// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/clock.h"
#include "http/tracingnetworkaccessmanager.h"
#include "oauth/authorizationrequest.h"
#include "oauth/servermetadata.h"

#include <QFuture>

#include <optional>

namespace scopelight {

/// One thing that the server itself tells of a configuration, before anybody signs in.
struct OnlineCheck {
    enum class Outcome { Good, Bad, CouldNotTell };
    QString name = {}; ///< authorization_request, client_credentials, clock, reach, proxy
    Outcome outcome = Outcome::CouldNotTell;
    QString reason = {}; ///< in words through explainReason()
    Facts facts = {};
    std::optional<Error> error = {}; ///< what came in place of a good answer, in words through explain()
    bool operator==(const OnlineCheck&) const = default;
};
/// "good", "bad", "could_not_tell".
QString toString(OnlineCheck::Outcome outcome);

/// What is asked about.
struct OnlineSubject {
    OAuthClient client = {};
    AuthorizationRequest request = {}; ///< the address that a browser would open
    QUrl apiAddress = {}; ///< a public address at the host of the APIs; empty: that host is not asked

    /// The redirect URI that a sign-in was told to take; empty: chosen as for any.
    struct WantedRedirect {
        QString uri = {};
        bool useAnyway = false; ///< although the file does not list it
    };
    /// What a sign-in would send, with a state and a challenge that nobody waits for. Codes of
    /// chooseRedirectUri().
    static Result<OnlineSubject> of(const OAuthClient& client, const ServerMetadata& server,
        const WantedRedirect& wanted, const ScopeSet& scopes, const AuthorizationOptions& options);
};

/// Three requests, each sent once, without cookies, no redirect followed: the authorization address (where
/// Google sends a browser next tells whether it takes the request: observed, not documented), the token
/// address with a code that is none (RFC 6749 §5.2: `invalid_grant` says that the client was known,
/// `invalid_client` that it was not), and the APIs' host. Of the answers the `Date` is held against the clock
/// (RFC 9110 §6.6.1).
/// Never fails: what did not come could not be told.
QFuture<Result<QList<OnlineCheck>>> checkOnline(
    TracingNetworkAccessManager& network, const OnlineSubject& subject, const Clock& clock);

} // namespace scopelight
