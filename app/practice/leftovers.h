// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace scopelight::practice {

/// The pattern of this process's own folder for QTemporaryDir: the process ID is part of the name.
QString folderPattern();

/// Takes away the folders of practice providers whose process has ended without doing so (it was killed).
/// Folders of other users and of processes that live stay.
void removeLeftovers();

} // namespace scopelight::practice
