// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "http/httpmessage.h"
#include "practice/serverstate.h"

#include <QJsonObject>

namespace scopelight::practice {

/// What ties an ID token to one token response.
struct IdTokenContext {
    Secret accessToken = {}; ///< hashed into at_hash
    QString nonce = {}; ///< empty: none was sent, or the token follows from a refresh
};

/// An ID token (OpenID Connect Core §2), signed with RS256.
Secret signedIdToken(
    const ServerState& server, const Authorization& authorization, const IdTokenContext& context);

/// The claims of the account that these scopes open, `sub` always among them (OpenID Connect Core §5.4).
QJsonObject identityClaims(const Authorization& authorization);

/// GET /v1/userinfo and /oauth2/v3/userinfo: OpenID Connect names.
HttpResponse userInfo(const ServerState& server, const ServerRequest& request);
/// GET /oauth2/v2/userinfo: the names of Google's older API.
HttpResponse olderUserInfo(const ServerState& server, const ServerRequest& request);

/// GET /.well-known/openid-configuration.
HttpResponse discoveryDocument(const ServerState& server);
/// GET /oauth2/v3/certs (RFC 7517 §5).
HttpResponse keySet(const ServerState& server);

} // namespace scopelight::practice
