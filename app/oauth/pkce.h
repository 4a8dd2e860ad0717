// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/secret.h"

namespace scopelight {

/// Proof Key for Code Exchange, RFC 7636, method S256.
struct Pkce {
    Secret codeVerifier = {};

    /// 32 octets from the system's generator, base64url: 43 characters (§4.1).
    static Pkce generate();
    /// BASE64URL(SHA256(ASCII(code_verifier))), §4.2.
    QString codeChallenge() const;
};

/// 32 random octets in base64url: for `state` and `nonce`.
QString randomToken();

} // namespace scopelight
