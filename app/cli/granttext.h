// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/source.h"
#include "run/grant.h"

namespace scopelight {

/// Checks the ID token and finds out the account: published keys, and userinfo where the ID token names no
/// one.
Result<Grant> describeGrant(const Source& source, const TokenSet& tokens, Session& session);

/// The grant for people: account, a line a scope with its reason, the tokens' ends, the ID token.
QString grantText(const Grant& grant, const Session& session);

} // namespace scopelight
