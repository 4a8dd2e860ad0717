// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "google/sourcetext.h"

namespace scopelight {

/// The HTTP method with which the statement around an address sends it, "GET"; empty where the statement does
/// not say.
QString requestVerb(const SourceText& source, qsizetype address);

} // namespace scopelight
