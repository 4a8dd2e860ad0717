// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scopes/scopecatalogue.h"

namespace scopelight {

/// "restricted", "class not published": a scope's class as it is heard among other words.
QString classWord(Sensitivity sensitivity);

} // namespace scopelight
