// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/signin.h"
#include "google/accessreads.h"
#include "run/grant.h"

namespace scopelight {

/// One harmless read for each of these scopes with the tokens of a sign-in, from start to end.
Result<QList<ScopeAccess>> readAccess(
    const SignIn& signIn, const Grant& grant, const ScopeSet& scopes, Session& session);

} // namespace scopelight
