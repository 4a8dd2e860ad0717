// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "http/httptrace.h"

namespace scopelight {

/// The request of an exchange as a curl command for a POSIX shell. What was masked stands as a shell variable
/// named for its kind ("$ACCESS_TOKEN"), so that the command holds no secret and works once they are set.
QString toCurl(const HttpExchange& exchange);

} // namespace scopelight
