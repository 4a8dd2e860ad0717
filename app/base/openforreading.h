// SPDX-License-Identifier: Apache-2.0
#pragma once

class QFile;

namespace scopelight {

/// Opens a file without waiting: a pipe that takes its place after the look at it must not stop the program.
/// Unix: open(2), O_NONBLOCK. Windows: what is no file on a disk is closed again unread (Microsoft Learn:
/// CreateFileW, GetFileType).
bool openForReading(QFile& file);

} // namespace scopelight
