// SPDX-License-Identifier: Apache-2.0
#include "oauth/servermetadata.h"

#include "base/strictjson.h"
#include "http/urlrules.h"

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

constexpr QStringView googleIssuer = u"https://accounts.google.com";

/// An endpoint that we may talk to, else nothing: "not offered".
QString endpoint(const QJsonObject& document, const QString& member)
{
    const QString url = document.value(member).toString();
    return isAllowedUrl(QUrl(url, QUrl::StrictMode)) ? url : QString();
}

ServerMetadata withEndpointsOf(const OAuthClient& client, ServerMetadata metadata)
{
    metadata.authorizationEndpoint = client.authUri;
    metadata.tokenEndpoint = client.tokenUri;
    return metadata;
}

/// No JSON object at all: a server without discovery answers every path with some page.
bool isNoDocument(const Error& error)
{
    return QStringList{u"json_syntax"_s, u"json_encoding"_s, u"json_not_an_object"_s, u"json_too_large"_s}
        .contains(error.code);
}

/// With its row of the diagnosis data, for {failure}.
Facts noAnswer(const Error& error)
{
    Facts facts = error.facts;
    facts.insert(u"failed"_s, u"network/"_s + error.code);
    return facts;
}

/// Only an answer tells what is offered: silence and a fault of the server's tell nothing.
ServerMetadata untold(const OAuthClient& client, const QString& issuer, Facts why)
{
    ServerMetadata metadata = ServerMetadata::ofClient(client);
    why.insert(u"url"_s, discoveryUrl(issuer).toString());
    metadata.untold = why;
    return metadata;
}

Result<ServerMetadata> readDiscovery(
    const Result<HttpResponse>& response, const OAuthClient& client, const QString& issuer)
{
    if (!response && (response.error().code == u"cancelled"_s || response.error().code == u"insecure_url"_s))
        return tl::unexpected(response.error());
    if (!response)
        return untold(client, issuer, noAnswer(response.error()));
    if (response->status == 404 || response->status == 410)
        return ServerMetadata::ofClient(client);
    if (response->status != 200)
        return untold(client, issuer, {{u"status"_s, QString::number(response->status)}});
    const auto found = ServerMetadata::parse(response->body, issuer);
    if (found)
        return withEndpointsOf(client, *found);
    if (isNoDocument(found.error()))
        return ServerMetadata::ofClient(client);
    return tl::unexpected(found.error());
}

} // namespace

ServerMetadata ServerMetadata::google()
{
    return {.issuer = googleIssuer.toString(),
        .authorizationEndpoint = u"https://accounts.google.com/o/oauth2/v2/auth"_s,
        .tokenEndpoint = u"https://oauth2.googleapis.com/token"_s,
        .revocationEndpoint = u"https://oauth2.googleapis.com/revoke"_s,
        .userinfoEndpoint = u"https://openidconnect.googleapis.com/v1/userinfo"_s,
        .tokeninfoEndpoint = u"https://oauth2.googleapis.com/tokeninfo"_s,
        .jwksUri = u"https://www.googleapis.com/oauth2/v3/certs"_s,
        // It sends `iss` now, but did not always: its absence is worth a look, not a refusal.
        .issInResponse = false};
}

ServerMetadata ServerMetadata::ofClient(const OAuthClient& client)
{
    return withEndpointsOf(client, {});
}

Result<ServerMetadata> ServerMetadata::parse(const QByteArray& json, const QString& expectedIssuer)
{
    const auto document = parseStrictJson(json, Step::Discovery);
    if (!document)
        return tl::unexpected(document.error());
    const QString issuer = document->value(u"issuer"_s).toString();
    if (issuer.isEmpty())
        return fail(Step::Discovery, u"missing_member"_s, {{u"member"_s, u"issuer"_s}});
    if (issuer != expectedIssuer) { // Discovery §4.3: exactly identical
        return fail(Step::Discovery, u"issuer_mismatch"_s,
            {{u"expected"_s, expectedIssuer}, {u"found"_s, issuer.left(256)}});
    }
    return ServerMetadata{.issuer = issuer,
        .authorizationEndpoint = endpoint(*document, u"authorization_endpoint"_s),
        .tokenEndpoint = endpoint(*document, u"token_endpoint"_s),
        .revocationEndpoint = endpoint(*document, u"revocation_endpoint"_s),
        .userinfoEndpoint = endpoint(*document, u"userinfo_endpoint"_s),
        .tokeninfoEndpoint = endpoint(*document, u"tokeninfo_endpoint"_s),
        .jwksUri = endpoint(*document, u"jwks_uri"_s),
        .issInResponse = document->value(u"authorization_response_iss_parameter_supported"_s).toBool(),
        .isPractice =
            document->value(u"scopelight_practice"_s).toBool() && isLoopbackHost(QUrl(issuer).host())};
}

bool ServerMetadata::isGoogle() const
{
    return issuer == googleIssuer && isGoogleOrigin(originOf(tokenEndpoint));
}

ServerKind ServerMetadata::kind() const
{
    if (isPractice)
        return ServerKind::Practice;
    return isGoogle() ? ServerKind::Google : ServerKind::Other;
}

Error ServerMetadata::withoutEndpoint(Step step) const
{
    return untold ? Error{step, u"offer_unknown"_s, *untold} : Error{step, u"not_offered"_s};
}

QStringList ServerMetadata::idTokenIssuers() const
{
    if (issuer.isEmpty())
        return {};
    return issuer == googleIssuer ? QStringList{issuer, u"accounts.google.com"_s} : QStringList{issuer};
}

QUrl discoveryUrl(const QString& issuer)
{
    const QString base = issuer.endsWith(u'/') ? issuer.chopped(1) : issuer;
    return QUrl(base + u"/.well-known/openid-configuration"_s, QUrl::StrictMode);
}

QFuture<Result<ServerMetadata>> discover(
    TracingNetworkAccessManager& network, const OAuthClient& client, const QString& issuer)
{
    const bool isGoogleIssuer = issuer.isEmpty() || issuer == googleIssuer;
    if (client.isGoogle() && isGoogleIssuer) {
        const Result<ServerMetadata> known = withEndpointsOf(client, ServerMetadata::google());
        return QtFuture::makeReadyFuture(known);
    }
    const QString expected = issuer.isEmpty() ? originOf(client.authUri) : issuer;
    const HttpRequest request{.url = discoveryUrl(expected), .headers = {{"Accept", "application/json"}}};
    return network.send(request, {.step = Step::Discovery, .purpose = u"discovery"_s})
        .then([client, expected](const Result<HttpResponse>& response) {
            return readDiscovery(response, client, expected);
        });
}

QString toString(ServerKind server)
{
    switch (server) {
    case ServerKind::Google:
        return u"google"_s;
    case ServerKind::Practice:
        return u"practice"_s;
    case ServerKind::Other:
        return u"other"_s;
    }
    Q_UNREACHABLE();
}

} // namespace scopelight
