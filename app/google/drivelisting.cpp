// SPDX-License-Identifier: Apache-2.0
#include "google/drivelisting.h"

#include "google/apierror.h"

#include <QCryptographicHash>
#include <QFutureWatcher>
#include <QPointer>
#include <QRandomGenerator>
#include <QTimer>
#include <QtConcurrentRun>

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

/// The first page shows what an answer looks like; a hundred more in full would only fill the memory.
constexpr qsizetype laterPageBytes = 4 * 1024;

/// QFuture::then() with a context asserts on Qt 6.4 when the context is gone first; a watcher goes with it.
template <class T, class Handler>
void whenFinished(const QFuture<Result<T>>& future, QObject* context, Handler handler)
{
    auto* watcher = new QFutureWatcher<Result<T>>(context);
    QObject::connect(watcher, &QFutureWatcherBase::finished, context, [watcher, handler] {
        watcher->deleteLater();
        const bool hasResult = watcher->future().resultCount() > 0;
        handler(hasResult ? watcher->result() : Result<T>(fail(Step::Drive, u"cancelled"_s)));
    });
    watcher->setFuture(future);
}

bool passesByWaiting(const Error& error)
{
    return error.code == "rate_limited"_L1 || error.code == "server_unavailable"_L1;
}

std::optional<qint64> retryAfterMs(const Error& error)
{
    const auto seconds = error.facts.constFind(u"retry_after"_s);
    if (seconds == error.facts.constEnd())
        return {};
    return seconds->toLongLong() * 1000;
}

} // namespace

QString emptyListingReason(const DriveQuery& query, const ScopeSet& granted)
{
    const auto hasOnly = [&granted](const QString& name) {
        const QString prefix = u"https://www.googleapis.com/auth/drive"_s;
        const QStringList scopes = granted.scopes().filter(prefix);
        return scopes == QStringList{prefix + u'.' + name};
    };
    if (!query.query.isEmpty())
        return u"drive_empty_query"_s;
    if (hasOnly(u"file"_s))
        return u"drive_empty_file_scope"_s;
    return hasOnly(u"appdata"_s) ? u"drive_empty_appdata_scope"_s : u"drive_empty"_s;
}

/// A page from its request to its bytes.
struct DriveListing::Page {
    int number = 0;
    QString token = {}; ///< that asked for it
    PageTokenScanner scanner = {};
    int failures = 0; ///< tries that a wait may mend
    bool isRenewed = false; ///< asked again with a new access token
};

DriveListing::DriveListing(TracingNetworkAccessManager& network, DriveQuery query, Secret accessToken,
    RenewToken renew, QObject* parent)
    : QObject(parent)
    , m_network(network)
    , m_query(std::move(query))
    , m_accessToken(std::move(accessToken))
    , m_renew(std::move(renew))
{
    m_worker.setMaxThreadCount(1);
}

DriveListing::~DriveListing() = default;

void DriveListing::start()
{
    if (m_requested > 0)
        return;
    if (m_query.apiRoot.isEmpty())
        return end(fail(Step::Drive, u"no_api_root"_s));
    m_next = QString();
    requestNext();
}

void DriveListing::cancel()
{
    end(fail(Step::Drive, u"cancelled"_s));
}

bool DriveListing::hasRoom() const
{
    const int underWay = m_requested - m_progress.pages;
    if (underWay >= m_query.limits.pagesUnderWay)
        return false;
    // Full pages under way may be all that is wanted; a short one makes room again when it is parsed.
    return m_query.maxFiles == 0 || m_progress.files + underWay * pageSize(m_query) < m_query.maxFiles;
}

void DriveListing::requestNext()
{
    if (m_end || !m_next || !hasRoom())
        return;
    if (m_requested >= m_query.limits.pages)
        return end(fail(Step::Drive, u"endless_pages"_s,
            {{u"pages"_s, QString::number(m_requested)}, {u"reason"_s, u"page_limit"_s}}));
    const QString token = *std::exchange(m_next, std::nullopt);
    send(std::make_shared<Page>(Page{.number = m_requested++, .token = token}));
}

void DriveListing::send(const PagePointer& page)
{
    page->scanner = {};
    const SendOptions options{
        .step = Step::Drive,
        .purpose = u"drive_page"_s,
        .recordedBodyBytes = page->number == 0 ? HttpTrace::maxBodyBytes : laterPageBytes,
        .onBytes =
            [listing = QPointer(this), page](QByteArrayView bytes) {
                if (listing)
                    listing->scan(*page, bytes);
            },
    };
    whenFinished(m_network.send(drivePageRequest(m_query, page->token, m_accessToken), options), this,
        [this, page](const Result<HttpResponse>& answer) { receive(page, answer); });
}

void DriveListing::scan(Page& page, QByteArrayView bytes)
{
    if (m_end || page.scanner.state() != PageTokenScanner::State::Scanning)
        return;
    if (page.scanner.feed(bytes) != PageTokenScanner::State::Found)
        return;
    const QByteArray hash =
        QCryptographicHash::hash(page.scanner.token().toUtf8(), QCryptographicHash::Sha256).first(16);
    if (m_seenTokens.contains(hash))
        return end(fail(Step::Drive, u"endless_pages"_s,
            {{u"pages"_s, QString::number(m_requested)}, {u"reason"_s, u"token_repeated"_s}}));
    m_seenTokens.insert(hash);
    m_next = page.scanner.token();
    requestNext();
}

