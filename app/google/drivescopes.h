// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/error.h"
#include "scopes/scopeset.h"

namespace scopelight {

/// What is known of a token's Drive scopes, for the words of a refusal: drive_scopes (granted, not_granted,
/// not_asked, not_in_token where nobody knows what was asked for) and, where there are any, scopes: the
/// granted ones, else those that were asked for, short. Nothing when `granted` is empty: then nobody knows.
Facts driveScopeFacts(const ScopeSet& requested, const ScopeSet& granted);

/// Those of a set that open Drive.
QStringList driveScopes(const ScopeSet& scopes);

} // namespace scopelight
