// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/error.h"
#include "http/tracingnetworkaccessmanager.h"
#include "oauth/oauthclient.h"

#include <QStringList>

#include <optional>

namespace scopelight {

/// Who answers, as far as that changes what can be said about it.
enum class ServerKind { Google, Practice, Other };
/// "google", "practice", "other".
QString toString(ServerKind server);

/// What we know of an authorization server (RFC 8414, OpenID Connect Discovery). An empty member means: not
/// offered, or, with `untold`, not known.
struct ServerMetadata {
    QString issuer = {};
    QString authorizationEndpoint = {};
    QString tokenEndpoint = {};
    QString revocationEndpoint = {};
    QString userinfoEndpoint = {};
    QString tokeninfoEndpoint = {}; ///< Google's; not a registered member
    QString jwksUri = {};
    bool issInResponse = false; ///< authorization_response_iss_parameter_supported (RFC 9207)
    bool isPractice = false; ///< the practice provider says so of itself
    /// Why its discovery document did not tell: facts url, and status or reason (a code of transportError(),
    /// or not_asked where nothing says whom to ask).
    std::optional<Facts> untold = {};

    /// Google's endpoints, which need no discovery.
    static ServerMetadata google();
    /// The file's endpoints alone.
    static ServerMetadata ofClient(const OAuthClient& client);
    /// Whether tokens of this server are Google's: its issuer is, and its token endpoint lies there.
    bool isGoogle() const;
    ServerKind kind() const;
    /// Why an endpoint of that step is missing. Codes: not_offered; offer_unknown (facts of `untold`).
    Error withoutEndpoint(Step step) const;
    /// Reads a discovery document. Endpoints that are neither https nor loopback are left out, and the
    /// practice mark is believed of a loopback issuer alone. Codes beside those of parseStrictJson():
    /// issuer_mismatch (facts expected, found; compared exactly), missing_member.
    static Result<ServerMetadata> parse(const QByteArray& json, const QString& expectedIssuer);
    bool operator==(const ServerMetadata&) const = default;

    /// What `iss` of an ID Token may say; Google leaves the scheme out at times (its OpenID Connect page).
    QStringList idTokenIssuers() const;
};

/// ISSUER/.well-known/openid-configuration (OpenID Connect Discovery §4); the issuer may have a path.
QUrl discoveryUrl(const QString& issuer);

/// The discovery document's metadata with the file's auth_uri and token_uri, which always win. For Google:
/// google(), no request. Elsewhere the document at `issuer` (empty: the origin of auth_uri); that there is
/// none (404, 410, no JSON) is not an error, the rest is then "not offered". Nor is another answer or none at
/// all: a sign-in needs no document, and the rest is then `untold`.
/// Codes beside those of parse(): insecure_url, cancelled.
QFuture<Result<ServerMetadata>> discover(
    TracingNetworkAccessManager& network, const OAuthClient& client, const QString& issuer);

/// scheme://host[:port] in lower case, the port only when not the default one. Empty for what is no http(s)
/// URL.
QString originOf(const QString& url);
/// Whether that origin is one of Google's API or account hosts (https, exact names, *.googleapis.com). The
/// storage hosts are not: what lies there is anybody's.
bool isGoogleOrigin(const QString& origin);
/// The origins of these endpoints and of the issuer that are not Google's and not in `trusted`, sorted. The
/// first byte to any of them needs the user's consent.
QStringList untrustedOrigins(const ServerMetadata& metadata, const QStringList& trusted);

} // namespace scopelight
