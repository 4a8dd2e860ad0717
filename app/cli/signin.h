// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/source.h"

namespace scopelight {

/// Tokens for a source, from what was saved, from the service account's key, or by signing in through the
/// browser. What only a refresh token is known of is refreshed first.
Result<TokenSet> obtainTokens(const Source& source, Session& session);

/// One refresh, shown in the trace.
Result<TokenSet> renew(const Source& source, const TokenSet& tokens, Session& session);

} // namespace scopelight
