// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/error.h"
#include "http/httpmessage.h"

namespace scopelight {

/// Reads the failure of a Google API. Codes: token_rejected (401), scope_insufficient (only on the scope
/// reason itself; fact acceptable_scopes from WWW-Authenticate), api_off (fact service from ErrorInfo
/// metadata, only under *.googleapis.com), rate_limited (fact retry_after), quota_exceeded, not_found,
/// bad_request, forbidden, server_unavailable, not_json, http_status. Facts: status, reason, message,
/// service, consumer.
Error parseApiError(const HttpResponse& response, Step step);

} // namespace scopelight
