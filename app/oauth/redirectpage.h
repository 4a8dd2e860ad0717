// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "http/httpmessage.h"

namespace scopelight {

/// What the browser sees after the redirect: one constant page for 200, another for every refusal. Nothing of
/// the request is echoed; the page's one script takes the query, and with it the code, out of the address
/// bar.
HttpResponse redirectPage(int status);

} // namespace scopelight
