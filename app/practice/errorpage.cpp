// SPDX-License-Identifier: Apache-2.0
#include "practice/errorpage.h"

#include "http/formparameters.h"

namespace scopelight::practice {
namespace {

constexpr quint64 lengthDelimited = 2; // wire types of protocol buffers
constexpr quint64 varint = 0;
constexpr int maxVarintBytes = 10;

void appendVarint(QByteArray& message, quint64 value)
{
    for (; value >= 0x80; value >>= 7)
        message.append(static_cast<char>((value & 0x7f) | 0x80));
    message.append(static_cast<char>(value));
}

void appendText(QByteArray& message, quint64 field, const QString& text)
{
    const QByteArray bytes = text.toUtf8();
    appendVarint(message, (field << 3) | lengthDelimited);
    appendVarint(message, static_cast<quint64>(bytes.size()));
    message.append(bytes);
}

std::optional<quint64> takeVarint(QByteArrayView& rest)
{
    quint64 value = 0;
    for (int i = 0; i < maxVarintBytes && i < rest.size(); ++i) {
        const auto byte = static_cast<unsigned char>(rest[i]);
        value |= static_cast<quint64>(byte & 0x7f) << (7 * i);
        if (byte < 0x80) {
            rest = rest.sliced(i + 1);
            return value;
        }
    }
    return std::nullopt;
}

std::optional<QString> takeText(QByteArrayView& rest)
{
    const std::optional<quint64> length = takeVarint(rest);
    if (!length || *length > static_cast<quint64>(rest.size()))
        return std::nullopt;
    const QString text = QString::fromUtf8(rest.first(static_cast<qsizetype>(*length)));
    rest = rest.sliced(static_cast<qsizetype>(*length));
    return text;
}

bool takeField(QByteArrayView& rest, AuthError& error)
{
    const std::optional<quint64> tag = takeVarint(rest);
    if (!tag)
        return false;
    const quint64 field = *tag >> 3;
    if ((*tag & 7) == varint) {
        const std::optional<quint64> number = takeVarint(rest);
        if (number && field == 4)
            error.status = static_cast<int>(*number & 0xffff);
        return number.has_value();
    }
    if ((*tag & 7) != lengthDelimited)
        return false;
    const std::optional<QString> text = takeText(rest);
    if (text && field == 1)
        error.code = *text;
    if (text && field == 2)
        error.description = *text;
    if (text && field == 3)
        error.helpAddress = *text;
    return text.has_value();
}

} // namespace

QByteArray AuthError::encoded() const
{
    QByteArray message;
    appendText(message, 1, code);
    appendText(message, 2, description);
    if (!helpAddress.isEmpty())
        appendText(message, 3, helpAddress);
    appendVarint(message, (4 << 3) | varint);
    appendVarint(message, static_cast<quint64>(status));
    return message.toBase64(QByteArray::Base64UrlEncoding);
}

std::optional<AuthError> AuthError::decode(const QByteArray& encoded)
{
    const auto message = QByteArray::fromBase64Encoding(encoded,
        QByteArray::Base64UrlEncoding | QByteArray::AbortOnBase64DecodingErrors
            | QByteArray::OmitTrailingEquals);
    if (!message)
        return std::nullopt;
    AuthError error;
    for (QByteArrayView rest = message.decoded; !rest.isEmpty();) {
        if (!takeField(rest, error))
            return std::nullopt;
    }
    if (error.code.isEmpty())
        return std::nullopt;
    return error;
}

QByteArray errorPageTarget(const AuthError& error, const QString& clientId)
{
    // '=' stays as it is, as in Google's addresses: base64url needs no further encoding.
    return "/signin/oauth/error?authError=" + error.encoded() + "&client_id=" + percentEncoded(clientId)
        + "&flowName=GeneralOAuthFlow";
}

} // namespace scopelight::practice
