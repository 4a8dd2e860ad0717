// SPDX-License-Identifier: Apache-2.0
#include "models/requestsmodel.h"

#include "models/exchangewords.h"
#include "widgets/plaintooltip.h"
#include "work/clocktext.h"

#include <QUrlQuery>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

using Direction = HttpExchange::Direction;

constexpr qint64 longestPauseMs = 400; ///< a longer one is left out of the scale

/// A refusal comes through the browser, as an address (RFC 6749 §4.1.2.1); the page that answers it is our
/// own.
bool carriesError(const HttpExchange& exchange)
{
    return exchange.direction == Direction::Incoming
        && QUrlQuery(exchange.request.url).hasQueryItem(u"error"_s);
}

bool isProblem(const HttpExchange& exchange)
{
    return carriesError(exchange) || !exchange.failure.isEmpty() || exchange.response.status >= 400;
}

/// In what the row shows or the address whole; else in a body: without a filter none is looked at.
bool says(const HttpExchange& exchange, const QString& text)
{
    const QString shown = addressText(exchange) + u' ' + purposeText(exchange) + u' ' + answerText(exchange)
        + u' ' + exchange.request.url.toString();
    return shown.contains(text, Qt::CaseInsensitive)
        || QString::fromUtf8(exchange.request.body + '\n' + exchange.response.body)
               .contains(text, Qt::CaseInsensitive);
}

QString iconOf(const HttpExchange& exchange)
{
    switch (exchange.direction) {
    case Direction::Outgoing:
        return u"arrow-up-right"_s;
    case Direction::Incoming:
        return u"corner-down-left"_s;
    case Direction::InBrowser:
        return u"app-window"_s;
    }
    Q_UNREACHABLE();
}

QString wayText(const HttpExchange& exchange)
{
    switch (exchange.direction) {
    case Direction::Outgoing:
        return RequestsModel::tr("to the server");
    case Direction::Incoming:
        return RequestsModel::tr("from the browser");
    case Direction::InBrowser:
        return RequestsModel::tr("to the browser");
    }
    Q_UNREACHABLE();
}

/// What a cell says alone; the first one says the whole row: "Code for tokens, POST /token, 200, 61 ms".
QString accessibleText(const HttpExchange& exchange, RequestsModel::Column column)
{
    switch (column) {
    case RequestsModel::Exchange:
        return RequestsModel::tr("%1, %2 %3, %4, %5 ms, %6")
            .arg(purposeText(exchange), QString::fromLatin1(exchange.request.method),
                exchange.request.url.path(), answerText(exchange))
            .arg(exchange.elapsedMs)
            .arg(wayText(exchange));
    case RequestsModel::Status:
        return RequestsModel::tr("Status %1").arg(answerText(exchange));
    case RequestsModel::Bar:
        return RequestsModel::tr("%1 ms until the request was sent, %2 ms until the first byte, %3 ms in all")
            .arg(exchange.connectMs)
            .arg(exchange.waitMs)
            .arg(exchange.elapsedMs);
    case RequestsModel::Time:
        return RequestsModel::tr("%1 ms").arg(exchange.elapsedMs);
    case RequestsModel::ColumnCount:
        break;
    }
    return {};
}

} // namespace

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

const HttpExchange* RequestsModel::exchange(int row) const
{
    return m_rows[row].isPause ? nullptr : &m_exchanges[m_rows[row].exchange];
}

int RequestsModel::rowOf(const HttpExchange& exchange) const
{
    const auto found = std::ranges::find_if(
        m_rows, [&](const Row& row) { return !row.isPause && m_exchanges[row.exchange] == exchange; });
    return found == m_rows.end() ? -1 : int(found - m_rows.begin());
}

void RequestsModel::placeOnTheScale()
{
    m_places.clear();
    qint64 at = 0;
    QDateTime end;
    for (const HttpExchange& exchange : m_exchanges) {
        const qint64 pause = end.isValid() ? end.msecsTo(exchange.startedAt) : 0;
        const bool isLeftOut = pause > longestPauseMs;
        at = isLeftOut ? at : std::max<qint64>(0, at + pause); // less than 0: they overlap
        m_places.append({at, isLeftOut ? pause : 0});
        at += exchange.elapsedMs;
        end = exchange.startedAt.addMSecs(exchange.elapsedMs);
    }
    m_scaleMs = std::max<qint64>(1, at);
}

