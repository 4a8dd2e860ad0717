// SPDX-License-Identifier: Apache-2.0
#pragma once

class QFileInfo;

namespace scopelight::practice {

/// Whether a process has not ended yet; true where that cannot be told. Unix: kill(2) with no signal.
/// Windows: Microsoft Learn, OpenProcess, WaitForSingleObject.
bool isRunning(int process);

/// Whether a file in the folder for temporary files is this user's. On Windows that folder is the user's own.
bool isOwn(const QFileInfo& file);

} // namespace scopelight::practice
