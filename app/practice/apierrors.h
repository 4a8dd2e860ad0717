// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "practice/bearer.h"

#include <QJsonArray>

namespace scopelight::practice {

/// The facts of a Google API error.
struct ApiFailure {
    int code = 400;
    QString status = {}; ///< google.rpc.Code: INVALID_ARGUMENT, PERMISSION_DENIED…
    QString message = {};
    QString reason = {}; ///< of the older errors[] form: invalid, rateLimitExceeded…
    QString domain = QStringLiteral("global");
    QString locationType = {}; ///< parameter, header
    QString location = {};
};

/// {"error": {code, message, errors[], status, details[]}}.
HttpResponse apiError(const ApiFailure& failure, const QJsonArray& details = {});
/// 401, and how to ask (RFC 6750 §3).
HttpResponse missingCredentials();
HttpResponse invalidCredentials();
/// 403 with all scopes that would do in WWW-Authenticate.
HttpResponse insufficientScope(const ApiMethod& method);
/// 403 SERVICE_DISABLED: the API is not enabled in the project.
HttpResponse serviceDisabled(const ApiMethod& method);
/// 400 for one parameter; Google's reasons are invalid, invalidParameter and required.
HttpResponse invalidParameter(const QString& reason, const QString& parameter, const QString& message);

} // namespace scopelight::practice
