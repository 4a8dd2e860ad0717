// SPDX-License-Identifier: Apache-2.0
#include "oauth/base64url.h"
#include "oauth/idtoken.h"
#include "oauth/rs256.h"

#include <QCryptographicHash>
#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

constexpr double lastNumericDate = 253'402'300'799; // the end of the year 9999

Check passed(const QString& name)
{
    return {.name = name, .outcome = Check::Outcome::Passed};
}

Check failed(const QString& name, const QString& reason, const Facts& facts = {})
{
    return {.name = name, .outcome = Check::Outcome::Failed, .reason = reason, .facts = facts};
}

Check notChecked(const QString& name, const QString& reason, const Facts& facts = {})
{
    return {.name = name, .outcome = Check::Outcome::NotChecked, .reason = reason, .facts = facts};
}

/// OpenID Connect Core §3.1.3.7 (6, 7). Exactly RS256: `none` signs nothing, and with HMAC the published key
/// would be the secret. `crit` (RFC 7515 §4.1.11) names what a reader must understand; we know no extension.
Check checkAlgorithm(const IdToken& token)
{
    const QString name = u"alg"_s;
    if (token.header.contains(u"crit"_s))
        return failed(name, u"crit_not_understood"_s);
    const QJsonValue algorithm = token.header.value(u"alg"_s);
    if (algorithm != u"RS256"_s)
        return failed(name, u"alg_not_rs256"_s, {{u"found"_s, algorithm.toString().left(32)}});
    return passed(name);
}

/// The key that the header names; without a `kid` the only one (OpenID Connect Core §10.1).
const JsonWebKey* chooseKey(const JsonWebKeySet& set, const QString& kid)
{
    if (!kid.isEmpty())
        return set.find(kid);
    return set.keys.size() == 1 ? &set.keys.constFirst() : nullptr;
}

/// With its row of the diagnosis data, for {failure}.
Facts factsOf(const Error& error)
{
    Facts facts = error.facts;
    facts.insert(u"failed"_s, toString(error.step) + u'/' + error.code);
    return facts;
}

/// The first key that was left out stands for the others.
Facts unusableKeys(const JsonWebKeySet& set)
{
    const UnusableKey first = set.leftOut.value(0);
    return {{u"left_out"_s, QString::number(set.leftOut.size())}, {u"kid"_s, first.kid},
        {u"failed"_s, u"reasons/"_s + first.reason}};
}

Check checkSignature(const IdToken& token, const Result<JsonWebKeySet>& keys, const Check& algorithm)
{
    const QString name = u"signature"_s;
    if (algorithm.outcome != Check::Outcome::Passed)
        return notChecked(name, algorithm.reason, algorithm.facts);
    if (!keys)
        return notChecked(name, u"keys_unavailable"_s, factsOf(keys.error()));
    if (keys->keys.isEmpty())
        return notChecked(name, u"no_usable_key"_s, unusableKeys(*keys));
    const JsonWebKey* key = chooseKey(*keys, token.keyId());
    if (key == nullptr) {
        return token.keyId().isEmpty()
            ? failed(name, u"kid_absent"_s)
            : failed(name, u"key_not_found"_s, {{u"kid"_s, token.keyId().left(64)}});
    }
    if (!verifyRs256(*key, token.signedPart, token.signature))
        return failed(name, u"signature_wrong"_s, {{u"kid"_s, key->kid.left(64)}});
    return passed(name);
}

/// The string claim of that name is one of `accepted`.
Check checkClaim(const IdToken& token, const QString& name, const QStringList& accepted)
{
    const QJsonValue claim = token.claims.value(name);
    if (claim.isUndefined())
        return failed(name, u"absent"_s);
    if (claim.isString() && accepted.contains(claim.toString()))
        return passed(name);
    return failed(name, u"differs"_s,
        {{u"expected"_s, accepted.join(u", ")}, {u"found"_s, claim.toString().left(256)}});
}

Check checkIssuer(const IdToken& token, const IdTokenExpectation& expected)
{
    if (expected.issuers.isEmpty())
        return notChecked(u"iss"_s, u"issuer_unknown"_s);
    return checkClaim(token, u"iss"_s, expected.issuers);
}

/// `aud` is a string or an array of strings (RFC 7519 §4.1.3).
Check checkAudience(const IdToken& token, const IdTokenExpectation& expected)
{
    const QJsonValue claim = token.claims.value(u"aud"_s);
    if (expected.clientId.isEmpty())
        return notChecked(u"aud"_s, u"client_unknown"_s);
    if (!claim.isArray())
        return checkClaim(token, u"aud"_s, {expected.clientId});
    const QJsonArray audiences = claim.toArray();
    if (audiences.contains(expected.clientId))
        return passed(u"aud"_s);
    QStringList found;
    for (const QJsonValue audience : audiences)
        found.append(audience.toString());
    return failed(u"aud"_s, u"differs"_s,
        {{u"expected"_s, expected.clientId}, {u"found"_s, found.join(u", ").left(256)}});
}

