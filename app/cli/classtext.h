// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/textstyle.h"
#include "scopes/scopecatalogue.h"

namespace scopelight {

/// "restricted", in the colour of its class.
QString classText(Sensitivity sensitivity, const TextStyle& style);

} // namespace scopelight
