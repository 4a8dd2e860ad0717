// SPDX-License-Identifier: Apache-2.0
#include "google/accessreads.h"

#include "base/whenfinished.h"
#include "google/apierror.h"
#include "google/drivequery.h"
#include "oauth/serverquestions.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

constexpr qsizetype readsUnderWay = 4;
/// Enough to see what an answer looks like; what it holds is the user's own.
constexpr qsizetype recordedBytes = 16 * 1024;

using Verdict = ScopeAccess::Verdict;

ScopeAccess plannedRow(const QString& scope, const ScopeCatalogue& catalogue)
{
    const auto probe = catalogue.probeOf(scope);
    ScopeAccess row{.scope = scope, .method = probe ? probe->method : QString()};
    if (!probe || probe->address.isEmpty())
        row.reason = probe ? u"access_no_read_"_s + probe->kind : u"access_no_read"_s;
    return row;
}

/// The same read where another server stands in for Google's APIs.
QUrl addressAt(const QUrl& root, const QString& written)
{
    QUrl address(written, QUrl::StrictMode);
    if (root == QUrl(googleApiRoot))
        return address;
    address.setScheme(root.scheme());
    address.setHost(root.host());
    address.setPort(root.port());
    const QString path = root.adjusted(QUrl::StripTrailingSlash).path(QUrl::FullyEncoded);
    address.setPath(path + address.path(QUrl::FullyEncoded));
    return address;
}

/// "drive, drive.file or drive.readonly".
QString listed(const QStringList& scopes)
{
    QStringList names;
    for (const QString& scope : scopes)
        names.append(ScopeCatalogue::shortName(scope));
    const QString last = names.takeLast();
    return names.isEmpty() ? last : names.join(u", "_s) + u" or "_s + last;
}

Verdict verdictOn(const Error& error)
{
    if (error.code == "scope_insufficient"_L1)
        return Verdict::Refused;
    return error.code == "api_off"_L1 ? Verdict::ApiOff : Verdict::Inconclusive;
}

/// The service that an API is enabled as, for an answer that does not name it: an API's own host is its name
/// (Google: Service Usage, service names); those at a host that they share are told by their path.
QString serviceAt(const QUrl& address)
{
    QString host = address.host();
    if (host.endsWith(u".googleapis.com") && host != u"www.googleapis.com")
        return host;
    if (address.path().startsWith(u"/calendar/"))
        return u"calendar-json.googleapis.com"_s;
    return address.path().startsWith(u"/drive/") ? u"drive.googleapis.com"_s : QString();
}

} // namespace

QString toString(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Allowed:
        return u"allowed"_s;
    case Verdict::Refused:
        return u"refused"_s;
    case Verdict::ApiOff:
        return u"api_off"_s;
    case Verdict::Inconclusive:
        return u"inconclusive"_s;
    case Verdict::NotTested:
        return u"not_tested"_s;
    }
    Q_UNREACHABLE();
}

QList<ScopeAccess> plannedAccess(const ScopeSet& scopes, const ScopeCatalogue& catalogue)
{
    QList<ScopeAccess> rows;
    for (const QString& scope : scopes.scopes())
        rows.append(plannedRow(scope, catalogue));
    return rows;
}

AccessReads::AccessReads(
    TracingNetworkAccessManager& network, const ScopeCatalogue& catalogue, AccessQuery query, QObject* parent)
    : QObject(parent)
    , m_network(network)
    , m_catalogue(catalogue)
    , m_query(std::move(query))
    , m_rows(plannedAccess(m_query.scopes, catalogue))
{
    plan();
}

void AccessReads::plan()
{
    for (qsizetype index = 0; index < m_rows.size(); ++index) {
        if (!m_rows[index].isWaiting())
            continue;
        const QUrl address = addressAt(m_query.apiRoot, m_catalogue.probeOf(m_rows[index].scope)->address);
        auto same = std::ranges::find(m_reads, address, &Read::address);
        if (same == m_reads.end())
            same = m_reads.insert(m_reads.end(), {.address = address, .rows = {}});
        same->rows.append(index);
    }
}

qsizetype AccessReads::waiting() const
{
    return std::ranges::count_if(m_rows, &ScopeAccess::isWaiting);
}

