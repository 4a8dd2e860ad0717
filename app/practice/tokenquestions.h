// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "http/httpmessage.h"
#include "practice/serverstate.h"

namespace scopelight::practice {

/// GET or POST /tokeninfo with access_token or id_token: Google's v3 form, every value a string.
HttpResponse tokenInfo(const ServerState& server, const ServerRequest& request);

/// POST /revoke: ends the whole grant of the project for that account, with the tokens of all its clients.
HttpResponse revoke(ServerState& server, const ServerRequest& request);

} // namespace scopelight::practice
