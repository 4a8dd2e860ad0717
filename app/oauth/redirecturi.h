// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "oauth/oauthclient.h"

#include <QHostAddress>

#include <functional>

namespace scopelight {

/// A loopback redirect URI that we can answer (RFC 8252 §7.3): the exact string for the wire, taken apart for
/// listening.
struct RedirectUri {
    QString text = {}; ///< byte for byte, as registered
    QString host = {}; ///< "localhost", "127.0.0.1" or "::1", lower case
    quint16 port = 80;
    QByteArray path = "/"; ///< as it stands in the text, "/" when empty

    /// 127.0.0.1 and, for localhost, ::1 too.
    QList<QHostAddress> addresses() const;
    /// Code redirect_not_loopback (facts redirect_uri, reason: scheme, host, userinfo, fragment, query,
    /// syntax).
    static Result<RedirectUri> parse(const QString& text);
    bool operator==(const RedirectUri&) const = default;
};

/// What a web application on the developer's machine usually registers, and what is used when listed.
QString defaultRedirectUri();

/// Tells whether a port is free on every one of these addresses (http/portprobe.h has the real one).
using PortProbe = std::function<bool(const QList<QHostAddress>& addresses, quint16 port)>;

/// Which redirect URI to use (design: redirect choice). Web: the wanted one, else `http://localhost:8080` if
/// listed, else the first loopback http one. Installed: the loopback host the file lists with port 8080, a
/// free port when that is taken. Codes: redirect_not_in_file (facts wanted, listed, near: the nearest listed
/// one, those of RedirectDifference, and test_client unless the file lists public ones),
/// no_loopback_redirect, production_client, redirect_not_loopback. A wanted one that the file does not list
/// is an error unless `useAnyway` (the console may be newer than the file).
Result<RedirectUri> chooseRedirectUri(
    const OAuthClient& client, const QString& wanted, bool useAnyway, const PortProbe& isFree);

/// Who listens on a TCP port of this machine, as far as this user may know: "firefox (4711)" or empty. Linux:
/// proc(5). Windows: Microsoft Learn, GetExtendedTcpTable, QueryFullProcessImageNameW. macOS: <libproc.h>.
QString portOwner(const QHostAddress& address, quint16 port);

} // namespace scopelight
