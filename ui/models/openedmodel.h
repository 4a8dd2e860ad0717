// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scopes/scopecatalogue.h"

#include <QAbstractListModel>

namespace scopelight {

/// What one scope opens, as a list: each API's heading, then its methods.
class OpenedModel : public QAbstractListModel {
    Q_OBJECT

public:
    enum Role {
        IsApiRole = Qt::UserRole,
        NameRole, ///< the API's title, or the method's id
        CaptionRole, ///< how many methods an API has, or the method's verb
    };

    using QAbstractListModel::QAbstractListModel;

    void show(const QList<OpenedApi>& apis);
    qsizetype apiCount() const { return m_apiCount; }
    qsizetype methodCount() const { return m_rows.size() - m_apiCount; }
    /// The first method in which all the words stand; invalid where there is none.
    QModelIndex firstWith(const QStringList& words) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

private:
    struct Row {
        bool isApi = false;
        QString name = {};
        QString caption = {};
    };
    QList<Row> m_rows;
    qsizetype m_apiCount = 0;
};

} // namespace scopelight
