// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "work/workbench.h"

namespace scopelight {

/// The sign-in that is set up, as a command of scopelight-cli for a POSIX shell; empty without a client or
/// scopes. No secret is in it: the program reads the client file.
QString commandText(const Workbench& workbench);

} // namespace scopelight
