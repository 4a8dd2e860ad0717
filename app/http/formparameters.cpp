// SPDX-License-Identifier: Apache-2.0
#include "http/formparameters.h"

#include <algorithm>

namespace scopelight {
namespace {

int hexDigit(char character)
{
    if (character >= '0' && character <= '9')
        return character - '0';
    if (character >= 'a' && character <= 'f')
        return character - 'a' + 10;
    if (character >= 'A' && character <= 'F')
        return character - 'A' + 10;
    return -1;
}

QString formDecoded(QByteArray encoded)
{
    encoded.replace('+', ' ');
    return QString::fromUtf8(percentDecoded(encoded));
}

FormParameters::Pair parsePair(const QByteArray& piece)
{
    const qsizetype equals = piece.indexOf('=');
    if (equals < 0)
        return {formDecoded(piece), QString()};
    return {formDecoded(piece.first(equals)), formDecoded(piece.sliced(equals + 1))};
}

} // namespace

FormParameters FormParameters::parse(const QByteArray& encoded)
{
    FormParameters parameters;
    for (const QByteArray& piece : encoded.split('&')) {
        if (!piece.isEmpty())
            parameters.m_pairs.append(parsePair(piece));
    }
    return parameters;
}

QByteArray FormParameters::encoded() const
{
    QByteArray encoded;
    for (const auto& [name, value] : m_pairs) {
        if (!encoded.isEmpty())
            encoded += '&';
        encoded += percentEncoded(name) + '=' + percentEncoded(value);
    }
    return encoded;
}

bool FormParameters::contains(QStringView name) const
{
    return count(name) > 0;
}

std::optional<QString> FormParameters::value(QStringView name) const
{
    const auto found = std::find_if(
        m_pairs.cbegin(), m_pairs.cend(), [name](const Pair& pair) { return pair.first == name; });
    if (found == m_pairs.cend())
        return std::nullopt;
    return found->second;
}

qsizetype FormParameters::count(QStringView name) const
{
    return std::count_if(
        m_pairs.cbegin(), m_pairs.cend(), [name](const Pair& pair) { return pair.first == name; });
}

FormParameters FormParameters::sortedByName() const
{
    FormParameters sorted = *this;
    std::stable_sort(sorted.m_pairs.begin(), sorted.m_pairs.end(),
        [](const Pair& left, const Pair& right) { return left.first < right.first; });
    return sorted;
}

QByteArray percentEncoded(const QString& value)
{
    return value.toUtf8().toPercentEncoding();
}

QByteArray percentDecoded(const QByteArray& encoded)
{
    // Not QByteArray::fromPercentEncoding(): it makes bytes of "%zz" as well.
    QByteArray decoded;
    decoded.reserve(encoded.size());
    for (qsizetype i = 0; i < encoded.size(); ++i) {
        const bool isSequence = encoded[i] == '%' && i + 2 < encoded.size() && hexDigit(encoded[i + 1]) >= 0
            && hexDigit(encoded[i + 2]) >= 0;
        if (!isSequence) {
            decoded += encoded[i];
            continue;
        }
        decoded += static_cast<char>(hexDigit(encoded[i + 1]) * 16 + hexDigit(encoded[i + 2]));
        i += 2;
    }
    return decoded;
}

} // namespace scopelight
