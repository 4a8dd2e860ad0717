// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/finding.h"
#include "scopes/scopeset.h"

namespace scopelight {

class ScopeCatalogue;

/// What a set asks for beyond what it opens: scope_redundant, scopes_less_sensitive, scopes_many. For
/// scopeFindings().
Findings setFindings(const ScopeSet& scopes, const ScopeCatalogue& catalogue);

} // namespace scopelight