void DriveListing::receive(const PagePointer& page, const Result<HttpResponse>& answer)
{
    if (m_end)
        return;
    if (!answer)
        return end(tl::unexpected(answer.error()));
    if (answer->status != 200)
        return refused(page, parseApiError(*answer, Step::Drive));
    if (page->scanner.state() == PageTokenScanner::State::TooLong)
        return end(fail(Step::Drive, u"page_token_too_long"_s));
    parse(*page, answer->body);
}

void DriveListing::refused(const PagePointer& page, Error error)
{
    // A refusal that names a next page is nonsense: the one that follows may be on its way already.
    if (page->scanner.state() == PageTokenScanner::State::Found)
        return end(tl::unexpected(std::move(error)));
    if (error.code == "token_rejected"_L1 && m_renew && !page->isRenewed)
        return renewToken(page);
    if (page->isRenewed)
        error.facts.insert(u"renewed"_s, u"yes"_s);
    if (passesByWaiting(error))
        return retryLater(page, std::move(error));
    if (error.code == "bad_request"_L1 && error.facts.value(u"location"_s) == "pageToken"_L1)
        error.code = u"page_token_rejected"_s;
    end(tl::unexpected(std::move(error)));
}

void DriveListing::renewToken(const PagePointer& page)
{
    page->isRenewed = true;
    whenFinished(m_renew(), this, [this, page](const Result<Secret>& accessToken) {
        if (m_end)
            return;
        if (!accessToken)
            return end(tl::unexpected(accessToken.error()));
        m_accessToken = *accessToken;
        send(page);
    });
}

void DriveListing::retryLater(const PagePointer& page, Error error)
{
    const DriveLimits& limits = m_query.limits;
    const double random = limits.jitter ? limits.jitter() : QRandomGenerator::global()->generateDouble();
    const auto delayMs = limits.retry.delayMs(++page->failures, random, retryAfterMs(error));
    if (!delayMs) {
        error.facts.insert(u"tries"_s, QString::number(page->failures));
        return end(tl::unexpected(std::move(error)));
    }
    QTimer::singleShot(*delayMs, this, [this, page] {
        m_progress.waiting.clear();
        m_progress.retryInMs = 0;
        if (m_end)
            return;
        send(page);
        Q_EMIT progressed(m_progress);
    });
    m_progress.waiting = error.code;
    m_progress.retryInMs = *delayMs;
    Q_EMIT progressed(m_progress);
}

void DriveListing::parse(const Page& page, const QByteArray& body)
{
    ++m_parsing;
    const auto use = m_query.countOnly ? DrivePageUse::CountOnly : DrivePageUse::List;
    whenFinished(QtConcurrent::run(&m_worker, parseDrivePage, body, use), this,
        [this, number = page.number](const Result<DrivePage>& parsed) { collect(number, parsed); });
}

void DriveListing::collect(int number, const Result<DrivePage>& page)
{
    --m_parsing;
    if (page)
        m_parsed.insert(number, *page);
    else
        end(tl::unexpected(page.error()));
    while (m_parsed.contains(m_progress.pages))
        append(m_parsed.take(m_progress.pages));
    Q_EMIT progressed(m_progress);
    requestNext();
    finishWhenParsed();
}

void DriveListing::append(const DrivePage& page)
{
    const qint64 room = m_query.maxFiles > 0 ? m_query.maxFiles - m_progress.files : page.count;
    m_progress.files += std::min(page.count, room);
    m_progress.pages += 1;
    m_files += page.files.first(std::min(page.files.size(), room));
    m_incomplete = m_incomplete || page.incompleteSearch;
    if (m_query.maxFiles > 0 && m_progress.files >= m_query.maxFiles)
        end({});
}

void DriveListing::end(const Result<void>& result)
{
    if (!m_end) {
        m_end = result;
        if (!result && result.error().code == u"scope_insufficient")
            m_end->error().facts.insert(m_query.scopes);
    }
    finishWhenParsed();
}

void DriveListing::finishWhenParsed()
{
    const bool isListed = m_requested > 0 && m_requested == m_progress.pages && !m_next;
    if (!m_end && isListed)
        m_end = Result<void>();
    if (!m_end || m_parsing > 0 || m_isFinished)
        return;
    m_isFinished = true;
    // What has arrived stays, though an earlier page will never come.
    for (const DrivePage& page : std::exchange(m_parsed, {}))
        append(page);
    // Queued: nobody is told in the middle of a call of theirs.
    QMetaObject::invokeMethod(this, &DriveListing::announce, Qt::QueuedConnection);
}

void DriveListing::announce()
{
    if (*m_end)
        Q_EMIT finished(m_progress.files);
    else
        Q_EMIT finished(tl::unexpected(m_end->error()));
}

} // namespace scopelight
