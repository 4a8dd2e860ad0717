// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "oauth/servermetadata.h"

namespace scopelight {

/// The server of a client, spoken to only where it is trusted: no byte goes to an origin that is neither
/// Google's nor in `trusted`; those of the file are looked at first, then those that discovery adds. A client
/// that names no authorization endpoint (a saved token, a service account) is Google's unless its token
/// endpoint or `issuer` says otherwise. Codes beside those of discover(): untrusted_server (facts origin: the
/// first, second_origin and third_origin, origins: all; named_by: discovery, where the file did not name
/// them).
QFuture<Result<ServerMetadata>> findTrustedServer(TracingNetworkAccessManager& network,
    const OAuthClient& client, const QString& issuer, const QStringList& trusted);

} // namespace scopelight
