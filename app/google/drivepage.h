// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/error.h"

#include <QByteArray>
#include <QDateTime>
#include <QList>

#include <optional>

namespace scopelight {

/// One file of files.list, Drive API v3.
struct DriveFile {
    QString id = {};
    QString name = {};
    QString mimeType = {};
    std::optional<qint64> size = {}; ///< bytes; folders and Google's own formats have none
    QDateTime modifiedAt = {}; ///< UTC
    QString owner = {}; ///< first owner's address, else display name
    bool operator==(const DriveFile&) const = default;
};

/// One page of files.list.
struct DrivePage {
    QList<DriveFile> files = {}; ///< empty when counting only
    qint64 count = 0;
    bool incompleteSearch = false;
    bool operator==(const DrivePage&) const = default;
};

/// What a page is read for.
enum class DrivePageUse { List, CountOnly };

/// Reads a page; from values to a value, to be run in a worker. Members that are missing or of another type
/// stay empty: `size` is an int64, which Google writes as a string. Codes: not_json (facts reason, offset),
/// not_a_file_list (JSON without the list `files`).
Result<DrivePage> parseDrivePage(const QByteArray& json, DrivePageUse use);

} // namespace scopelight
