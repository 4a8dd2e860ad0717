// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "http/formparameters.h"
#include "http/httpmessage.h"

namespace scopelight {

/// A POST of these parameters to an endpoint that answers with JSON (RFC 6749 appendix B).
HttpRequest postForm(const QString& endpoint, const FormParameters& parameters);

} // namespace scopelight
