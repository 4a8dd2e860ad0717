// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace scopelight {

/// Sees to it that no core dump is written: it would hold every secret of the run. Unix: setrlimit(2),
/// RLIMIT_CORE. Windows: no report of this process's faults, and none with its heap (Microsoft Learn:
/// SetErrorMode, WerSetFlags); dumps that an administrator has set up are not in a program's hands.
void forbidCoreDumps();

} // namespace scopelight
