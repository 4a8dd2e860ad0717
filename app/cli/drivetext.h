// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "google/drivelisting.h"

#include <QJsonObject>

namespace scopelight {

/// "700 files so far, reading page 8", or what is waited for.
QString progressText(const DriveProgress& progress, const QString& server);
QJsonObject toJson(const DriveFile& file);
/// What is to be said beside the files: why there may be none, and that not everything was searched. Empty
/// when there is nothing to say.
QString remarksText(const DriveListing& listing, const ScopeSet& granted, const QString& server);
/// The table of files with the total at its end; with --count the number alone on the last line. An empty
/// list says what it means.
QString listingText(const DriveListing& listing, const ScopeSet& granted, const QString& server);
/// The table of what arrived before the listing ended too early, and that it is not all.
QString brokenOffText(const DriveListing& listing);

} // namespace scopelight
