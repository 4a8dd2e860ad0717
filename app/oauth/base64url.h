// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>

#include <optional>

namespace scopelight {

/// Base64url without padding (RFC 7515 §2).
QByteArray toBase64Url(const QByteArray& bytes);
/// Nothing for padding, white space, characters of plain Base64, an impossible length, or left-over bits that
/// are not zero (RFC 4648 §3.5): each value has one spelling alone.
std::optional<QByteArray> fromBase64Url(const QByteArray& text);

} // namespace scopelight
