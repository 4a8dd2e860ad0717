// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/error.h"
#include "http/tracingnetworkaccessmanager.h"
#include "oauth/oauthclient.h"

#include <QStringList>

namespace scopelight {

/// What we know of an authorization server (RFC 8414, OpenID Connect Discovery). An empty member means: not
/// offered.
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

    /// Google's endpoints, which need no discovery.
    static ServerMetadata google();
    /// The file's endpoints alone.
    static ServerMetadata ofClient(const OAuthClient& client);
    /// Reads a discovery document. Codes beside those of parseStrictJson(): issuer_mismatch (facts expected,
    /// found), missing_member.
    static Result<ServerMetadata> parse(const QByteArray& json, const QString& expectedIssuer);
    bool operator==(const ServerMetadata&) const = default;
};

/// The discovery document's metadata with the file's auth_uri and token_uri, which always win. For Google:
/// google(), no request. Elsewhere the document at `issuer` (empty: the origin of auth_uri); that there is
/// none is not an error, the rest is then "not offered".
QFuture<Result<ServerMetadata>> discover(
    TracingNetworkAccessManager& network, const OAuthClient& client, const QString& issuer);

/// scheme://host[:port] in lower case, the port only when not the default one. Empty for what is no http(s)
/// URL.
QString originOf(const QString& url);
/// Whether that origin is one of Google's API or account hosts (https, exact names, *.googleapis.com).
bool isGoogleOrigin(const QString& origin);
/// The origins of these endpoints that are not Google's and not in `trusted`, sorted. The first byte to any
/// of them needs the user's consent.
QStringList untrustedOrigins(const ServerMetadata& metadata, const QStringList& trusted);

} // namespace scopelight
