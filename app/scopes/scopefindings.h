// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/finding.h"

#include <QStringList>

namespace scopelight {

class ScopeCatalogue;

/// What can be said about a request's scopes before anything is sent. `asked` is as written, full forms,
/// repeats included; `declared` is what the project's consent screen declares, empty where nobody said. Only
/// for Google's own server: the rules and names are Google's. Worst first.
///
/// Problem: scope_removed, scope_service_account_only, scope_delegation_only, scope_offline_access,
/// scopes_exclusive. Look: scope_unknown, scope_retired, scope_legacy, scope_add_on, scope_apps_script,
/// scope_not_declared, scope_redundant, scopes_less_sensitive. Note: scope_asked_twice,
/// scope_class_not_published, scopes_many.
/// Facts: scope (short name), nearest, other, others, prefix, scopes, count, many.
Findings scopeFindings(
    const QStringList& asked, const QStringList& declared, const ScopeCatalogue& catalogue);

} // namespace scopelight
