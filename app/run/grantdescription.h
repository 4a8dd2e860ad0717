// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "run/grant.h"

namespace scopelight {

/// What stood at the beginning of a grant, to hold its tokens against.
struct GrantOrigin {
    OAuthClient client = {};
    ServerMetadata server = {};
    QString redirectUri = {};
    ScopeSet requested = {}; ///< empty: not known
    std::optional<AuthorizationOptions> options = {}; ///< how the user was asked, where it is known
    bool userWasAsked = true; ///< in this run; not so for saved tokens and service accounts
    QString nonce = {}; ///< empty: none was sent. A refresh need not repeat it (OpenID Connect Core §12.2)
    QDateTime now = {}; ///< UTC
};

/// Checks the ID token against the published keys, and finds out the account: from an ID token that no check
/// speaks against, and from userinfo where the grant opens it and the token names no address. Userinfo that
/// cannot be had is no failure, and neither is an ID token that is none: then its one check, `form`, has
/// failed with a code of IdToken::parse().
QFuture<Result<Grant>> describeGrant(
    TracingNetworkAccessManager& network, const GrantOrigin& origin, const TokenSet& tokens);

} // namespace scopelight
