// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <cstdio>

namespace scopelight {

/// Whether a stream is a terminal that understands escape sequences; TERM=dumb is one that does not. On
/// Windows the console is told to (Microsoft Learn: SetConsoleMode, ENABLE_VIRTUAL_TERMINAL_PROCESSING).
bool isCapableTerminal(std::FILE* stream);

/// How many columns the terminal has; 80 where that is not known.
qsizetype terminalColumns(std::FILE* stream);

/// Writes it, whether all of it is out. UTF-8, except to a console of Windows, which takes text whatever its
/// code page is (Microsoft Learn: WriteConsoleW).
bool writeText(std::FILE* stream, const QString& text);

} // namespace scopelight
