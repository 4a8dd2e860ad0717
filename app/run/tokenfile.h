// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "oauth/oauthclient.h"
#include "oauth/tokenset.h"

namespace scopelight {

/// A saved sign-in: an `authorized_user` file as Google's libraries read it, with access_token, expires_at
/// and scopes beside the usual members; or a raw token response; or a bare access token. Only the first can
/// be refreshed without the client's file.
struct TokenFile {
    TokenSet tokens = {};
    std::optional<OAuthClient> client = {};
    QString account = {};

    /// Codes beside those of parseStrictJson(): wrong_file, missing_member, wrong_type, bad_token_characters.
    static Result<TokenFile> parse(const QByteArray& bytes, const QDateTime& now);
    /// authorized_user JSON. Code no_refresh_token when there is none: other tools could not use the file.
    Result<QByteArray> toJson() const;
};

/// Writes a file of mode 0600 in one step (a new file is renamed into place; the old one stays whole until
/// then). Codes: file_not_writable.
Result<void> savePrivately(const QString& path, const QByteArray& bytes);

} // namespace scopelight
