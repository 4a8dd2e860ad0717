// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/error.h"
#include "http/httpmessage.h"

#include <QJsonObject>

namespace scopelight {

/// The JSON object in an answer of an authorization server, or why there is none. An `error` member counts
/// whatever the status (RFC 6749 §5.2); it becomes the Error's code, with the facts error_description,
/// error_subtype and status. Without one, `error` of WWW-Authenticate does (RFC 6750 §3). Ours: redirected
/// (facts status, origin), not_json (facts status, content_type, title, reason), http_status (the same).
Result<QJsonObject> parseServerAnswer(const HttpResponse& response, Step step);

/// A failure in the server's own word, which is never taken for one of ours.
tl::unexpected<Error> serverSaid(Step step, const QString& code, const Facts& facts);

/// The plain text of the first <title>, at most 120 characters: what a page says that came in place of JSON.
QString titleOf(const QByteArray& html);

/// Whether that can be an error code of a server's: RFC 6749 §4.1.2.1 and §5.2, without spaces, at most 64
/// characters.
bool isErrorCode(const QString& text);

} // namespace scopelight
