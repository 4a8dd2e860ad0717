// SPDX-License-Identifier: Apache-2.0
#include "practice/routes.h"

#include "practice/apierrors.h"
#include "practice/identity.h"
#include "practice/otherapis.h"
#include "practice/responses.h"
#include "practice/tokenquestions.h"

using namespace Qt::StringLiterals;

namespace scopelight::practice {
namespace {

/// A page of another name that leads to this port (DNS rebinding) is not served.
bool isOwnHost(const ServerRequest& request, const QString& origin)
{
    const QByteArray port = origin.section(u':', -1).toLatin1();
    const QByteArray host = request.headers.value("Host").toLower();
    return host == "127.0.0.1:" + port || host == "localhost:" + port;
}

HttpResponse methodNotAllowed(const QByteArray& allowed)
{
    HttpResponse response = oauthError(405, u"invalid_request"_s, u"Method not allowed."_s);
    response.headers.append("Allow", allowed);
    return response;
}

} // namespace

Routes::Routes(ServerState& server)
    : m_server(server)
    , m_pages(server.scopes)
    , m_authorization(server, m_pages)
    , m_token(server)
    , m_drive(server)
{
}

bool Routes::isMachineEndpoint(const QByteArray& path)
{
    return path == "/token" || path.startsWith("/drive/") || path.startsWith("/gmail/")
        || path.startsWith("/calendar/");
}

HttpResponse Routes::answer(const ServerRequest& request)
{
    if (!isOwnHost(request, m_server.issuer))
        return m_pages.message(421, u"not_found"_s);
    if (request.method == "GET")
        return answerGet(request);
    if (request.method == "POST")
        return answerPost(request);
    return methodNotAllowed("GET, POST");
}

HttpResponse Routes::answerGet(const ServerRequest& request)
{
    const QByteArray path = request.path();
    if (path == "/token" || path == "/revoke")
        return methodNotAllowed("POST");
    if (path == "/.well-known/openid-configuration")
        return discoveryDocument(m_server);
    if (path == "/oauth2/v3/certs")
        return keySet(m_server);
    if (const std::optional<HttpResponse> page = answerPage(request))
        return *page;
    if (const std::optional<HttpResponse> api = answerApi(request))
        return *api;
    return m_pages.message(404, u"not_found"_s);
}

HttpResponse Routes::answerPost(const ServerRequest& request)
{
    const QByteArray path = request.path();
    if (path == "/token")
        return m_token.answer(request);
    if (path == "/revoke")
        return revoke(m_server, request);
    if (path == "/tokeninfo" || path == "/oauth2/v3/tokeninfo")
        return tokenInfo(m_server, request);
    if (path == "/v3/signin/identifier")
        return m_authorization.chooseAccount(request);
    if (path == "/signin/oauth/consent")
        return m_authorization.decide(request);
    return m_pages.message(404, u"not_found"_s);
}

std::optional<HttpResponse> Routes::answerPage(const ServerRequest& request)
{
    const QByteArray path = request.path();
    if (path == "/")
        return m_pages.message(200, u"home"_s);
    if (path == "/o/oauth2/auth" || path == "/o/oauth2/v2/auth")
        return m_authorization.begin(request);
    if (path == "/v3/signin/identifier")
        return m_authorization.showAccounts(request);
    if (path == "/signin/oauth/consent")
        return m_authorization.showConsent(request);
    if (path == "/signin/oauth/error" || path == "/signin/oauth/error/v2")
        return m_authorization.showError(request);
    return std::nullopt;
}

std::optional<HttpResponse> Routes::answerApi(const ServerRequest& request)
{
    const QByteArray path = request.path();
    if (path == "/tokeninfo" || path == "/oauth2/v3/tokeninfo")
        return tokenInfo(m_server, request);
    if (path == "/v1/userinfo" || path == "/oauth2/v3/userinfo")
        return userInfo(m_server, request);
    if (path == "/oauth2/v2/userinfo")
        return olderUserInfo(m_server, request);
    if (path == "/drive/v3/files")
        return m_drive.list(request);
    if (path.startsWith("/drive/v3/files/"))
        return m_drive.get(request);
    if (path == "/drive/v3/about")
        return m_drive.about(request);
    if (auto answer = answerOtherApi(m_server, request))
        return answer;
    if (request.headers.count("Authorization") == 0)
        return std::nullopt;
    return apiError({.code = 404,
        .status = u"NOT_FOUND"_s,
        .message = u"The practice provider has no such API."_s,
        .reason = u"notFound"_s});
}

} // namespace scopelight::practice
