// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QStringList>

#include <optional>

namespace scopelight {

/// What stands in a path for a part that is not known: `files/{}/copy`.
inline constexpr QStringView unknownPart = u"{}";

/// How well a path fits a template of Google's (`files/{fileId}`, `v1/{+name}:publish`): the number of its
/// literal pieces; nothing where it does not fit. `{x}` takes one segment and `{+x}` one or more (RFC 6570
/// §3.2.2 and §3.2.3); what is not known fits no literal piece.
std::optional<int> fitOf(const QString& pathTemplate, const QStringList& segments);

} // namespace scopelight
