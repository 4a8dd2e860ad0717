// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/secret.h"
#include "oauth/jsonwebkeyset.h"

#include <optional>

namespace scopelight {

/// An RSA key with both halves.
struct RsaKeyPair {
    Secret privateKey = {}; ///< PEM, PKCS #8
    JsonWebKey publicKey = {}; ///< `kid` is its thumbprint
};

/// A new key (exponent 65537); nothing when OpenSSL refuses that size.
std::optional<RsaKeyPair> generateRsaKey(int bits = 2048);

/// Signs with RSASSA-PKCS1-v1_5 and SHA-256 (RFC 7518 §3.3). Nothing when `privateKeyPem` is no unencrypted
/// RSA private key of at least 2048 bits.
std::optional<QByteArray> signRs256(const Secret& privateKeyPem, const QByteArray& message);

/// Whether `signature` is the key's RS256 signature of `message`.
bool verifyRs256(const JsonWebKey& key, const QByteArray& message, const QByteArray& signature);

} // namespace scopelight
