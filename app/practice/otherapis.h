// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "http/httpmessage.h"
#include "practice/serverstate.h"

#include <optional>

namespace scopelight::practice {

/// The APIs beside Drive: Gmail is on, Calendar is never enabled in the practice project, so that both
/// answers can be met. Under `inconclusive` these, Chat, the Admin SDK and Tasks answer in ways that say
/// nothing about scopes. Nothing for a path that is none of theirs.
std::optional<HttpResponse> answerOtherApi(const ServerState& server, const ServerRequest& request);

} // namespace scopelight::practice
