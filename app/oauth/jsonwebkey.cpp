// SPDX-License-Identifier: Apache-2.0
#include "oauth/base64url.h"
#include "oauth/jsonwebkeyset.h"

#include <QCryptographicHash>
#include <QJsonDocument>

#include <algorithm>
#include <bit>

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

QString base64UrlText(const QByteArray& bytes)
{
    return QString::fromLatin1(toBase64Url(bytes));
}

} // namespace

int JsonWebKey::bits() const
{
    const auto first = std::find_if(modulus.cbegin(), modulus.cend(), [](char octet) { return octet != 0; });
    if (first == modulus.cend())
        return 0;
    const auto octetsAfter = static_cast<int>(std::distance(first, modulus.cend())) - 1;
    return octetsAfter * 8 + std::bit_width(static_cast<unsigned char>(*first));
}

QJsonObject JsonWebKey::toJson() const
{
    return {{u"kty"_s, u"RSA"_s}, {u"use"_s, u"sig"_s}, {u"alg"_s, u"RS256"_s}, {u"kid"_s, kid},
        {u"n"_s, base64UrlText(modulus)}, {u"e"_s, base64UrlText(exponent)}};
}

QString JsonWebKey::thumbprint() const
{
    // RFC 7638 §3: the required members alone, ordered by name, no white space; QJsonObject is ordered.
    const QJsonObject required{
        {u"e"_s, base64UrlText(exponent)}, {u"kty"_s, u"RSA"_s}, {u"n"_s, base64UrlText(modulus)}};
    const QByteArray json = QJsonDocument(required).toJson(QJsonDocument::Compact);
    return base64UrlText(QCryptographicHash::hash(json, QCryptographicHash::Sha256));
}

const JsonWebKey* JsonWebKeySet::find(const QString& kid) const
{
    const auto found =
        std::find_if(keys.cbegin(), keys.cend(), [&kid](const JsonWebKey& key) { return key.kid == kid; });
    return found == keys.cend() ? nullptr : &*found;
}

} // namespace scopelight
