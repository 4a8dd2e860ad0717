// SPDX-License-Identifier: Apache-2.0
#include "http/httptrace.h"

#include "http/redaction.h"

#include <algorithm>

namespace scopelight {

void HttpTrace::record(const HttpExchange& exchange, qsizetype bodyBytes)
{
    const HttpExchange safe = redacted(exchange, std::min(bodyBytes, maxBodyBytes));
    m_exchanges.append(safe);
    if (m_exchanges.size() > maxExchanges)
        m_exchanges.removeFirst();
    Q_EMIT recorded(safe);
}

void HttpTrace::clear()
{
    m_exchanges.clear();
}

} // namespace scopelight
