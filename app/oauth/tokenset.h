// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/error.h"
#include "base/secret.h"
#include "http/httpmessage.h"
#include "scopes/scopeset.h"

#include <QDateTime>

#include <optional>

namespace scopelight {

/// A token response, RFC 6749 §5.1, with when it came.
struct TokenSet {
    Secret accessToken = {};
    Secret refreshToken = {}; ///< empty when none was issued
    Secret idToken = {}; ///< the JWT, unchecked; empty when none was issued
    QString tokenType = {};
    ScopeSet granted = {};
    bool scopeAnnounced = false; ///< false: the answer named no scope, which means "as requested" (§5.1)
    QDateTime receivedAt = {}; ///< UTC; invalid when not known: a saved answer has no date
    std::optional<qint64> expiresIn = {}; ///< seconds; absent when not announced
    std::optional<qint64> refreshTokenExpiresIn = {}; ///< seconds
    QDateTime refreshTokenIssuedAt = {}; ///< UTC; invalid when there is none, or not known
    bool operator==(const TokenSet&) const = default;

    /// When the access token ends, UTC; invalid when not known.
    QDateTime expiresAt() const;
    /// When the refresh token ends, as announced, UTC; invalid when nothing was.
    QDateTime refreshTokenExpiresAt() const;
    /// The one to end the grant with: a refresh token never fails for being an hour old.
    const Secret& tokenToRevoke() const { return refreshToken.isEmpty() ? accessToken : refreshToken; }

    /// Reads the answer of a token endpoint. Codes beside those of parseServerAnswer(): missing_access_token
    /// (fact members), bad_token_characters (facts member, length), bad_token_type (fact found),
    /// scope_characters (fact scope).
    static Result<TokenSet> parse(
        const HttpResponse& response, Step step, const QDateTime& receivedAt, const ScopeSet& requested);
    /// The set after a refresh: what the answer does not renew (refresh token and its end, scope) stays (§6).
    /// An ID token does not: it was made for the access token that it came with (at_hash).
    TokenSet renewedBy(const TokenSet& answer) const;
};

/// Whether that may stand in an Authorization header: RFC 6750 §2.1, at most 16 KiB.
bool isBearerToken(const QString& text);

} // namespace scopelight
