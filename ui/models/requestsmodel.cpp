// SPDX-License-Identifier: Apache-2.0
#include "models/requestsmodel.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

constexpr qint64 longestPauseMs = 400; ///< a longer one, the user's, is cut out of the scale

bool isProblem(const HttpExchange& exchange)
{
    return !exchange.failure.isEmpty() || exchange.response.status >= 400;
}

QString addressOf(const HttpExchange& exchange)
{
    const QUrl& url = exchange.request.url;
    return u"%1 %2%3"_s.arg(QString::fromLatin1(exchange.request.method), url.authority(), url.path());
}

} // namespace

QString purposeText(const HttpExchange& exchange)
{
    const QString& purpose = exchange.purpose;
    if (purpose == u"token_exchange")
        return RequestsModel::tr("Code for tokens");
    if (purpose == u"refresh")
        return RequestsModel::tr("Refresh");
    if (purpose == u"redirect")
        return exchange.response.status == 200 ? RequestsModel::tr("Redirect with the answer")
                                               : RequestsModel::tr("Stray request, refused");
    if (purpose == u"pasted_redirect")
        return RequestsModel::tr("Pasted address");
    if (purpose == u"keys")
        return RequestsModel::tr("Published keys");
    if (purpose == u"tokeninfo")
        return RequestsModel::tr("Token info");
    if (purpose == u"userinfo")
        return RequestsModel::tr("User info");
    if (purpose == u"discovery")
        return RequestsModel::tr("What the server offers");
    if (purpose == u"revocation")
        return RequestsModel::tr("Revoke");
    if (purpose == u"drive_page")
        return RequestsModel::tr("List files, one page");
    return purpose;
}

RequestsModel::RequestsModel(HttpTrace& trace, QObject* parent)
    : QAbstractTableModel(parent)
    , m_trace(trace)
{
    connect(&trace, &HttpTrace::recorded, this, &RequestsModel::rebuild);
    rebuild();
}

void RequestsModel::setFilter(const QString& text, bool problemsOnly)
{
    m_filter = text;
    m_problemsOnly = problemsOnly;
    rebuild();
}

qsizetype RequestsModel::problemCount() const
{
    return std::ranges::count_if(m_exchanges, isProblem);
}

void RequestsModel::rebuild()
{
    beginResetModel();
    m_exchanges = m_trace.exchanges();
    std::ranges::stable_sort(m_exchanges, {}, &HttpExchange::startedAt);
    m_starts.clear();
    m_rows.clear();
    qint64 at = 0;
    QDateTime end;
    for (const HttpExchange& exchange : m_exchanges) {
        const qint64 pause = end.isValid() ? end.msecsTo(exchange.startedAt) : 0;
        at = std::max<qint64>(0, at + std::min(pause, longestPauseMs));
        m_starts.append(at);
        at += exchange.elapsedMs;
        end = exchange.startedAt.addMSecs(exchange.elapsedMs);
    }
    m_scaleMs = std::max<qint64>(1, at);
    for (int i = 0; i < m_exchanges.size(); ++i) {
        const HttpExchange& exchange = m_exchanges[i];
        const QString text = addressOf(exchange) + u' ' + purposeText(exchange) + u' '
            + QString::number(exchange.response.status);
        if ((!m_problemsOnly || isProblem(exchange)) && text.contains(m_filter, Qt::CaseInsensitive))
            m_rows.append(i);
    }
    endResetModel();
}

int RequestsModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int RequestsModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant RequestsModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const HttpExchange& found = exchange(index.row());
    const auto scale = double(m_scaleMs);
    switch (role) {
    case TitleRole:
        return purposeText(found);
    case AddressRole:
        return addressOf(found);
    case IsIncomingRole:
        return found.direction == HttpExchange::Direction::Incoming;
    case IconRole:
        return found.direction == HttpExchange::Direction::Incoming ? u"corner-down-left"_s
                                                                    : u"arrow-up-right"_s;
    case StatusRole:
        return found.response.status;
    case StartRole:
        return double(m_starts[m_rows[index.row()]]) / scale;
    case WaitRole:
        return double(found.waitMs) / scale;
    case LengthRole:
        return double(found.elapsedMs) / scale;
    case Qt::ToolTipRole:
        return addressOf(found).toHtmlEscaped();
    case Qt::AccessibleTextRole:
        return accessibleText(found, static_cast<Column>(index.column()));
    case Qt::AccessibleDescriptionRole:
        return index.column() == Exchange ? addressOf(found) : QString();
    case Qt::DisplayRole:
        break;
    default:
        return {};
    }
    switch (static_cast<Column>(index.column())) {
    case Exchange:
        return tr("%1, %2").arg(purposeText(found), addressOf(found));
    case Status:
        return found.response.status > 0 ? QString::number(found.response.status) : found.failure;
    case Bar:
        return {};
    case Time:
        return tr("%1 ms").arg(found.elapsedMs);
    case ColumnCount:
        break;
    }
    return {};
}

/// The first cell says the whole row: "Code for tokens, POST /token, 200, 61 ms".
QString RequestsModel::accessibleText(const HttpExchange& exchange, Column column)
{
    const QString answer = exchange.response.status > 0 ? QString::number(exchange.response.status)
                                                        : tr("no answer, %1").arg(exchange.failure);
    switch (column) {
    case Exchange: {
        const QString way = exchange.direction == HttpExchange::Direction::Incoming ? tr("from the browser")
                                                                                    : tr("to the server");
        const QUrl& url = exchange.request.url;
        return tr("%1, %2 %3, %4, %5 ms, %6")
            .arg(purposeText(exchange), QString::fromLatin1(exchange.request.method), url.path(), answer)
            .arg(exchange.elapsedMs)
            .arg(way);
    }
    case Status:
        return tr("Status %1").arg(answer);
    case Bar:
        return tr("%1 ms until the first byte, %2 ms in all").arg(exchange.waitMs).arg(exchange.elapsedMs);
    case Time:
        return tr("%1 ms").arg(exchange.elapsedMs);
    case ColumnCount:
        break;
    }
    return {};
}

QVariant RequestsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((section == Time ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (static_cast<Column>(section)) {
    case Exchange:
        return tr("Exchange");
    case Status:
        return tr("Status");
    case Bar:
        return tr("0 to %1 ms").arg(m_scaleMs);
    case Time:
        return tr("Time");
    case ColumnCount:
        break;
    }
    return {};
}

} // namespace scopelight
