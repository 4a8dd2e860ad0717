// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "oauth/base64url.h"
#include "oauth/idtoken.h"
#include "oauth/rs256.h"

#include <QJsonDocument>

/// A server's key and an ID Token of it that passes every check, for tests to damage.
namespace signedtoken {

using namespace Qt::StringLiterals;
using namespace scopelight;

inline constexpr qint64 issuedAt = 1'700'000'000;
inline constexpr qint64 expiry = issuedAt + 3600;

inline const RsaKeyPair& serverKey()
{
    static const RsaKeyPair pair = *generateRsaKey();
    return pair;
}

inline QByteArray segment(const QJsonObject& object)
{
    return toBase64Url(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

inline QJsonObject goodHeader()
{
    return {{u"alg"_s, u"RS256"_s}, {u"kid"_s, serverKey().publicKey.kid}};
}

inline QJsonObject goodClaims()
{
    return {{u"iss"_s, u"https://accounts.google.com"_s}, {u"aud"_s, u"client"_s}, {u"azp"_s, u"client"_s},
        {u"sub"_s, u"1234"_s}, {u"exp"_s, expiry}, {u"iat"_s, issuedAt}, {u"nonce"_s, u"n-0S6"_s},
        {u"at_hash"_s, u"77QmUPtjPfzWtF2AnpK9RQ"_s}};
}

/// Signed with RS256 whatever the header says.
inline IdToken signedToken(const QJsonObject& header, const QJsonObject& claims)
{
    const QByteArray signedPart = segment(header) + '.' + segment(claims);
    return {.signedPart = signedPart,
        .signature = *signRs256(serverKey().privateKey, signedPart),
        .header = header,
        .claims = claims};
}

inline IdTokenExpectation expectation()
{
    return {.issuers = {u"https://accounts.google.com"_s, u"accounts.google.com"_s},
        .clientId = u"client"_s,
        .nonce = u"n-0S6"_s,
        .accessToken = Secret(u"jHkWEdUXMU1BwAsC4vtUsZwnNvTIxEl0z9K3vx5KF0Y"_s),
        .now = QDateTime::fromSecsSinceEpoch(issuedAt + 60, Qt::UTC)};
}

inline JsonWebKeySet serverKeys()
{
    return {.keys = {serverKey().publicKey}};
}

} // namespace signedtoken
