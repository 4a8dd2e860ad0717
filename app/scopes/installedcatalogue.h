// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/error.h"

#include <QByteArrayView>

class QFile;

namespace scopelight {

/// The flat file of the catalogue that is installed with the programs, mapped by the first call and read
/// where it lies until the program ends. A program asks before it does anything else: what has no catalogue
/// would call every scope unknown. Needs a QCoreApplication. Codes: those of mapCatalogue().
Result<QByteArrayView> installedCatalogue();

/// Maps a flat file; the bytes are there while `file` is. Codes: catalogue_missing, catalogue_not_readable
/// (reason), catalogue_not_whole, catalogue_of_another_version (needed; version, where it can be told). Facts
/// of each: path.
Result<QByteArrayView> mapCatalogue(QFile& file);

} // namespace scopelight
