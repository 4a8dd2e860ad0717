// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "http/httptrace.h"

namespace scopelight {

/// "Code for tokens": what an exchange was for.
QString purposeText(const HttpExchange& exchange);
/// "POST oauth2.googleapis.com/token"; of what the browser was given, that it was.
QString addressText(const HttpExchange& exchange);
/// "Nothing answers at example.org on port 443.": why no complete answer came; empty where one did.
QString failureText(const HttpExchange& exchange);
/// "200"; why there was no answer; what the browser is answered is not seen here.
QString answerText(const HttpExchange& exchange);

} // namespace scopelight
