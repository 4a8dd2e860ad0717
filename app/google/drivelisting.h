// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "google/drivequery.h"
#include "google/pagetokenscanner.h"
#include "http/tracingnetworkaccessmanager.h"
#include "scopes/scopeset.h"

#include <QMap>
#include <QObject>
#include <QSet>
#include <QThreadPool>

#include <memory>
#include <optional>

namespace scopelight {

/// Where a listing stands.
struct DriveProgress {
    qint64 files = 0;
    int pages = 0;
    QString waiting = {}; ///< empty, or why it waits: "rate_limited", "server_unavailable"
    qint64 retryInMs = 0; ///< while waiting: how long, from now on
};

/// Why a listing that came to its end may be empty: "drive_empty_query", "drive_empty_file_scope",
/// "drive_empty_appdata_scope" or "drive_empty"; the sentences are in resources/diagnosis/reasons.json.
QString emptyListingReason(const DriveQuery& query, const ScopeSet& granted);

/// Lists files to the end, one page after the other. The page token is found in the arriving bytes, so the
/// next request leaves before the page is complete; pages are parsed in a worker and join the list in order.
/// A 401 asks for a new access token once a page and goes on at the same page; a rate limit or a 5xx waits
/// (limits.retry); a page token that comes back again ends it.
class DriveListing : public QObject {
    Q_OBJECT

public:
    /// Brings a new access token, or the reason why not.
    using RenewToken = std::function<QFuture<Result<Secret>>()>;

    /// `renew` may be empty: a rejected token then ends the listing.
    DriveListing(TracingNetworkAccessManager& network, DriveQuery query, Secret accessToken, RenewToken renew,
        QObject* parent = nullptr);
    ~DriveListing() override;

    void start();
    /// Ends after what is parsed; what has arrived stays. finished() follows with the code `cancelled`.
    void cancel();
    const QList<DriveFile>& files() const { return m_files; } ///< empty when counting only
    qint64 count() const { return m_progress.files; }
    const DriveQuery& query() const { return m_query; }
    /// Whether Drive said that not all corpora were searched.
    bool isIncomplete() const { return m_incomplete; }

Q_SIGNALS:
    void progressed(const scopelight::DriveProgress& progress);
    /// Comes once, and never from within start() or cancel(). The number of files, or the Error: those of
    /// parseApiError(), parseDrivePage() and TracingNetworkAccessManager::send(), no_api_root,
    /// endless_pages (fact pages), page_token_rejected, page_token_too_long, cancelled, or why there is no
    /// new access token. What was listed before stays.
    void finished(const scopelight::Result<qint64>& result);

private:
    struct Page;
    using PagePointer = std::shared_ptr<Page>;

    void requestNext();
    bool hasRoom() const;
    void send(const PagePointer& page);
    void scan(Page& page, QByteArrayView bytes);
    void receive(const PagePointer& page, const Result<HttpResponse>& answer);
    void refused(const PagePointer& page, Error error);
    void renewToken(const PagePointer& page);
    void retryLater(const PagePointer& page, Error error);
    void parse(const Page& page, const QByteArray& body);
    void collect(int number, const Result<DrivePage>& page);
    void append(const DrivePage& page);
    void end(const Result<void>& result);
    void finishWhenParsed();
    void announce();

    TracingNetworkAccessManager& m_network;
    DriveQuery m_query;
    Secret m_accessToken;
    RenewToken m_renew;
    QList<DriveFile> m_files;
    DriveProgress m_progress;
    bool m_incomplete = false;

    std::optional<QString> m_next; ///< token of the page to ask for; the first page has an empty one
    QSet<QByteArray> m_seenTokens; ///< hashes
    int m_requested = 0; ///< pages
    int m_parsing = 0; ///< pages in the worker
    QMap<int, DrivePage> m_parsed; ///< pages that wait for an earlier one
    std::optional<Result<void>> m_end; ///< how it ends; nothing is sent any more
    bool m_isFinished = false;
    QThreadPool m_worker; ///< last, so that it is done before the rest goes
};

} // namespace scopelight
