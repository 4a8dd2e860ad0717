// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "doctor/onlinechecks.h"
#include "work/signin.h"

namespace scopelight {

/// Asks the server about what is chosen before anybody signs in, for the window: on a click, never by itself.
class OnlineWork : public QObject {
    Q_OBJECT

public:
    enum class State { Idle, Asking, Done, Failed };

    OnlineWork(TracingNetworkAccessManager& network, Clock clock, QObject* parent = nullptr);

    /// An error of Step::Trust asks for more trust: ask again with it.
    void ask(const SignIn::Plan& plan);
    /// What was told is of another configuration from here on.
    void clear();

    State state() const { return m_state; }
    const QList<OnlineCheck>& checks() const { return m_checks; }
    /// Why nothing was asked.
    const std::optional<Error>& error() const { return m_error; }

Q_SIGNALS:
    void changed();

private:
    void send(const SignIn::Plan& plan, const ServerMetadata& server);
    void end(const Result<QList<OnlineCheck>>& checks);

    TracingNetworkAccessManager& m_network;
    Clock m_clock;
    State m_state = State::Idle;
    QList<OnlineCheck> m_checks;
    std::optional<Error> m_error;
    int m_number =
        0; ///< of the question, so that a late answer to an earlier one is not taken for this one's
};

} // namespace scopelight
