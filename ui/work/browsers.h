// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QString>

namespace scopelight {

/// A way to open the sign-in address.
struct BrowserChoice {
    QString name = {}; ///< "Firefox, private window"
    QString command = {}; ///< as ExternalUserAgent takes it; empty: the system's
    bool operator==(const BrowserChoice&) const = default;
};

/// The system's own first, then the browsers that are installed, each with its profiles where there are
/// several and can be listed, and with a private window where it has one.
QList<BrowserChoice> installedBrowsers();

} // namespace scopelight
