// SPDX-License-Identifier: Apache-2.0
#include "practice/tokenquestions.h"

#include "http/formparameters.h"
#include "practice/accounts.h"
#include "practice/responses.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace scopelight::practice {
namespace {

constexpr int lateRevocationSeconds = 60;

/// Google takes these parameters in the query as well as in the body.
FormParameters parametersOf(const ServerRequest& request)
{
    const bool hasForm = mediaType(request.headers) == "application/x-www-form-urlencoded";
    return FormParameters::parse(hasForm && !request.body.isEmpty() ? request.body : request.query());
}

HttpResponse invalidValue()
{
    return oauthError(400, u"invalid_token"_s, u"Invalid Value"_s);
}

HttpResponse accessTokenInfo(const ServerState& server, const QString& value)
{
    const IssuedToken* token = server.tokens.find(value);
    if (token == nullptr || token->kind != IssuedToken::Kind::Access)
        return invalidValue();
    const Authorization& authorization = token->authorization;
    QJsonObject info{
        {u"azp"_s, authorization.clientId},
        {u"aud"_s, authorization.clientId},
        {u"sub"_s, authorization.sub},
        {u"scope"_s, authorization.scopes.join(u' ')},
        {u"exp"_s, QString::number(token->expiresAt.toSecsSinceEpoch())},
        {u"expires_in"_s, QString::number(server.clock().secsTo(token->expiresAt))},
        {u"access_type"_s, authorization.offline ? u"offline"_s : u"online"_s},
    };
    const Account* account = findAccount(authorization.sub);
    if (account != nullptr
        && authorization.scopes.contains(u"https://www.googleapis.com/auth/userinfo.email"_s)) {
        info.insert(u"email"_s, account->email);
        info.insert(u"email_verified"_s, u"true"_s);
    }
    return jsonResponse(200, info);
}

QJsonObject decodedSegment(const QByteArray& segment)
{
    return QJsonDocument::fromJson(QByteArray::fromBase64(segment, QByteArray::Base64UrlEncoding)).object();
}

HttpResponse idTokenInfo(const ServerState& server, const QString& value)
{
    const QList<QByteArray> segments = value.toLatin1().split('.');
    if (segments.size() != 3)
        return invalidValue();
    const QByteArray signature = QByteArray::fromBase64(segments[2], QByteArray::Base64UrlEncoding);
    if (!verifyRs256(server.key.publicKey, segments[0] + '.' + segments[1], signature))
        return invalidValue();
    QJsonObject info = decodedSegment(segments[1]);
    if (info.value(u"exp"_s).toInteger() <= server.clock().toSecsSinceEpoch())
        return invalidValue();
    const QJsonObject header = decodedSegment(segments[0]);
    for (const QString& name : {u"alg"_s, u"kid"_s, u"typ"_s})
        info.insert(name, header.value(name));
    for (const QString& name : info.keys())
        info.insert(name, info.value(name).toVariant().toString());
    return jsonResponse(200, info);
}

} // namespace

HttpResponse tokenInfo(const ServerState& server, const ServerRequest& request)
{
    const FormParameters parameters = parametersOf(request);
    if (const std::optional<QString> accessToken = parameters.value(u"access_token"))
        return accessTokenInfo(server, *accessToken);
    if (const std::optional<QString> idToken = parameters.value(u"id_token"))
        return idTokenInfo(server, *idToken);
    return oauthError(400, u"invalid_request"_s, u"Missing required parameter: access_token"_s);
}

HttpResponse revoke(ServerState& server, const ServerRequest& request)
{
    const std::optional<QString> value = parametersOf(request).value(u"token");
    if (!value)
        return oauthError(400, u"invalid_request"_s, u"Missing required parameter: token"_s);
    const IssuedToken* token = server.tokens.find(*value);
    if (token == nullptr)
        return oauthError(400, u"invalid_token"_s, u"Token expired or revoked"_s);
    const bool isLate = server.plays(PracticeScenario::LateRevoke);
    server.grants.end(
        token->authorization.grantId, server.clock().addSecs(isLate ? lateRevocationSeconds : 0));
    return jsonResponse(200, {});
}

} // namespace scopelight::practice
