// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/error.h"

#include <QStringList>
#include <QUrl>

namespace scopelight {

/// The browser that shows the consent page (RFC 8252 §5), started without a shell. That it starts proves
/// nothing: the address stays copyable.
struct ExternalUserAgent {
    QString command = {}; ///< as the user gave it; empty: $BROWSER, else the system's opener

    /// Program and arguments for that address. `%s` is replaced; without one the address is appended. Empty
    /// where the system opens it by a call (Windows).
    QStringList commandLine(const QUrl& address) const;
    /// Starts it. Codes: browser_not_found (fact command; not there when no program was to be
    /// started), address_not_allowed.
    Result<void> open(const QUrl& address) const;
};

} // namespace scopelight
