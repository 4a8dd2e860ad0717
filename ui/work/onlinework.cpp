// SPDX-License-Identifier: Apache-2.0
#include "work/onlinework.h"

#include "base/whenfinished.h"
#include "oauth/trustedserver.h"

namespace scopelight {

OnlineWork::OnlineWork(TracingNetworkAccessManager& network, Clock clock, QObject* parent)
    : QObject(parent)
    , m_network(network)
    , m_clock(std::move(clock))
{
}

void OnlineWork::ask(const SignIn::Plan& plan)
{
    clear();
    m_state = State::Asking;
    Q_EMIT changed();
    whenFinished(findTrustedServer(m_network, plan.client, plan.issuer, plan.trusted), this,
        [this, plan, number = m_number](const Result<ServerMetadata>& server) {
            if (number != m_number)
                return;
            if (server)
                send(plan, *server);
            else
                end(tl::unexpected(server.error()));
        });
}

void OnlineWork::send(const SignIn::Plan& plan, const ServerMetadata& server)
{
    const auto subject =
        OnlineSubject::of(plan.client, server, {plan.redirectUri, plan.useAnyway}, plan.scopes, plan.options);
    if (!subject)
        return end(tl::unexpected(subject.error()));
    whenFinished(checkOnline(m_network, *subject, m_clock), this,
        [this, number = m_number](const Result<QList<OnlineCheck>>& checks) {
            if (number == m_number)
                end(checks);
        });
}

void OnlineWork::end(const Result<QList<OnlineCheck>>& checks)
{
    m_state = checks ? State::Done : State::Failed;
    m_checks = checks.value_or(QList<OnlineCheck>());
    m_error = checks ? std::nullopt : std::optional(checks.error());
    Q_EMIT changed();
}

void OnlineWork::clear()
{
    ++m_number;
    m_checks.clear();
    m_error.reset();
    if (std::exchange(m_state, State::Idle) != State::Idle)
        Q_EMIT changed();
}

} // namespace scopelight
