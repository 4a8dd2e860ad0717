// SPDX-License-Identifier: Apache-2.0
#include "work/accesswork.h"

namespace scopelight {

AccessWork::AccessWork(TracingNetworkAccessManager& network, QObject* parent)
    : QObject(parent)
    , m_network(network)
{
}

void AccessWork::read(const ScopeCatalogue& catalogue, const AccessQuery& query)
{
    m_error.reset();
    m_state = State::Reading;
    m_reads = std::make_unique<AccessReads>(m_network, catalogue, query);
    connect(m_reads.get(), &AccessReads::progressed, this, &AccessWork::changed);
    connect(m_reads.get(), &AccessReads::finished, this, [this](const Result<qint64>& result) {
        m_error = result ? std::nullopt : std::optional(result.error());
        m_state = result ? State::Done : State::Failed;
        Q_EMIT changed();
    });
    m_reads->start();
    Q_EMIT changed();
}

void AccessWork::cancel()
{
    if (m_state == State::Reading)
        m_reads->cancel();
}

void AccessWork::clear()
{
    m_reads.reset();
    m_error.reset();
    m_state = State::Idle;
    Q_EMIT changed();
}

QList<ScopeAccess> AccessWork::rows() const
{
    return m_reads ? m_reads->rows() : QList<ScopeAccess>();
}

} // namespace scopelight
