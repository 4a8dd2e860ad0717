// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/error.h"
#include "http/httpmessage.h"

namespace scopelight {

/// Reads the failure of a Google API (google_protocol: `error{code,message,errors[],status,details[]}`). The
/// reason is that of details[] (google.rpc.ErrorInfo), else of errors[], else the status word. Codes:
/// token_rejected (401), scope_insufficient (only on the scope reason itself or the challenge of RFC 6750 §3;
/// fact acceptable_scopes from WWW-Authenticate), api_off (fact service), rate_limited (fact retry_after, in
/// seconds), quota_exceeded, not_found, bad_request (fact location), forbidden, server_unavailable, not_json
/// (fact media_type), http_status. Facts: status, reason, message, service (only under *.googleapis.com),
/// consumer (projects/…). Links in the answer are never read.
Error parseApiError(const HttpResponse& response, Step step);

} // namespace scopelight
