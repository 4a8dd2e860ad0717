// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "http/tracingnetworkaccessmanager.h"
#include "oauth/idtoken.h"
#include "oauth/servermetadata.h"
#include "oauth/tokenset.h"

namespace scopelight {

/// What tokeninfo says of an access token (Google's endpoint; not RFC 7662), in its schema v3 (all values
/// strings) or v1. All members as answered.
struct TokenInfo {
    ScopeSet scopes = {};
    QString audience = {};
    QString subject = {};
    QString email = {};
    QString accessType = {};
    std::optional<qint64> expiresIn = {}; ///< seconds
    bool operator==(const TokenInfo&) const = default;

    /// Codes beside those of parseServerAnswer(): missing_member (fact member), scope_characters.
    static Result<TokenInfo> parse(const HttpResponse& response);
};

/// What userinfo says (OpenID Connect Core §5.3). `sub` must be the ID Token's.
struct UserInfo {
    QString subject = {};
    QString email = {};
    QString name = {};
    QJsonObject claims = {};

    /// Codes beside those of parseServerAnswer(): missing_member (fact member), signed_answer (a JWT,
    /// §5.3.2).
    static Result<UserInfo> parse(const HttpResponse& response);
};

/// The answer to a revocation (RFC 7009 §2.2).
enum class Revocation { Revoked, AlreadyEnded };
/// Any 200 has revoked. `invalid_token`, Google's word for a token that is dead already, is no failure; other
/// errors are those of parseServerAnswer().
Result<Revocation> parseRevocation(const HttpResponse& response);

/// Each is one POST or GET; the token goes in the body or in the Authorization header, never into a URL.
/// Without the endpoint: codes not_offered, offer_unknown. The server's own error codes otherwise.
QFuture<Result<TokenInfo>> askTokenInfo(
    TracingNetworkAccessManager& network, const ServerMetadata& server, const Secret& accessToken);
QFuture<Result<UserInfo>> askUserInfo(
    TracingNetworkAccessManager& network, const ServerMetadata& server, const Secret& accessToken);
/// The client says who it is (RFC 7009 §2.1), except to Google, whose documents have the token alone.
QFuture<Result<Revocation>> revoke(TracingNetworkAccessManager& network, const ServerMetadata& server,
    const OAuthClient& client, const Secret& token);

/// Fetches the published keys, and once more when the token's `kid` is not among them; then checkIdToken().
/// Keys that cannot be had are no failure: the signature is then NotChecked.
QFuture<Result<QList<Check>>> verifyIdToken(TracingNetworkAccessManager& network,
    const ServerMetadata& server, const IdToken& token, const IdTokenExpectation& expected);

/// A copy of the request with `Authorization: Bearer` (RFC 6750 §2.1).
HttpRequest authorized(HttpRequest request, const Secret& accessToken);

} // namespace scopelight