void RequestsModel::rebuild()
{
    beginResetModel();
    m_exchanges = m_trace.exchanges();
    std::ranges::stable_sort(m_exchanges, {}, &HttpExchange::startedAt);
    placeOnTheScale();
    m_rows.clear();
    const bool isWhole = m_filter.isEmpty() && !m_problemsOnly;
    for (int i = 0; i < m_exchanges.size(); ++i) {
        const HttpExchange& exchange = m_exchanges[i];
        if (isWhole && m_places[i].pauseMs > 0)
            m_rows.append({i, true});
        if ((!m_problemsOnly || isProblem(exchange)) && says(exchange, m_filter))
            m_rows.append({i, false});
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

Qt::ItemFlags RequestsModel::flags(const QModelIndex& index) const
{
    const bool isPause = index.isValid() && m_rows[index.row()].isPause;
    return isPause ? Qt::NoItemFlags : QAbstractTableModel::flags(index);
}

QVariant RequestsModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row& row = m_rows[index.row()];
    if (row.isPause)
        return pauseData(row, role);
    const HttpExchange& exchange = m_exchanges[row.exchange];
    const auto column = static_cast<Column>(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return cellText(exchange, column);
    case Qt::AccessibleTextRole:
        return accessibleText(exchange, column);
    case Qt::AccessibleDescriptionRole:
        return column == Exchange ? addressText(exchange) : QString();
    default:
        return exchangeData(row, role);
    }
}

/// A pause before the browser's request was spent there; of any other nothing is known.
QString RequestsModel::pauseText(const Row& row) const
{
    const QString span = spanText(m_places[row.exchange].pauseMs);
    return m_exchanges[row.exchange].direction == Direction::Incoming
        ? tr("%1 in the browser, left out of the scale").arg(span)
        : tr("%1 without a request, left out of the scale").arg(span);
}

QVariant RequestsModel::pauseData(const Row& row, int role) const
{
    switch (role) {
    case IsPauseRole:
        return true;
    case TitleRole:
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return pauseText(row);
    default:
        return {};
    }
}

QVariant RequestsModel::exchangeData(const Row& row, int role) const
{
    const HttpExchange& exchange = m_exchanges[row.exchange];
    const auto scale = double(m_scaleMs);
    switch (role) {
    case IsPauseRole:
        return false;
    case TitleRole:
        return purposeText(exchange);
    case AddressRole:
        return addressText(exchange);
    case IsBrowsersRole:
        return exchange.direction != Direction::Outgoing;
    case IconRole:
        return iconOf(exchange);
    case StatusRole:
        return exchange.response.status;
    case StartRole:
        return double(m_places[row.exchange].startMs) / scale;
    case ConnectRole:
        return double(exchange.connectMs) / scale;
    case WaitRole:
        return double(exchange.waitMs) / scale;
    case LengthRole:
        return double(exchange.elapsedMs) / scale;
    case Qt::ToolTipRole:
        return plainToolTip(addressText(exchange));
    default:
        return {};
    }
}

QString RequestsModel::cellText(const HttpExchange& exchange, Column column) const
{
    switch (column) {
    case Exchange:
        return tr("%1, %2").arg(purposeText(exchange), addressText(exchange));
    case Status:
        return exchange.response.status > 0 ? QString::number(exchange.response.status)
            : exchange.direction == HttpExchange::Direction::InBrowser ? QString()
                                                                       : tr("None");
    case Time:
        return tr("%1 ms").arg(exchange.elapsedMs);
    case Bar:
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
    if (section == Bar && role == ScaleRole)
        return m_scaleMs;
    if (section == Bar && role == Qt::AccessibleTextRole)
        return tr("0 to %1 ms").arg(m_scaleMs);
    if (role != Qt::DisplayRole)
        return {};
    switch (static_cast<Column>(section)) {
    case Exchange:
        return tr("Exchange");
    case Status:
        return tr("Status");
    case Time:
        return tr("Time");
    case Bar: // the axis is drawn there
    case ColumnCount:
        break;
    }
    return {};
}

} // namespace scopelight
