// SPDX-License-Identifier: Apache-2.0
#include "work/drivework.h"

namespace scopelight {

DriveWork::DriveWork(TracingNetworkAccessManager& network, QObject* parent)
    : QObject(parent)
    , m_network(network)
{
}

void DriveWork::list(
    const DriveQuery& query, const Secret& accessToken, const DriveListing::RenewToken& renew)
{
    clear();
    m_query = query;
    m_state = State::Listing;
    m_clock.start();
    m_listing = std::make_unique<DriveListing>(m_network, query, accessToken, renew);
    connect(m_listing.get(), &DriveListing::progressed, this, [this](const DriveProgress& progress) {
        m_progress = progress;
        passOn();
    });
    connect(m_listing.get(), &DriveListing::finished, this, [this](const Result<qint64>& result) {
        m_error = result ? std::nullopt : std::optional(result.error());
        m_state = result ? State::Done : State::Failed;
        passOn();
    });
    Q_EMIT changed();
    m_listing->start();
}

void DriveWork::cancel()
{
    if (m_state == State::Listing)
        m_listing->cancel();
}

void DriveWork::clear()
{
    m_listing.reset();
    m_progress = {};
    m_error.reset();
    m_state = State::Idle;
    m_passedOn = 0;
    m_elapsedMs = 0;
    Q_EMIT cleared();
    Q_EMIT changed();
}

QList<DriveFile> DriveWork::files() const
{
    return m_listing ? m_listing->files().first(m_passedOn) : QList<DriveFile>();
}

void DriveWork::passOn()
{
    m_elapsedMs = m_clock.elapsed();
    const QList<DriveFile>& files = m_listing->files();
    if (files.size() > m_passedOn)
        Q_EMIT arrived(files.sliced(std::exchange(m_passedOn, files.size())));
    Q_EMIT changed();
}

} // namespace scopelight
