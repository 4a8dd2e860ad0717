// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "oauth/oauthclient.h"
#include "oauth/tokenset.h"

#include <optional>

namespace scopelight {

/// A saved sign-in: an `authorized_user` file as Google's libraries read it, with access_token, expires_at,
/// scopes and the refresh token's own times beside the usual members; or a raw token response; or a bare
/// access token. Only the first can be refreshed without the client's file.
struct TokenFile {
    TokenSet tokens = {};
    std::optional<OAuthClient> client = {};
    QString account = {};

    /// Also takes the file that Google's Python library saves (token, expiry). Codes beside those of
    /// parseStrictJson(), checkEndpoint() and TokenSet::parse(): wrong_file (fact kind), missing_member,
    /// wrong_type, bad_token_characters, scope_characters.
    static Result<TokenFile> parse(const QByteArray& bytes, const QDateTime& now);
    /// authorized_user JSON. Codes no_refresh_token, no_client: other tools could not use such a file.
    Result<QByteArray> toJson() const;
};

/// Writes a file that its owner alone may read (restrictNewFile()) in one step (a new file is renamed into
/// place; the old one stays whole until then). A link is neither followed nor replaced. Code
/// file_not_writable (facts path, and one that says why: folder_missing, folder_not_writable, link,
/// not_regular, write_failed).
Result<void> savePrivately(const QString& path, const QByteArray& bytes);
/// Whether savePrivately() could begin, known without writing anything: before a sign-in that has to be
/// saved. The same code.
Result<void> checkWritable(const QString& path);

} // namespace scopelight
