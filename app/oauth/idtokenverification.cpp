// SPDX-License-Identifier: Apache-2.0
#include "oauth/serverquestions.h"

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

using Keys = Result<JsonWebKeySet>;

Keys readKeys(const HttpResponse& response)
{
    if (response.status != 200)
        return fail(Step::IdToken, u"http_status"_s, {{u"status"_s, QString::number(response.status)}});
    return JsonWebKeySet::parse(response.body);
}

QFuture<Keys> fetchKeys(TracingNetworkAccessManager& network, const ServerMetadata& server)
{
    if (server.jwksUri.isEmpty())
        return QtFuture::makeReadyFuture(Keys(tl::unexpected(server.withoutEndpoint(Step::IdToken))));
    const HttpRequest request{
        .url = QUrl(server.jwksUri, QUrl::StrictMode), .headers = {{"Accept", "application/json"}}};
    return network.send(request, {.step = Step::IdToken, .purpose = u"keys"_s})
        .then([](const Result<HttpResponse>& response) { return response.and_then(readKeys); });
}

} // namespace

QFuture<Result<QList<Check>>> verifyIdToken(TracingNetworkAccessManager& network,
    const ServerMetadata& server, const IdToken& token, const IdTokenExpectation& expected)
{
    // Servers change their keys: a set that lacks the `kid` may be an old one (OpenID Connect Core §10.1.1).
    const auto again = [&network, server, kid = token.keyId()](const Keys& keys) {
        const bool isSettled = !keys || kid.isEmpty() || keys->find(kid) != nullptr;
        return isSettled ? QtFuture::makeReadyFuture(keys) : fetchKeys(network, server);
    };
    return fetchKeys(network, server).then(again).unwrap().then([token, expected](const Keys& keys) {
        return Result<QList<Check>>(checkIdToken(token, keys, expected));
    });
}

} // namespace scopelight
