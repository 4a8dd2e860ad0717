// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/error.h"
#include "base/secret.h"
#include "oauth/authorizationrequest.h"

#include <optional>

namespace scopelight {

/// The redirect that ends an attempt, RFC 6749 §4.1.2: a code or the server's refusal.
struct AuthorizationResponse {
    Secret code = {}; ///< decoded exactly once; empty when refused
    QString error = {}; ///< §4.1.2.1, for example access_denied; empty when there is a code
    QString errorDescription = {};
    QString issuer = {}; ///< RFC 9207; empty when absent

    /// What a redirect must match.
    struct Expectation {
        QString state = {};
        QString issuer = {}; ///< empty: unknown, any `iss` is taken
        bool issRequired = false; ///< the server's metadata promises one
    };
    /// An Error means that this is not the answer to our attempt: it is refused, and the attempt keeps
    /// waiting. Codes: repeated_parameter, state_missing, state_mismatch, issuer_mismatch, issuer_missing,
    /// code_and_error, error_malformed,
    /// code_or_error_missing.
    static Result<AuthorizationResponse> parse(const QByteArray& query, const Expectation& expected);
};

} // namespace scopelight
