// SPDX-License-Identifier: Apache-2.0
#include "oauth/serveranswer.h"
#include "oauth/serverquestions.h"

using namespace Qt::StringLiterals;

namespace scopelight {

Result<UserInfo> UserInfo::parse(const HttpResponse& response)
{
    if (response.status == 200 && mediaType(response.headers) == "application/jwt")
        return fail(Step::UserInfo, u"signed_answer"_s);
    const auto answer = parseServerAnswer(response, Step::UserInfo);
    if (!answer)
        return tl::unexpected(answer.error());
    const QString subject = answer->value(u"sub"_s).toString();
    if (subject.isEmpty()) // §5.3.2: it MUST always be returned
        return fail(Step::UserInfo, u"missing_member"_s, {{u"member"_s, u"sub"_s}});
    return UserInfo{.subject = subject,
        .email = answer->value(u"email"_s).toString(),
        .name = answer->value(u"name"_s).toString(),
        .claims = *answer};
}

QFuture<Result<UserInfo>> askUserInfo(
    TracingNetworkAccessManager& network, const ServerMetadata& server, const Secret& accessToken)
{
    if (server.userinfoEndpoint.isEmpty())
        return QtFuture::makeReadyFuture(
            Result<UserInfo>(tl::unexpected(server.withoutEndpoint(Step::UserInfo))));
    const HttpRequest request{
        .url = QUrl(server.userinfoEndpoint, QUrl::StrictMode), .headers = {{"Accept", "application/json"}}};
    return network.send(authorized(request, accessToken), {.step = Step::UserInfo, .purpose = u"userinfo"_s})
        .then([](const Result<HttpResponse>& response) { return response.and_then(UserInfo::parse); });
}

HttpRequest authorized(HttpRequest request, const Secret& accessToken)
{
    request.headers.append("Authorization", "Bearer " + accessToken.reveal().toLatin1());
    return request;
}

} // namespace scopelight
