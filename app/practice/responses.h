// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "http/httpmessage.h"

#include <QJsonObject>

namespace scopelight::practice {

/// JSON that nobody stores (RFC 6749 §5.1).
HttpResponse jsonResponse(int status, const QJsonObject& body);
/// {"error", "error_description"}: RFC 6749 §5.2.
HttpResponse oauthError(int status, const QString& code, const QString& description);
/// 302 after GET, 303 after POST: a form must not be sent on to the application (RFC 9700 §4.12).
HttpResponse redirectTo(int status, const QByteArray& location);

} // namespace scopelight::practice
