// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "http/httptrace.h"

namespace scopelight {

/// A copy that is safe to store and show: secrets in the query, the headers (Authorization, Cookie…), form
/// bodies, JSON bodies and redirects become their kind, length and fingerprint (Secret::masked). Whatever
/// looks like one of Google's secrets (ya29., 1//, 4/0A, GOCSPX-, a JWT) goes too, wherever it stands. Bodies
/// are cut to `bodyBytes`.
HttpExchange redacted(const HttpExchange& exchange, qsizetype bodyBytes = HttpTrace::maxBodyBytes);
/// The same for a URL that is shown or logged.
QUrl redacted(const QUrl& url);
/// The same for free text, such as an error description from a server.
QString redacted(const QString& text);

} // namespace scopelight
