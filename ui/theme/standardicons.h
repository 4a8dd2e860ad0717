// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStyle>

namespace scopelight {

/// Our icon in the place of one of Qt's own: of the menu bar, of message boxes and of the file dialog that
/// Qt draws where the desktop has none. Empty: Qt's stays.
QString standardIconName(QStyle::StandardPixmap icon);

} // namespace scopelight
