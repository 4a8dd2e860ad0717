// SPDX-License-Identifier: Apache-2.0
#include "practice/identity.h"

#include "practice/accounts.h"
#include "practice/bearer.h"
#include "practice/responses.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace scopelight::practice {
namespace {

constexpr auto emailScope = "https://www.googleapis.com/auth/userinfo.email"_L1;
constexpr auto profileScope = "https://www.googleapis.com/auth/userinfo.profile"_L1;

QByteArray base64Url(const QByteArray& bytes)
{
    return bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

QByteArray segment(const QJsonObject& object)
{
    return base64Url(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

/// The left half of the SHA-256, OpenID Connect Core §3.1.3.6.
QString accessTokenHash(const Secret& accessToken)
{
    const QByteArray hash =
        QCryptographicHash::hash(accessToken.reveal().toLatin1(), QCryptographicHash::Sha256);
    return QString::fromLatin1(base64Url(hash.first(16)));
}

} // namespace

Secret signedIdToken(
    const ServerState& server, const Authorization& authorization, const IdTokenContext& context)
{
    const qint64 now = server.clock().toSecsSinceEpoch();
    QJsonObject claims = identityClaims(authorization);
    claims.insert(u"iss"_s, server.issuer);
    claims.insert(u"azp"_s, authorization.clientId);
    claims.insert(u"aud"_s, authorization.clientId);
    claims.insert(u"at_hash"_s, accessTokenHash(context.accessToken));
    claims.insert(u"iat"_s, now);
    claims.insert(u"exp"_s, now + 3600);
    if (!context.nonce.isEmpty())
        claims.insert(u"nonce"_s, context.nonce);
    const QJsonObject header{
        {u"alg"_s, u"RS256"_s}, {u"kid"_s, server.key.publicKey.kid}, {u"typ"_s, u"JWT"_s}};
    const QByteArray message = segment(header) + '.' + segment(claims);
    const std::optional<QByteArray> signature = signRs256(server.key.privateKey, message);
    return Secret(QString::fromLatin1(message + '.' + base64Url(signature.value_or(QByteArray()))));
}

QJsonObject identityClaims(const Authorization& authorization)
{
    const Account* account = findAccount(authorization.sub);
    if (account == nullptr)
        return {};
    QJsonObject claims{{u"sub"_s, account->sub}};
    if (authorization.scopes.contains(emailScope)) {
        claims.insert(u"email"_s, account->email);
        claims.insert(u"email_verified"_s, true);
    }
    if (authorization.scopes.contains(profileScope)) {
        claims.insert(u"name"_s, account->name());
        claims.insert(u"given_name"_s, account->givenName);
        claims.insert(u"family_name"_s, account->familyName);
    }
    return claims;
}

HttpResponse userInfo(const ServerState& server, const ServerRequest& request)
{
    const auto token = bearerToken(server, request, identityMethod());
    return token ? jsonResponse(200, identityClaims(token->authorization)) : token.error();
}

HttpResponse olderUserInfo(const ServerState& server, const ServerRequest& request)
{
    const auto token = bearerToken(server, request, identityMethod());
    if (!token)
        return token.error();
    QJsonObject claims = identityClaims(token->authorization);
    claims.insert(u"id"_s, claims.take(u"sub"_s));
    if (claims.contains(u"email_verified"_s))
        claims.insert(u"verified_email"_s, claims.take(u"email_verified"_s));
    return jsonResponse(200, claims);
}

HttpResponse discoveryDocument(const ServerState& server)
{
    const auto at = [&server](QLatin1StringView path) { return QString(server.issuer + path); };
    return jsonResponse(200,
        {
            {u"issuer"_s, server.issuer},
            {u"authorization_endpoint"_s, at("/o/oauth2/v2/auth"_L1)},
            {u"token_endpoint"_s, at("/token"_L1)},
            {u"userinfo_endpoint"_s, at("/v1/userinfo"_L1)},
            {u"revocation_endpoint"_s, at("/revoke"_L1)},
            {u"tokeninfo_endpoint"_s, at("/tokeninfo"_L1)},
            {u"jwks_uri"_s, at("/oauth2/v3/certs"_L1)},
            {u"response_types_supported"_s, QJsonArray{u"code"_s}},
            {u"response_modes_supported"_s, QJsonArray{u"query"_s}},
            {u"subject_types_supported"_s, QJsonArray{u"public"_s}},
            {u"id_token_signing_alg_values_supported"_s, QJsonArray{u"RS256"_s}},
            {u"scopes_supported"_s, QJsonArray{u"openid"_s, u"email"_s, u"profile"_s}},
            {u"token_endpoint_auth_methods_supported"_s,
                QJsonArray{u"client_secret_post"_s, u"client_secret_basic"_s}},
            {u"claims_supported"_s,
                QJsonArray{u"aud"_s, u"email"_s, u"email_verified"_s, u"exp"_s, u"family_name"_s,
                    u"given_name"_s, u"iat"_s, u"iss"_s, u"name"_s, u"sub"_s}},
            {u"code_challenge_methods_supported"_s, QJsonArray{u"plain"_s, u"S256"_s}},
            {u"grant_types_supported"_s, QJsonArray{u"authorization_code"_s, u"refresh_token"_s}},
            {u"authorization_response_iss_parameter_supported"_s, true},
            {u"scopelight_practice"_s, true},
        });
}

HttpResponse keySet(const ServerState& server)
{
    return jsonResponse(200, {{u"keys"_s, QJsonArray{server.key.publicKey.toJson()}}});
}

} // namespace scopelight::practice
