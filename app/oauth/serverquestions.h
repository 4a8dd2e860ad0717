// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "http/tracingnetworkaccessmanager.h"
#include "oauth/idtoken.h"
#include "oauth/servermetadata.h"
#include "oauth/tokenset.h"

namespace scopelight {

/// What tokeninfo says of an access token (Google's endpoint; not RFC 7662). All members as answered.
struct TokenInfo {
    ScopeSet scopes = {};
    QString audience = {};
    QString subject = {};
    QString email = {};
    QString accessType = {};
    std::optional<qint64> expiresIn = {}; ///< seconds
    static Result<TokenInfo> parse(const HttpResponse& response);
};

/// What userinfo says (OpenID Connect Core §5.3). `sub` must be the ID Token's.
struct UserInfo {
    QString subject = {};
    QString email = {};
    QString name = {};
    QJsonObject claims = {};
    static Result<UserInfo> parse(const HttpResponse& response);
};

/// The answer to a revocation (RFC 7009 §2.2).
enum class Revocation { Revoked, AlreadyEnded };

/// Each is one POST or GET; the token goes in the body or in the Authorization header, never into a URL.
/// Without the endpoint: code not_offered. The server's own error codes otherwise.
QFuture<Result<TokenInfo>> askTokenInfo(
    TracingNetworkAccessManager& network, const ServerMetadata& server, const Secret& accessToken);
QFuture<Result<UserInfo>> askUserInfo(
    TracingNetworkAccessManager& network, const ServerMetadata& server, const Secret& accessToken);
QFuture<Result<Revocation>> revoke(
    TracingNetworkAccessManager& network, const ServerMetadata& server, const Secret& token);

/// Fetches the published keys, and once more when the token's `kid` is not among them; then checkIdToken().
QFuture<Result<QList<Check>>> verifyIdToken(TracingNetworkAccessManager& network,
    const ServerMetadata& server, const IdToken& token, const IdTokenExpectation& expected);

/// A copy of the request with `Authorization: Bearer` (RFC 6750 §2.1).
HttpRequest authorized(HttpRequest request, const Secret& accessToken);

} // namespace scopelight
