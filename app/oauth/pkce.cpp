// SPDX-License-Identifier: Apache-2.0
#include "oauth/pkce.h"

#include <QCryptographicHash>
#include <QRandomGenerator>

#include <array>

namespace scopelight {

namespace {

QString base64Url(const QByteArray& bytes)
{
    return QString::fromLatin1(
        bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
}

} // namespace

Pkce Pkce::generate()
{
    return Pkce{Secret(randomToken())};
}

QString Pkce::codeChallenge() const
{
    return base64Url(QCryptographicHash::hash(codeVerifier.reveal().toLatin1(), QCryptographicHash::Sha256));
}

QString randomToken()
{
    std::array<quint32, 8> words = {}; // 32 octets, as RFC 7636 §4.1 recommends
    QRandomGenerator::system()->fillRange(words.data(), words.size());
    return base64Url(QByteArray(reinterpret_cast<const char*>(words.data()), sizeof words));
}

} // namespace scopelight
