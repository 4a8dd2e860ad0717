// SPDX-License-Identifier: Apache-2.0
#include "practice/credentials.h"

#include <QRandomGenerator>

using namespace Qt::StringLiterals;

namespace scopelight::practice {

QString randomText(int octets)
{
    QByteArray bytes(octets, Qt::Uninitialized);
    for (char& byte : bytes)
        byte = static_cast<char>(QRandomGenerator::system()->bounded(256));
    return QString::fromLatin1(
        bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
}

Secret newClientSecret()
{
    return Secret(u"GOCSPX-"_s + randomText(21));
}

Secret newAuthorizationCode()
{
    return Secret(u"4/0A"_s + randomText(51));
}

Secret newAccessToken()
{
    return Secret(u"ya29.a0"_s + randomText(144));
}

Secret newRefreshToken()
{
    return Secret(u"1//0"_s + randomText(72));
}

} // namespace scopelight::practice
