// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/source.h"

namespace scopelight {

/// Fills the source's tokens (and its client, when it has none) from --token-file or the keychain; nothing
/// when neither was asked for.
Result<void> readSavedTokens(const SourceOptions& given, Session& session, Source& source);

/// Writes an authorized_user file, readable by its owner alone.
Result<void> saveTokens(
    const QString& path, const Source& source, const TokenSet& tokens, const QString& account);
/// Puts the refresh token into the desktop's keychain. Code no_refresh_token when there is none.
Result<void> rememberTokens(const Source& source, const TokenSet& tokens, Session& session);

} // namespace scopelight
