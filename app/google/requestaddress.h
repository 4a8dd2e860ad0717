// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "google/sourcetext.h"

#include <optional>

namespace scopelight {

/// An address that a program asks, `{}` in place of what is not written in the file.
struct RequestAddress {
    qsizetype position = 0;
    QString host = {}; ///< "www.googleapis.com"
    QString path = {}; ///< "drive/v3/files/{}", without a query
    bool operator==(const RequestAddress&) const = default;
};

/// Host and path of an address of a Google API; nothing for others.
std::optional<RequestAddress> googleAddress(const QString& address);

/// What a program puts into a text, as `{}`: `${id}`, `{id}`, `%s`, `<ID>`.
QString withUnknownParts(const QString& text);

/// The addresses in the texts of a program: whole, put together with +, and behind a constant of the file
/// that has one value.
QList<RequestAddress> requestAddresses(const SourceText& source);

} // namespace scopelight
