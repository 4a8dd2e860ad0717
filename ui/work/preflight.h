// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "work/checkline.h"
#include "work/workbench.h"

namespace scopelight {

/// What can be said before anything is sent, a line each: redirect URI, ports on both families and who holds
/// them, the scopes, the file.
QList<CheckLine> preflightLines(const Workbench& workbench);

} // namespace scopelight
