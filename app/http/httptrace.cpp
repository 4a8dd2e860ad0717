// SPDX-License-Identifier: Apache-2.0
#include "http/httptrace.h"

#include "http/redaction.h"

namespace scopelight {

void HttpTrace::record(const HttpExchange& exchange)
{
    const HttpExchange safe = redacted(exchange);
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
