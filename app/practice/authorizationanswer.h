// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "practice/authorizationparameters.h"
#include "practice/serverstate.h"

namespace scopelight::practice {

/// What a person decided on the consent page, or automatic consent for them.
struct ConsentDecision {
    QString sub = {};
    QStringList ticked = {};
    bool pageShown = true; ///< false: everything had been granted before, and nobody was asked
};

/// The redirect's address with a code: the grant is remembered, the code carries what it will be worth. A
/// decision that adds nothing although something was offered is answered with access_denied.
QByteArray answerWithConsent(
    ServerState& server, const AuthorizationParameters& request, const ConsentDecision& decision);
/// The redirect's address with an error (RFC 6749 §4.1.2.1).
QByteArray answerWithError(
    const ServerState& server, const AuthorizationParameters& request, const QString& error);
/// What a consent page would offer that account for this request.
ConsentOffer offerFor(const ServerState& server, const AuthorizationParameters& request, const QString& sub);
/// The scopes that automatic consent ticks: all, or all but the last under `subset`.
QStringList tickedAutomatically(const ServerState& server, const ConsentOffer& offer);

} // namespace scopelight::practice
