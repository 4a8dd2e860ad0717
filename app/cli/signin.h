// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/source.h"

namespace scopelight {

/// A source and the tokens that it gave: what every command on a SOURCE begins with.
struct SignIn {
    Source source = {};
    TokenSet tokens = {};
};

/// How the tokens are wanted.
enum class Tokens {
    Usable, ///< with an access token that has not ended: what only a refresh token is known of is refreshed
    AsSaved, ///< those of a saved sign-in as they are, to be refreshed or revoked
};

/// Resolves the source of the command line and gets tokens for it: from what was saved, from the service
/// account's key, or by signing in through the browser.
Result<SignIn> signInOf(Session& session, Tokens wanted = Tokens::Usable);

/// One refresh, shown in the trace.
Result<TokenSet> renew(const Source& source, const TokenSet& tokens, Session& session);

} // namespace scopelight
