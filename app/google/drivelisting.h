// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/secret.h"
#include "http/tracingnetworkaccessmanager.h"

#include <QObject>

namespace scopelight {

/// One file of files.list, Drive API v3.
struct DriveFile {
    QString id = {};
    QString name = {};
    QString mimeType = {};
    std::optional<qint64> size = {}; ///< bytes; folders and Google's own formats have none
    QDateTime modifiedAt = {}; ///< UTC
    QString owner = {}; ///< first owner's address, else display name
    bool operator==(const DriveFile&) const = default;
};

/// What to list.
struct DriveQuery {
    QUrl apiRoot = {}; ///< https://www.googleapis.com or a replacement
    QString query = {}; ///< `q`, as Drive takes it
    qint64 maxFiles = 0; ///< 0: to the end
    bool countOnly = false; ///< keep no list; the field mask asks for ids alone
    int pageSize = 1000;
};

/// Where a listing stands.
struct DriveProgress {
    qint64 files = 0;
    int pages = 0;
    QString waiting = {}; ///< empty, or "rate_limited" with retryInMs
    qint64 retryInMs = 0;
};

/// Lists files to the end, one page after the other. The page token is found in the arriving bytes, so the
/// next request leaves before the page is parsed; pages are parsed in a worker. A 401 asks for a new access
/// token once and goes on at the same page; a rate limit waits (bounded exponential backoff with jitter,
/// Retry-After honoured); a page token that comes back again ends it.
class DriveListing : public QObject {
    Q_OBJECT

public:
    /// Brings a new access token, or the reason why not.
    using RenewToken = std::function<QFuture<Result<Secret>>()>;
    /// Random number in [0, 1) for the jitter.
    using Jitter = std::function<double()>;

    DriveListing(TracingNetworkAccessManager& network, DriveQuery query, Secret accessToken, RenewToken renew,
        QObject* parent = nullptr);

    void start();
    /// Ends after what is parsed; what has arrived stays. finished() follows with the code `cancelled`.
    void cancel();
    const QList<DriveFile>& files() const { return m_files; } ///< empty when counting only
    qint64 count() const { return m_progress.files; }
    /// Whether Drive said that not all corpora were searched.
    bool isIncomplete() const { return m_incomplete; }

Q_SIGNALS:
    void progressed(const scopelight::DriveProgress& progress);
    /// The result is void or the Error: scope_insufficient, api_off, rate_limited, endless_pages,
    /// token_rejected…
    void finished(const scopelight::Result<void>& result);

private:
    QList<DriveFile> m_files;
    DriveProgress m_progress;
    bool m_incomplete = false;
};

} // namespace scopelight
