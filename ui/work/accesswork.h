// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "google/accessreads.h"

#include <memory>

namespace scopelight {

/// One test of all scopes after the other, for the window. What has come stays when it is cancelled.
class AccessWork : public QObject {
    Q_OBJECT

public:
    enum class State { Idle, Reading, Done, Failed };

    explicit AccessWork(TracingNetworkAccessManager& network, QObject* parent = nullptr);

    void read(const ScopeCatalogue& catalogue, const AccessQuery& query);
    void cancel();
    void clear();

    State state() const { return m_state; }
    const std::optional<Error>& error() const { return m_error; }
    /// A scope a row; none before the first test.
    QList<ScopeAccess> rows() const;
    /// How many of them wait for an answer.
    qsizetype waiting() const { return m_reads ? m_reads->waiting() : 0; }

Q_SIGNALS:
    void changed();

private:
    TracingNetworkAccessManager& m_network;
    std::unique_ptr<AccessReads> m_reads;
    State m_state = State::Idle;
    std::optional<Error> m_error;
};

} // namespace scopelight
