// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/error.h"

#include <QByteArray>
#include <QJsonObject>

namespace scopelight {

/// Bounds for JSON from files and servers.
struct JsonLimits {
    qsizetype bytes = 64 * 1024;
    int depth = 16;
};

/// Reads one JSON object and refuses what a lenient reader would paper over: duplicate keys (RFC 8259 §4),
/// too much depth or size, encodings other than UTF-8 (a byte order mark is tolerated), anything after the
/// object. Codes: json_too_large, json_encoding, json_syntax, json_duplicate_key, json_too_deep,
/// json_not_an_object. Facts: line, column, key (a dotted path such as "web.client_id") where they apply;
/// `step` goes into the Error.
Result<QJsonObject> parseStrictJson(const QByteArray& bytes, Step step, JsonLimits limits = {});

/// What a file that a person hands us may hold at most: the largest of Google's have a few KiB.
constexpr qsizetype maxFileBytes = 64 * 1024;

/// Reads a regular file of at most `maxBytes`. Codes: file_not_found, file_not_readable, file_not_regular
/// (folders, pipes, devices), json_too_large; fact: path.
Result<QByteArray> readSmallFile(const QString& path, Step step, qsizetype maxBytes = maxFileBytes);

} // namespace scopelight
