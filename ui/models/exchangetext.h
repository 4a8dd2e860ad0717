// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "http/httptrace.h"

namespace scopelight {

/// An exchange in full, for reading: forms a parameter a line, JSON indented. It was redacted when recorded.
QString exchangeText(const HttpExchange& exchange);

} // namespace scopelight
