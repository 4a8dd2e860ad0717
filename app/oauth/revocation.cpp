// SPDX-License-Identifier: Apache-2.0
#include "oauth/postform.h"
#include "oauth/serveranswer.h"
#include "oauth/serverquestions.h"

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

FormParameters revocationParameters(
    const ServerMetadata& server, const OAuthClient& client, const Secret& token)
{
    FormParameters parameters = {{u"token"_s, token.reveal()}};
    if (server.isGoogle() || client.clientId.isEmpty())
        return parameters;
    parameters.append(u"client_id"_s, client.clientId);
    if (client.clientSecret)
        parameters.append(u"client_secret"_s, client.clientSecret->reveal());
    return parameters;
}

} // namespace

Result<Revocation> parseRevocation(const HttpResponse& response)
{
    // RFC 7009 §2.2: the status says it all, the body is ignored.
    if (response.status == 200)
        return Revocation::Revoked;
    const auto answer = parseServerAnswer(response, Step::Revocation);
    if (answer)
        return fail(Step::Revocation, u"http_status"_s, {{u"status"_s, QString::number(response.status)}});
    if (response.status == 400 && answer.error().code == u"invalid_token"_s)
        return Revocation::AlreadyEnded;
    return tl::unexpected(answer.error());
}

QFuture<Result<Revocation>> revoke(TracingNetworkAccessManager& network, const ServerMetadata& server,
    const OAuthClient& client, const Secret& token)
{
    if (server.revocationEndpoint.isEmpty())
        return QtFuture::makeReadyFuture(
            Result<Revocation>(tl::unexpected(server.withoutEndpoint(Step::Revocation))));
    const HttpRequest request =
        postForm(server.revocationEndpoint, revocationParameters(server, client, token));
    return network.send(request, {.step = Step::Revocation, .purpose = u"revocation"_s})
        .then([](const Result<HttpResponse>& response) { return response.and_then(parseRevocation); });
}

} // namespace scopelight