/// §3.1.3.7 (4, 5): with several audiences somebody must be named as the one it was issued to.
Check checkAuthorizedParty(const IdToken& token, const IdTokenExpectation& expected)
{
    if (expected.clientId.isEmpty())
        return notChecked(u"azp"_s, u"client_unknown"_s);
    if (token.claims.contains(u"azp"_s))
        return checkClaim(token, u"azp"_s, {expected.clientId});
    if (token.claims.value(u"aud"_s).toArray().size() > 1)
        return failed(u"azp"_s, u"absent"_s);
    return notChecked(u"azp"_s, u"absent"_s);
}

/// A NumericDate (RFC 7519 §2) in whole seconds; the Error's place takes the failed check.
tl::expected<qint64, Check> numericDate(const IdToken& token, const QString& name)
{
    const QJsonValue claim = token.claims.value(name);
    if (claim.isUndefined())
        return tl::unexpected(failed(name, u"absent"_s));
    const double seconds = claim.toDouble(-1);
    if (seconds < 0 || seconds > lastNumericDate)
        return tl::unexpected(failed(name, u"not_a_date"_s));
    return static_cast<qint64>(seconds);
}

Facts timeFacts(qint64 claim, const IdTokenExpectation& expected)
{
    return {{u"claim"_s, QDateTime::fromSecsSinceEpoch(claim, Qt::UTC).toString(Qt::ISODate)},
        {u"now"_s, expected.now.toString(Qt::ISODate)},
        {u"skew_seconds"_s, QString::number(expected.skewSeconds)}};
}

/// RFC 7519 §4.1.4: not "on or after" that time.
Check checkExpiry(const IdToken& token, const IdTokenExpectation& expected)
{
    const auto expiry = numericDate(token, u"exp"_s);
    if (!expiry)
        return expiry.error();
    if (expected.now.toSecsSinceEpoch() >= *expiry + expected.skewSeconds)
        return failed(u"exp"_s, u"expired"_s, timeFacts(*expiry, expected));
    return passed(u"exp"_s);
}

/// An old `iat` is no fault by itself: a clock ten minutes off must not look like an attack.
Check checkIssuedAt(const IdToken& token, const IdTokenExpectation& expected)
{
    const auto issuedAt = numericDate(token, u"iat"_s);
    if (!issuedAt)
        return issuedAt.error();
    if (*issuedAt > expected.now.toSecsSinceEpoch() + expected.skewSeconds)
        return failed(u"iat"_s, u"from_the_future"_s, timeFacts(*issuedAt, expected));
    const auto expiry = numericDate(token, u"exp"_s);
    if (expiry && *issuedAt > *expiry)
        return failed(u"iat"_s, u"after_expiry"_s, timeFacts(*issuedAt, expected));
    return passed(u"iat"_s);
}

/// What was sent must come back (§3.1.3.7, 11).
Check checkNonce(const IdToken& token, const IdTokenExpectation& expected)
{
    if (expected.nonce.isEmpty())
        return notChecked(u"nonce"_s, u"none_sent"_s);
    return checkClaim(token, u"nonce"_s, {expected.nonce});
}

/// §3.1.3.6: the left half of the SHA-256 of the access token. Optional in a code flow.
Check checkAccessTokenHash(const IdToken& token, const IdTokenExpectation& expected)
{
    if (!token.claims.contains(u"at_hash"_s))
        return notChecked(u"at_hash"_s, u"absent"_s);
    if (expected.accessToken.isEmpty())
        return notChecked(u"at_hash"_s, u"no_access_token"_s);
    const QByteArray hash =
        QCryptographicHash::hash(expected.accessToken.reveal().toUtf8(), QCryptographicHash::Sha256);
    return checkClaim(token, u"at_hash"_s, {QString::fromLatin1(toBase64Url(hash.first(hash.size() / 2)))});
}

/// §2: at most 255 ASCII characters; the only stable key of an account.
Check checkSubject(const IdToken& token)
{
    const QString subject = token.subject();
    if (subject.isEmpty())
        return failed(u"sub"_s, u"absent"_s);
    const bool isAscii = std::all_of(
        subject.cbegin(), subject.cend(), [](QChar character) { return character < QChar(0x80); });
    if (!isAscii || subject.size() > 255)
        return failed(u"sub"_s, u"not_255_ascii"_s);
    return passed(u"sub"_s);
}

} // namespace

QList<Check> checkIdToken(
    const IdToken& token, const Result<JsonWebKeySet>& keys, const IdTokenExpectation& expected)
{
    const Check algorithm = checkAlgorithm(token);
    return {
        algorithm,
        checkSignature(token, keys, algorithm),
        checkIssuer(token, expected),
        checkAudience(token, expected),
        checkAuthorizedParty(token, expected),
        checkExpiry(token, expected),
        checkIssuedAt(token, expected),
        checkNonce(token, expected),
        checkAccessTokenHash(token, expected),
        checkSubject(token),
    };
}

bool hasFailure(const QList<Check>& checks)
{
    return std::any_of(checks.cbegin(), checks.cend(),
        [](const Check& check) { return check.outcome == Check::Outcome::Failed; });
}

bool isVerified(const QList<Check>& checks)
{
    return !hasFailure(checks) && std::any_of(checks.cbegin(), checks.cend(), [](const Check& check) {
        return check.name == u"signature"_s && check.outcome == Check::Outcome::Passed;
    });
}

} // namespace scopelight
