// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStringList>

namespace scopelight {

/// A profile of a browser: an account of the user's often belongs to one.
struct BrowserProfile {
    QString name = {}; ///< as the user named it
    QStringList arguments = {}; ///< what opens the browser with it
    bool operator==(const BrowserProfile&) const = default;
};

/// The profiles of a browser of Chromium's family, from the file "Local State" in its folder; none when it
/// cannot be read.
QList<BrowserProfile> chromiumProfiles(const QString& folder);
/// Those of Firefox, from profiles.ini in its folder.
QList<BrowserProfile> firefoxProfiles(const QString& folder);

} // namespace scopelight
