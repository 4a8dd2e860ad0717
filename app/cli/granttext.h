// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/source.h"
#include "run/grant.h"

namespace scopelight {

/// describeGrant() for the tokens that a source gave; the report has it too.
Result<Grant> grantOf(const Source& source, const TokenSet& tokens, Session& session);

/// The grant for people: account, a line a scope with its reason, the tokens' ends, the ID token.
QString grantText(const Grant& grant, const Session& session);

} // namespace scopelight
