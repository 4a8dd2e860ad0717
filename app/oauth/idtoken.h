// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/clock.h"
#include "base/error.h"
#include "base/secret.h"
#include "oauth/jsonwebkeyset.h"

#include <QByteArray>
#include <QJsonObject>
#include <QList>

#include <optional>

namespace scopelight {

/// An ID Token taken apart, not yet believed (OpenID Connect Core §2, RFC 7519).
struct IdToken {
    /// Google's are 1 to 2 KiB.
    static constexpr qsizetype maxLength = 16 * 1024;

    QByteArray signedPart = {}; ///< header '.' payload, as signed
    QByteArray signature = {};
    QJsonObject header = {};
    QJsonObject claims = {};

    QString keyId() const;
    QString subject() const;
    QString email() const;
    /// Google writes a boolean or the string "true"; nothing when neither is there.
    std::optional<bool> emailVerified() const;

    /// Codes: jwt_segments (fact found), jwt_base64 (fact segment), jwt_json (facts segment, reason: a code
    /// of parseStrictJson()), jwt_too_large.
    static Result<IdToken> parse(const Secret& jwt);
};

/// The outcome of one check, said as a fact.
struct Check {
    enum class Outcome { Passed, Failed, NotChecked };
    QString name = {}; ///< "alg", "signature", "iss", "aud", "azp", "exp", "iat", "nonce", "at_hash", "sub"
    Outcome outcome = Outcome::NotChecked;
    QString reason = {}; ///< a code such as key_not_found, expired, absent; empty when passed
    Facts facts = {};
    bool operator==(const Check&) const = default;
};

/// What the checks compare with. What is empty here is not checked, and the check says so.
struct IdTokenExpectation {
    QStringList issuers = {}; ///< any of these
    QString clientId = {};
    QString nonce = {}; ///< empty: none was sent
    Secret accessToken = {}; ///< for at_hash
    QDateTime now = {}; ///< UTC
    int skewSeconds = 300;
};

/// All checks of OpenID Connect Core §3.1.3.7 that apply to a code flow, in the order of Check::name. RS256
/// only (`alg` none and HMAC fail). Keys that could not be had leave the signature unchecked.
QList<Check> checkIdToken(
    const IdToken& token, const Result<JsonWebKeySet>& keys, const IdTokenExpectation& expected);
/// Whether a check says that the token must not be believed. What could not be checked is none.
bool hasFailure(const QList<Check>& checks);
/// Whether nothing failed and the signature passed.
bool isVerified(const QList<Check>& checks);

} // namespace scopelight
