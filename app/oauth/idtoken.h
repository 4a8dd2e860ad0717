// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/clock.h"
#include "base/error.h"
#include "base/secret.h"

#include <QByteArray>
#include <QJsonObject>
#include <QList>

namespace scopelight {

/// An RSA public key from a JWK Set (RFC 7517, RFC 7518 §6.3).
struct JsonWebKey {
    QString kid = {};
    QByteArray modulus = {}; ///< big-endian, as decoded from "n"
    QByteArray exponent = {}; ///< big-endian, as decoded from "e"
    bool operator==(const JsonWebKey&) const = default;
};

/// The usable keys of a JWK Set: RSA for signatures, 2048 to 8192 bits, odd exponent of at least 3. Others
/// (oct, EC, weak) are left out and named in `leftOut`. Codes: not_json, missing_member, duplicate_kid.
struct JsonWebKeySet {
    QList<JsonWebKey> keys = {};
    QStringList leftOut = {};
    static Result<JsonWebKeySet> parse(const QByteArray& json);
};

/// An ID Token taken apart, not yet believed (OpenID Connect Core §2, RFC 7519).
struct IdToken {
    QByteArray signedPart = {}; ///< header '.' payload, as signed
    QByteArray signature = {};
    QJsonObject header = {};
    QJsonObject claims = {};

    QString subject() const;
    QString email() const;

    /// Codes: jwt_segments (fact found), jwt_base64 (fact segment), jwt_json (fact segment), jwt_too_large.
    static Result<IdToken> parse(const Secret& jwt);
};

/// The outcome of one check, said as a fact.
struct Check {
    enum class Outcome { Passed, Failed, NotChecked };
    QString name = {}; ///< "signature", "alg", "iss", "aud", "azp", "exp", "iat", "nonce", "at_hash"
    Outcome outcome = Outcome::NotChecked;
    QString reason = {}; ///< a code such as key_not_found, expired, absent; empty when passed
    Facts facts = {};
    bool operator==(const Check&) const = default;
};

/// What the checks compare with.
struct IdTokenExpectation {
    QStringList issuers = {}; ///< any of these
    QString clientId = {};
    QString nonce = {}; ///< empty: none was sent
    Secret accessToken = {}; ///< for at_hash; empty: not checked
    QDateTime now = {}; ///< UTC
    int skewSeconds = 300;
};

/// All checks of OpenID Connect Core §3.1.3.7 that apply to a code flow, in a fixed order. RS256 only (`alg`
/// none and HMAC fail).
QList<Check> checkIdToken(
    const IdToken& token, const JsonWebKeySet& keys, const IdTokenExpectation& expected);
/// Whether nothing failed and the signature passed.
bool isVerified(const QList<Check>& checks);

} // namespace scopelight
