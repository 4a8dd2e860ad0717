// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "http/httptrace.h"

#include <QAbstractTableModel>

namespace scopelight {

/// The exchanges of the trace, in order, on a scale of time that leaves out what the user spent in the
/// browser.
class RequestsModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Exchange, Status, Bar, Time, ColumnCount };
    enum Role {
        TitleRole = Qt::UserRole, ///< "Code for tokens"
        AddressRole, ///< "POST oauth2.googleapis.com/token"
        IconRole, ///< out or in
        StatusRole, ///< the number; 0: no answer
        StartRole, ///< 0 to 1 on the scale
        WaitRole, ///< likewise, from the start: until the first byte
        LengthRole, ///< likewise, from the start: until the end
        IsIncomingRole,
    };

    explicit RequestsModel(HttpTrace& trace, QObject* parent = nullptr);

    const HttpExchange& exchange(int row) const { return m_exchanges[m_rows[row]]; }
    void setFilter(const QString& text, bool problemsOnly);
    qsizetype exchangeCount() const { return m_exchanges.size(); }
    qsizetype problemCount() const;
    /// How long the scale is, in milliseconds.
    qint64 scaleMs() const { return m_scaleMs; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void rebuild();
    static QString accessibleText(const HttpExchange& exchange, Column column);

    HttpTrace& m_trace;
    QList<HttpExchange> m_exchanges;
    QList<qint64> m_starts; ///< on the scale, an exchange each
    QList<int> m_rows;
    QString m_filter;
    bool m_problemsOnly = false;
    qint64 m_scaleMs = 1;
};

/// "Code for tokens": what an exchange was for.
QString purposeText(const HttpExchange& exchange);

} // namespace scopelight
