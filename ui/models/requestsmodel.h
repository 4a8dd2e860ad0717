// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "http/httptrace.h"

#include <QAbstractTableModel>

namespace scopelight {

/// The exchanges of the trace, in order, on a scale of time that leaves out long pauses, such as the user's
/// in the browser. Where one is left out, a row of its own says so.
class RequestsModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Exchange, Status, Bar, Time, ColumnCount };
    enum Role {
        TitleRole = Qt::UserRole, ///< "Code for tokens"; of a pause, what it is
        AddressRole, ///< "POST oauth2.googleapis.com/token"
        IconRole, ///< out, in, or the browser
        StatusRole, ///< the number; 0: no answer
        StartRole, ///< 0 to 1 on the scale
        ConnectRole, ///< likewise, from the start: until the request was on its way
        WaitRole, ///< likewise, from the start: until the first byte
        LengthRole, ///< likewise, from the start: until the end
        IsBrowsersRole, ///< the browser's request, not Scopelight's
        IsPauseRole,
        ScaleRole, ///< of the bars' header: how long the scale is, in milliseconds
    };

    explicit RequestsModel(HttpTrace& trace, QObject* parent = nullptr);

    /// Null where the row is a pause.
    const HttpExchange* exchange(int row) const;
    /// The row of that exchange; -1 where it is not shown.
    int rowOf(const HttpExchange& exchange) const;
    /// Pauses are shown only where nothing is filtered out.
    void setFilter(const QString& text, bool problemsOnly);
    qsizetype exchangeCount() const { return m_exchanges.size(); }
    qsizetype problemCount() const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

private:
    struct Row {
        int exchange = 0; ///< the exchange; of a pause, the one after it
        bool isPause = false;
    };
    struct Place {
        qint64 startMs = 0; ///< on the scale
        qint64 pauseMs = 0; ///< left out before it
    };
    void rebuild();
    void placeOnTheScale();
    QVariant pauseData(const Row& row, int role) const;
    QVariant exchangeData(const Row& row, int role) const;
    QString cellText(const HttpExchange& exchange, Column column) const;
    QString pauseText(const Row& row) const;

    HttpTrace& m_trace;
    QList<HttpExchange> m_exchanges;
    QList<Place> m_places; ///< an exchange each
    QList<Row> m_rows;
    QString m_filter;
    bool m_problemsOnly = false;
    qint64 m_scaleMs = 1;
};

} // namespace scopelight
