// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "doctor/explain.h"
#include "google/accessreads.h"

namespace scopelight {

/// What a read showed, in one sentence.
QString accessWords(const ScopeAccess& row, const ExplainContext& context);

} // namespace scopelight
