// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QUrl>

namespace scopelight {

/// The program that opens an address in the user's own browser: xdg-open(1), on macOS open(1). Empty on
/// Windows, where no program does, but a call.
QString systemOpener();

/// Opens an address by a call of the system's; false where a program does. Windows: Microsoft Learn,
/// ShellExecuteW.
bool openBySystem(const QUrl& address);

} // namespace scopelight
