// SPDX-License-Identifier: Apache-2.0
#include "oauth/jsonwebkeyset.h"

#include "base/strictjson.h"
#include "oauth/base64url.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

constexpr int minBits = 2048; // RFC 7518 §3.3
constexpr int maxBits = 8192; // checking a signature costs more with each bit, and the set is foreign
constexpr qsizetype maxExponentOctets = 8;

std::optional<QByteArray> numberMember(const QJsonObject& key, const QString& name)
{
    const QByteArray text = key.value(name).toString().toUtf8();
    return text.isEmpty() ? std::nullopt : fromBase64Url(text);
}

bool isOdd(const QByteArray& bigEndian)
{
    return !bigEndian.isEmpty() && (bigEndian.back() & 1) == 1;
}

bool isUsableExponent(const QByteArray& exponent)
{
    return exponent.size() <= maxExponentOctets && isOdd(exponent)
        && exponent.toHex().toULongLong(nullptr, 16) >= 3;
}

/// Why a key that is RSA and readable is not to be used; empty when it is.
QString weakness(const JsonWebKey& key)
{
    if (key.bits() < minBits)
        return u"weak_key"_s;
    if (key.bits() > maxBits)
        return u"key_too_long"_s;
    if (!isOdd(key.modulus))
        return u"bad_modulus"_s;
    return isUsableExponent(key.exponent) ? QString() : u"bad_exponent"_s;
}

/// RFC 7517 §4.2 to §4.4: a key may say what it is for.
QString otherPurpose(const QJsonObject& key)
{
    if (key.value(u"kty"_s) != u"RSA"_s)
        return u"not_rsa"_s;
    if (key.contains(u"use"_s) && key.value(u"use"_s) != u"sig"_s)
        return u"not_for_signatures"_s;
    if (key.contains(u"key_ops"_s) && !key.value(u"key_ops"_s).toArray().contains(u"verify"_s))
        return u"not_for_signatures"_s;
    if (key.contains(u"alg"_s) && key.value(u"alg"_s) != u"RS256"_s)
        return u"other_alg"_s;
    return {};
}

/// The key, or the reason why it is left out.
tl::expected<JsonWebKey, QString> readKey(const QJsonValue& value)
{
    if (!value.isObject())
        return tl::unexpected(u"not_an_object"_s);
    const QJsonObject object = value.toObject();
    if (const QString reason = otherPurpose(object); !reason.isEmpty())
        return tl::unexpected(reason);
    const auto modulus = numberMember(object, u"n"_s);
    const auto exponent = numberMember(object, u"e"_s);
    if (!modulus || !exponent)
        return tl::unexpected(u"bad_base64url"_s);
    const JsonWebKey key{
        .kid = object.value(u"kid"_s).toString(), .modulus = *modulus, .exponent = *exponent};
    if (const QString reason = weakness(key); !reason.isEmpty())
        return tl::unexpected(reason);
    return key;
}

} // namespace

Result<JsonWebKeySet> JsonWebKeySet::parse(const QByteArray& json)
{
    const auto document = parseStrictJson(json, Step::IdToken);
    if (!document)
        return tl::unexpected(document.error());
    const QJsonValue members = document->value(u"keys"_s);
    if (!members.isArray()) {
        return fail(Step::IdToken, members.isUndefined() ? u"missing_member"_s : u"wrong_type"_s,
            {{u"member"_s, u"keys"_s}});
    }
    JsonWebKeySet set;
    const QJsonArray array = members.toArray();
    for (const QJsonValue member : array) {
        const auto key = readKey(member);
        if (!key) {
            set.leftOut.append({member.toObject().value(u"kid"_s).toString().left(64), key.error()});
            continue;
        }
        if (!key->kid.isEmpty() && set.find(key->kid) != nullptr)
            return fail(Step::IdToken, u"duplicate_kid"_s, {{u"kid"_s, key->kid.left(64)}});
        set.keys.append(*key);
    }
    return set;
}

} // namespace scopelight
