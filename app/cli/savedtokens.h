// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/source.h"
#include "run/grant.h"

namespace scopelight {

/// Fills the source's tokens (and its client, when it has none) from --token-file or the keychain; nothing
/// when neither was asked for.
Result<void> readSavedTokens(const SourceOptions& given, Session& session, Source& source);

/// Writes the authorized_user file of --save-token, readable by its owner alone, and says when it lies in a
/// bad place; nothing when none was asked for.
Result<void> saveTokens(const Source& source, const Grant& grant, const Session& session);
/// Puts the refresh token into the desktop's keychain. Code no_refresh_token when there is none.
Result<void> rememberTokens(const Source& source, const Grant& grant, Session& session);
/// A server that issues a new refresh token ends the old one: the keychain gets the new one if it held the
/// old; in any other case it is said.
void keepReplacedToken(const Source& source, const TokenSet& renewed, Session& session);
/// Takes the sign-in that the source came from out of the keychain, if it came from there.
Result<void> forgetRemembered(const Source& source, Session& session);

} // namespace scopelight