void AccessReads::start()
{
    if (m_query.apiRoot.isEmpty())
        return end(fail(Step::Access, u"no_api_root"_s));
    sendNext();
}

void AccessReads::cancel()
{
    end(fail(Step::Access, u"cancelled"_s));
}

void AccessReads::sendNext()
{
    while (!m_isFinished && m_sent < m_reads.size() && m_sent - m_answered < readsUnderWay) {
        Read& read = m_reads[m_sent++];
        read.since.start();
        const HttpRequest request{
            .method = "GET", .url = read.address, .headers = {{"Accept", "application/json"}}};
        whenFinished(m_network.send(authorized(request, m_query.accessToken),
                         {.step = Step::Access, .purpose = u"access"_s, .recordedBodyBytes = recordedBytes}),
            this, [this, read](const Result<HttpResponse>& answer) { judge(read, answer); });
    }
    if (m_answered == m_reads.size())
        end(m_rows.size() - waiting());
}

void AccessReads::judge(const Read& read, const Result<HttpResponse>& answer)
{
    if (m_isFinished)
        return;
    ++m_answered;
    for (const qsizetype index : read.rows) {
        ScopeAccess& row = m_rows[index];
        row.elapsedMs = read.since.elapsed();
        if (answer && answer->status >= 200 && answer->status < 300) {
            allow(row, QUrl(m_catalogue.probeOf(row.scope)->address));
            continue;
        }
        row.error = answer ? parseApiError(*answer, Step::Access) : answer.error();
        row.error->facts.insert(whatIsKnown(row));
        if (row.error->facts.value(u"service"_s).isEmpty()) {
            row.error->facts.insert(u"service"_s, serviceAt(QUrl(m_catalogue.probeOf(row.scope)->address)));
            row.error->facts.insert(u"service_from"_s, u"address"_s);
        }
        row.verdict = verdictOn(*row.error);
    }
    Q_EMIT progressed();
    sendNext();
}

/// What the answer does not say, for its causes.
Facts AccessReads::whatIsKnown(const ScopeAccess& row) const
{
    Facts facts{{u"method"_s, row.method}, {u"read"_s, m_catalogue.probeOf(row.scope)->kind},
        {u"scope"_s, ScopeCatalogue::shortName(row.scope)}};
    if (!m_query.granted.isEmpty())
        facts.insert(u"scope_granted"_s, m_query.granted.contains(row.scope) ? u"yes"_s : u"no"_s);
    if (m_query.hasTokenEnded)
        facts.insert(u"token_ended"_s, *m_query.hasTokenEnded ? u"yes"_s : u"no"_s);
    return facts;
}

void AccessReads::allow(ScopeAccess& row, const QUrl& address) const
{
    row.verdict = Verdict::Allowed;
    row.facts = {{u"scope"_s, ScopeCatalogue::shortName(row.scope)}, {u"method"_s, row.method}};
    if (m_query.granted.isEmpty()) {
        row.reason = u"access_allowed_scopes_unknown"_s;
        return;
    }
    QStringList opening;
    for (const MethodRecord& method :
        m_catalogue.methodsAt(u"GET"_s, address.host(), address.path(QUrl::FullyEncoded).mid(1)))
        opening += m_catalogue.scopesOf(method);
    for (const QString& scope : m_query.granted.sorted()) {
        if (ScopeSet(opening).contains(scope))
            row.through.append(scope);
    }
    if (row.through.isEmpty()) {
        row.reason = u"access_allowed_not_documented"_s;
        return;
    }
    row.facts.insert(u"through"_s, listed(row.through));
    if (!ScopeSet(row.through).contains(row.scope))
        row.reason = u"access_allowed_by_others"_s;
    else
        row.reason = row.through.size() == 1 ? u"access_allowed"_s : u"access_allowed_shared"_s;
}

void AccessReads::end(const Result<qint64>& result)
{
    if (std::exchange(m_isFinished, true))
        return;
    // Not from within start() or cancel(): who calls them may not have connected yet, or goes away.
    QMetaObject::invokeMethod(
        this, [this, result] { Q_EMIT finished(result); }, Qt::QueuedConnection);
}

} // namespace scopelight
