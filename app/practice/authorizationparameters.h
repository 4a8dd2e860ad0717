// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "google/errorpage.h"
#include "http/formparameters.h"
#include "practice/clientregistry.h"
#include "practice/practicescopes.h"

namespace scopelight::practice {

/// An authorization request that has been checked (RFC 6749 §4.1.1, RFC 7636 §4.3, and Google's additions).
struct AuthorizationParameters {
    const RegisteredClient* client = nullptr;
    QString redirectUri = {};
    QStringList scopes = {}; ///< as asked, without repeats
    std::optional<QString> state = {};
    bool offline = false; ///< access_type=offline
    bool includeGrantedScopes = false;
    bool promptNone = false;
    bool promptConsent = false;
    bool promptSelectAccount = false;
    QString loginHint = {};
    QString codeChallenge = {};
    QString codeChallengeMethod = {}; ///< S256 or plain; plain where a challenge came without it (§4.3)
    QString nonce = {};

    /// Checks in the order in which Google is seen to: client, form of the request, redirect URI, values,
    /// scopes. Each refusal is an error page; nothing is sent to the redirect URI.
    static tl::expected<AuthorizationParameters, ErrorPage> parse(
        const FormParameters& parameters, const ClientRegistry& clients, const ScopeLookup& scopes);
};

} // namespace scopelight::practice
