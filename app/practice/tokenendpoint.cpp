// SPDX-License-Identifier: Apache-2.0
#include "practice/tokenendpoint.h"

#include "practice/clientauthentication.h"
#include "practice/identity.h"
#include "practice/responses.h"

#include <QCryptographicHash>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace scopelight::practice {
namespace {

using Refusal = std::optional<HttpResponse>; // nothing: in order

HttpResponse invalidRequest(const QString& description)
{
    return oauthError(400, u"invalid_request"_s, description);
}

HttpResponse invalidGrant(const QString& description)
{
    return oauthError(400, u"invalid_grant"_s, description);
}

bool isKnownParameter(const QString& name)
{
    static const QStringList known{u"client_id"_s, u"client_secret"_s, u"code"_s, u"code_verifier"_s,
        u"grant_type"_s, u"redirect_uri"_s, u"refresh_token"_s, u"scope"_s};
    return known.contains(name);
}

Refusal checkForm(const FormParameters& form)
{
    for (const auto& [name, value] : form.pairs()) {
        if (form.count(name) > 1)
            return invalidRequest(u"OAuth 2 parameters can only have a single value: "_s + name);
        if (!isKnownParameter(name))
            return invalidRequest(u"Parameter not allowed for this message type: "_s + name);
    }
    if (!form.contains(u"grant_type"))
        return invalidRequest(u"Missing required parameter: grant_type"_s);
    const QString grantType = form.valueOr(u"grant_type", {});
    if (grantType != u"authorization_code" && grantType != u"refresh_token")
        return oauthError(400, u"unsupported_grant_type"_s, u"Invalid grant_type: "_s + grantType);
    return std::nullopt;
}

/// RFC 7636 §4.6; a verifier must be sent exactly when a challenge was.
Refusal checkVerifier(const IssuedCode& code, const std::optional<QString>& verifier)
{
    if (code.codeChallenge.isEmpty() && !verifier)
        return std::nullopt;
    if (code.codeChallenge.isEmpty())
        return invalidGrant(u"code_verifier or verifier is not needed"_s);
    if (!verifier)
        return invalidGrant(u"Missing code verifier."_s);
    QByteArray challenge = verifier->toUtf8();
    if (code.codeChallengeMethod == u"S256")
        challenge = QCryptographicHash::hash(challenge, QCryptographicHash::Sha256)
                        .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
    if (!equalInConstantTime(challenge, code.codeChallenge.toUtf8()))
        return invalidGrant(u"Invalid code verifier."_s);
    return std::nullopt;
}

bool isWithin(const QStringList& some, const QStringList& all)
{
    return std::all_of(
        some.cbegin(), some.cend(), [&all](const QString& scope) { return all.contains(scope); });
}

} // namespace

HttpResponse TokenEndpoint::answer(const ServerRequest& request)
{
    const bool isForm = mediaType(request.headers) == "application/x-www-form-urlencoded";
    const FormParameters form = isForm ? FormParameters::parse(request.body) : FormParameters();
    if (form.isEmpty())
        return invalidRequest(u"Could not determine client ID from request."_s);
    if (const Refusal refusal = checkForm(form))
        return *refusal;
    const auto client = authenticateClient(request, form, m_server.clients);
    if (!client)
        return client.error();
    return form.value(u"grant_type") == u"refresh_token"_s ? refresh(form, **client)
                                                           : exchangeCode(form, **client);
}

HttpResponse TokenEndpoint::exchangeCode(const FormParameters& form, const RegisteredClient& client)
{
    for (const QString& name : {u"code"_s, u"redirect_uri"_s}) {
        if (!form.contains(name))
            return invalidRequest(u"Missing required parameter: "_s + name);
    }
    const QString value = form.valueOr(u"code", {});
    if (!value.startsWith(u"4/"))
        return invalidGrant(u"Malformed auth code."_s);
    const std::optional<IssuedCode> code = m_server.tokens.takeCode(value);
    if (!code || code->authorization.clientId != client.clientId)
        return invalidGrant(u"Bad Request"_s);
    if (form.value(u"redirect_uri") != code->redirectUri)
        return oauthError(400, u"redirect_uri_mismatch"_s, u"Bad Request"_s);
    if (const Refusal refusal = checkVerifier(*code, form.value(u"code_verifier")))
        return *refusal;
    QJsonObject answer = tokensFor(code->authorization, true, code->nonce);
    if (code->refreshTokenDue)
        addRefreshToken(answer, code->authorization);
    return jsonResponse(200, answer);
}

HttpResponse TokenEndpoint::refresh(const FormParameters& form, const RegisteredClient& client)
{
    const std::optional<QString> value = form.value(u"refresh_token");
    if (!value)
        return invalidRequest(u"Missing required parameter: refresh_token"_s);
    if (!value->startsWith(u"1//"))
        return invalidGrant(u"Bad Request"_s);
    const IssuedToken* token = m_server.tokens.find(*value);
    if (token == nullptr || token->kind != IssuedToken::Kind::Refresh)
        return invalidGrant(u"Token has been expired or revoked."_s);
    if (token->authorization.clientId != client.clientId)
        return oauthError(401, u"unauthorized_client"_s, u"Unauthorized"_s);
    Authorization authorization = token->authorization;
    if (const std::optional<QString> narrower = form.value(u"scope")) {
        const QStringList scopes = canonicalScopes(narrower->split(u' ', Qt::SkipEmptyParts));
        if (scopes.isEmpty() || !isWithin(scopes, authorization.scopes)) // RFC 6749 §6
            return oauthError(400, u"invalid_scope"_s, u"Bad Request"_s);
        authorization.scopes = scopes;
    }
    return jsonResponse(200, tokensFor(authorization, false, {}));
}

QJsonObject TokenEndpoint::tokensFor(const Authorization& authorization, bool fromCode, const QString& nonce)
{
    const Secret accessToken = m_server.tokens.addAccessToken(authorization, fromCode);
    QJsonObject answer{
        {u"access_token"_s, accessToken.reveal()},
        {u"expires_in"_s, TokenStore::accessTokenSeconds},
        {u"scope"_s, authorization.scopes.join(u' ')},
        {u"token_type"_s, u"Bearer"_s},
    };
    if (std::any_of(authorization.scopes.cbegin(), authorization.scopes.cend(), isSignInScope))
        answer.insert(u"id_token"_s, signedIdToken(m_server, authorization, {accessToken, nonce}).reveal());
    return answer;
}

void TokenEndpoint::addRefreshToken(QJsonObject& answer, const Authorization& authorization)
{
    // Google spares projects in testing that ask for no more than who somebody is.
    const bool isSpared =
        std::all_of(authorization.scopes.cbegin(), authorization.scopes.cend(), isSignInScope);
    const int seconds = isSpared                       ? 0
        : m_server.plays(PracticeScenario::ShortLived) ? TokenStore::shortRefreshTokenSeconds
        : m_server.plays(PracticeScenario::Testing)    ? TokenStore::testingRefreshTokenSeconds
                                                       : 0;
    QDateTime expiresAt;
    if (seconds > 0) {
        expiresAt = m_server.clock().addSecs(seconds);
        answer.insert(u"refresh_token_expires_in"_s, seconds);
    }
    const Secret refreshToken = m_server.tokens.addRefreshToken(authorization, expiresAt);
    answer.insert(u"refresh_token"_s, refreshToken.reveal());
}

} // namespace scopelight::practice
