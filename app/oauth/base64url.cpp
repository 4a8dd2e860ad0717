// SPDX-License-Identifier: Apache-2.0
#include "oauth/base64url.h"

namespace scopelight {

QByteArray toBase64Url(const QByteArray& bytes)
{
    return bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

std::optional<QByteArray> fromBase64Url(const QByteArray& text)
{
    const QByteArray bytes = QByteArray::fromBase64(text, QByteArray::Base64UrlEncoding);
    // Qt decodes leniently; only the canonical spelling comes back the same.
    if (toBase64Url(bytes) != text)
        return std::nullopt;
    return bytes;
}

} // namespace scopelight
