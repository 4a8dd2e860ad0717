// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "http/httpmessage.h"
#include "practice/serverstate.h"

namespace scopelight::practice {

/// A method of an API, as ErrorInfo names it, and the scopes any one of which opens it.
struct ApiMethod {
    QString service = {}; ///< calendar-json.googleapis.com: not always the API's name
    QString serviceTitle = {}; ///< "Google Calendar API"
    QString method = {}; ///< calendar.v3.CalendarList.List
    QStringList acceptableScopes = {};
};

/// The access token in the Authorization header, if it is alive and opens that method; else the refusal: 401
/// (RFC 6750 §3.1 invalid_token) or 403 (insufficient_scope) in Google's form. A token in the query is not
/// looked at.
tl::expected<IssuedToken, HttpResponse> bearerToken(
    const ServerState& server, const ServerRequest& request, const ApiMethod& method);

/// userinfo.
ApiMethod identityMethod();

} // namespace scopelight::practice
