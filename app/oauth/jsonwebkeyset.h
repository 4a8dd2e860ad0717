// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/error.h"

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QStringList>

namespace scopelight {

/// An RSA public key from a JWK Set (RFC 7517, RFC 7518 §6.3).
struct JsonWebKey {
    QString kid = {};
    QByteArray modulus = {}; ///< big-endian, as decoded from "n"
    QByteArray exponent = {}; ///< big-endian, as decoded from "e"
    bool operator==(const JsonWebKey&) const = default;

    /// The length of the modulus, leading zero octets not counted.
    int bits() const;
    /// The key as a member of a JWK Set: kty, use, alg, kid, n, e.
    QJsonObject toJson() const;
    /// The SHA-256 thumbprint of the key, base64url (RFC 7638): a `kid` that nobody has to invent.
    QString thumbprint() const;
};

/// A key of a set that verifies nothing here.
struct UnusableKey {
    QString kid = {};
    QString reason = {}; ///< code: not_rsa, weak_key, other_alg…

    bool operator==(const UnusableKey&) const = default;
};

/// The usable keys of a JWK Set: RSA for signatures, 2048 to 8192 bits, odd exponent of at least 3. Others
/// (oct, EC, weak) are left out and named in `leftOut`.
struct JsonWebKeySet {
    QList<JsonWebKey> keys = {};
    QList<UnusableKey> leftOut = {};

    /// Codes beside those of parseStrictJson(): missing_member, wrong_type (fact member), duplicate_kid (fact
    /// kid).
    static Result<JsonWebKeySet> parse(const QByteArray& json);
    /// The key of that ID, or null.
    const JsonWebKey* find(const QString& kid) const;
};

} // namespace scopelight
