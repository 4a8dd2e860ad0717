// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QString>

namespace scopelight {

/// A browser that is installed on this machine.
struct KnownBrowser {
    enum class Family { Chromium, Firefox, Other };
    QString name = {}; ///< as its maker calls it
    QString program = {}; ///< a name on the PATH, or the whole path
    QString privateOption = {}; ///< empty: it has none
    QString profileFolder = {}; ///< where its profiles are
    Family family = Family::Other; ///< how they are listed; Other: not at all
};

/// Those of the browsers known by name that are installed, in the order in which they are offered. Linux: on
/// the PATH. Windows: as they registered themselves (Microsoft Learn: Application Registration, App Paths).
/// macOS: their bundles in the folders for applications.
QList<KnownBrowser> knownBrowsers();

} // namespace scopelight
