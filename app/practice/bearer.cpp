// SPDX-License-Identifier: Apache-2.0
#include "practice/bearer.h"

#include "practice/apierrors.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace scopelight::practice {

tl::expected<IssuedToken, HttpResponse> bearerToken(
    const ServerState& server, const ServerRequest& request, const ApiMethod& method)
{
    const QByteArray authorization = request.headers.value("Authorization");
    if (request.headers.count("Authorization") != 1 || authorization.left(7).toLower() != "bearer ")
        return tl::unexpected(missingCredentials());
    const IssuedToken* token = server.tokens.find(QString::fromLatin1(authorization.sliced(7).trimmed()));
    if (token == nullptr || token->kind != IssuedToken::Kind::Access)
        return tl::unexpected(invalidCredentials());
    const QStringList& scopes = token->authorization.scopes;
    const bool opens = std::any_of(method.acceptableScopes.cbegin(), method.acceptableScopes.cend(),
        [&scopes](const QString& scope) { return scopes.contains(scope); });
    if (!opens)
        return tl::unexpected(insufficientScope(method));
    return *token;
}

ApiMethod identityMethod()
{
    return {.service = u"oauth2.googleapis.com"_s,
        .serviceTitle = u"Google OAuth2 API"_s,
        .method = u"oauth2.userinfo.get"_s,
        .acceptableScopes = {u"openid"_s, u"https://www.googleapis.com/auth/userinfo.email"_s,
            u"https://www.googleapis.com/auth/userinfo.profile"_s}};
}

} // namespace scopelight::practice
