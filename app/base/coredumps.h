// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace scopelight {

/// Sees to it that no core dump is written: it would hold every secret of the run. Does nothing where the
/// system has no such limit.
void forbidCoreDumps();

} // namespace scopelight
