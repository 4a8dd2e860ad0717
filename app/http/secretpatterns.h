// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace scopelight {

/// How a mask is written into the text that it stands in.
enum class MaskSpelling {
    Plain, ///< [access token, 218 characters, #a91f]
    PercentEncoded, ///< the same in a URL
};

/// The kind of secret that a parameter, a form field or a JSON member of that name holds ("refresh token"),
/// or nothing. Spelling does not matter: refresh_token, refreshToken, Refresh-Token.
std::optional<QString> secretKind(const QString& name);

/// The mask for a decoded value. The same secret gets the same mask wherever it stands: what it looks like
/// counts before what it is called. Empty values and masks stay as they are.
QString maskedValue(const QString& value, const QString& kind);

/// Masks the values of secret names in application/x-www-form-urlencoded text; the rest stays byte for byte.
QByteArray maskedForm(const QByteArray& form, MaskSpelling spelling);

/// Masks what stands in any text: JSON members, name=value pairs, nested and percent-encoded ones too, and
/// whatever has the shape of a secret, in each of its spellings. Broken text is no hindrance. The text is
/// Latin-1 or UTF-8 bytes; all other bytes stay.
QByteArray maskedText(const QByteArray& text, MaskSpelling spelling);

} // namespace scopelight
