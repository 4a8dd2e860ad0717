// SPDX-License-Identifier: Apache-2.0
#include "oauth/trustedserver.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

Result<ServerMetadata> ifTrusted(const ServerMetadata& server, const QStringList& trusted)
{
    const QStringList origins = untrustedOrigins(server, trusted);
    if (origins.isEmpty())
        return server;
    Facts facts{{u"origins"_s, origins.join(u", "_s)}, {u"origin"_s, origins.first()}};
    const QStringList names{u"second_origin"_s, u"third_origin"_s};
    for (qsizetype i = 1; i < std::min(origins.size(), names.size() + 1); ++i)
        facts.insert(names[i - 1], origins[i]);
    return fail(Step::Trust, u"untrusted_server"_s, facts);
}

std::optional<ServerMetadata> withoutDiscovery(const OAuthClient& client, const QString& issuer)
{
    if (!client.authUri.isEmpty() || !issuer.isEmpty())
        return std::nullopt;
    if (client.tokenUri.isEmpty() || isGoogleOrigin(originOf(client.tokenUri)))
        return ServerMetadata::google();
    ServerMetadata server = ServerMetadata::ofClient(client);
    server.untold = Facts{{u"reason"_s, u"not_asked"_s}};
    return server;
}

} // namespace

QFuture<Result<ServerMetadata>> findTrustedServer(TracingNetworkAccessManager& network,
    const OAuthClient& client, const QString& issuer, const QStringList& trusted)
{
    ServerMetadata named = ServerMetadata::ofClient(client);
    named.issuer = issuer;
    if (const auto server = ifTrusted(named, trusted); !server)
        return QtFuture::makeReadyFuture(server);
    if (const auto server = withoutDiscovery(client, issuer))
        return QtFuture::makeReadyFuture(Result<ServerMetadata>(*server));
    return discover(network, client, issuer).then([trusted](const Result<ServerMetadata>& found) {
        return found.and_then([&](const ServerMetadata& server) { return ifTrusted(server, trusted); })
            .map_error([](Error error) {
                if (error.step == Step::Trust)
                    error.facts.insert(u"named_by"_s, u"discovery"_s);
                return error;
            });
    });
}

} // namespace scopelight
