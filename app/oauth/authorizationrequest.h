// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "http/formparameters.h"
#include "scopes/scopeset.h"

#include <QUrl>

namespace scopelight {

/// The parameters a person may choose (Google's web server guide). Empty text members are not sent.
struct AuthorizationOptions {
    QString accessType = QStringLiteral("offline");
    QString prompt = QStringLiteral("select_account consent");
    QString loginHint = {};
    bool includeGrantedScopes = false;
    bool operator==(const AuthorizationOptions&) const = default;
};

/// An authorization request, RFC 6749 §4.1.1, whole: the address in the preview is the address that is
/// opened.
struct AuthorizationRequest {
    QString authorizationEndpoint = {};
    QString clientId = {};
    QString redirectUri = {}; ///< byte for byte
    ScopeSet scopes = {};
    AuthorizationOptions options = {};
    QString state = {}; ///< one per attempt
    QString nonce = {}; ///< OpenID Connect Core §3.1.2.1; empty where no ID token is asked for
    QString codeChallenge = {}; ///< S256
    bool operator==(const AuthorizationRequest&) const = default;

    /// The complete list, with what the endpoint's own query holds (§3.1), ordered by name as on the wire.
    FormParameters parameters() const;
    QUrl url() const;
};

} // namespace scopelight
