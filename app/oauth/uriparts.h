// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/error.h"

#include <optional>

namespace scopelight {

/// A URI taken apart as text, RFC 3986 §3 and appendix B. Nothing is decoded, lowered or mended, as QUrl
/// would: Google compares redirect URIs character by character, and a host that QUrl makes up is not the one
/// in the file.
struct UriParts {
    QString scheme = {};
    bool hasAuthority = false;
    std::optional<QString> userInfo = {};
    QString host = {}; ///< with its brackets when it is an IPv6 literal
    std::optional<QString> port = {}; ///< the text after ':', possibly empty
    QString path = {};
    std::optional<QString> query = {};
    std::optional<QString> fragment = {};

    static UriParts split(const QString& uri);

    bool hasScheme(QStringView name) const { return scheme.compare(name, Qt::CaseInsensitive) == 0; }
    /// localhost, 127.0.0.1 or [::1], in any case.
    bool isLoopback() const;
    /// The port as a number, `fallback` when there is none; nothing when the text is no port.
    std::optional<quint16> portNumber(quint16 fallback) const;
};

/// Whether all characters are among those of RFC 3986 §2. Browsers read a backslash as a slash, so that
/// `https://accounts.google.com\@evil.example` means two hosts to two readers.
bool hasOnlyUriCharacters(const QString& text);

/// Whether client secrets and codes may go to that address: https, or http to this machine (test servers). No
/// user information (`https://accounts.google.com@evil.example` is evil.example) and no fragment (RFC 6749
/// §3.1, §3.2). Codes: endpoint_not_https, endpoint_malformed (fact reason: characters, host, userinfo,
/// port, fragment); facts member, found.
Result<void> checkEndpoint(const QString& uri, const QString& member, Step step);

} // namespace scopelight
