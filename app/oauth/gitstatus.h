// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/error.h"

namespace scopelight {

/// What git knows of a file.
enum class GitStatus {
    Outside, ///< in no work tree
    Committed, ///< in the last commit of this branch
    Added, ///< in the index, and not in the last commit
    Ignored,
    NotIgnored, ///< the next `git add .` takes it
};

/// Asks the `git` program, without a shell, in the file's folder. Code git_not_checked (fact reason:
/// not_installed, timeout, refused, for example by git's safe.directory).
Result<GitStatus> gitStatus(const QString& path);

} // namespace scopelight
