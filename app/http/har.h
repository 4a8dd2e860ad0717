// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "http/httptrace.h"

namespace scopelight {

/// The exchanges as an HTTP Archive 1.2 document (UTF-8 JSON, indented). They are redacted already.
QByteArray toHar(const QList<HttpExchange>& exchanges);

} // namespace scopelight
