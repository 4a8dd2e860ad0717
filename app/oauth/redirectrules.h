// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QStringList>

namespace scopelight {

/// The first of Google's rules for the redirect URIs of web clients that a URI breaks (Google's web server
/// guide, "Redirect URI validation rules"), as a finding code: redirect_characters, redirect_wildcard,
/// redirect_percent_encoding, redirect_encoded_nul, redirect_out_of_band, redirect_scheme,
/// redirect_user_info, redirect_fragment, redirect_path_traversal, redirect_raw_ip,
/// redirect_googleusercontent, redirect_top_level_domain, redirect_http_public. Empty when none is broken, as
/// far as a program can tell: the public suffix list, URL shorteners and open redirects are left to Google.
QString brokenRedirectRule(const QString& uri);

/// Whether the URI leads to this machine, by http or https.
bool isLoopbackRedirect(const QString& uri);
/// Whether a deployed application answers there: https, and not this machine.
bool isPublicRedirect(const QString& uri);

} // namespace scopelight
