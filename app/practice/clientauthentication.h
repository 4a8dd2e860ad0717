// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "http/formparameters.h"
#include "http/httpmessage.h"
#include "practice/clientregistry.h"

namespace scopelight::practice {

/// Which client sends a token request, proven by its secret in the body (client_secret_post) or in the
/// Authorization header (client_secret_basic), RFC 6749 §2.3.1; else Google's refusal.
tl::expected<const RegisteredClient*, HttpResponse> authenticateClient(
    const ServerRequest& request, const FormParameters& form, const ClientRegistry& clients);

} // namespace scopelight::practice
