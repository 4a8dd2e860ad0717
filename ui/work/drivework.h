// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "google/drivelisting.h"

#include <QElapsedTimer>
#include <QObject>

namespace scopelight {

/// One listing of Drive after the other, for the window. What has arrived stays when it is cancelled or
/// fails.
class DriveWork : public QObject {
    Q_OBJECT

public:
    enum class State { Idle, Listing, Done, Failed };

    explicit DriveWork(TracingNetworkAccessManager& network, QObject* parent = nullptr);

    void list(const DriveQuery& query, const Secret& accessToken, const DriveListing::RenewToken& renew);
    void cancel();
    void clear();

    State state() const { return m_state; }
    const DriveProgress& progress() const { return m_progress; }
    const std::optional<Error>& error() const { return m_error; }
    const DriveQuery& query() const { return m_query; }
    /// What has arrived so far.
    QList<DriveFile> files() const;
    bool isIncomplete() const { return m_listing && m_listing->isIncomplete(); }
    qint64 elapsedMs() const { return m_elapsedMs; }

Q_SIGNALS:
    void changed();
    /// A new listing begins: what was listed before goes.
    void cleared();
    void arrived(const QList<scopelight::DriveFile>& files);

private:
    void passOn();

    TracingNetworkAccessManager& m_network;
    std::unique_ptr<DriveListing> m_listing;
    DriveQuery m_query;
    DriveProgress m_progress;
    State m_state = State::Idle;
    std::optional<Error> m_error;
    QElapsedTimer m_clock;
    qint64 m_elapsedMs = 0;
    qsizetype m_passedOn = 0;
};

} // namespace scopelight
