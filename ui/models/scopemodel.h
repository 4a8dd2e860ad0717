// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scopes/scopecatalogue.h"
#include "scopes/scopeset.h"

#include <QAbstractListModel>
#include <QMap>

namespace scopelight {

/// The catalogue as a list: each API's heading, then its scopes, those that fit the search. Ticking one
/// changes the chosen set, which belongs to somebody else.
class ScopeModel : public QAbstractListModel {
    Q_OBJECT

public:
    enum Role {
        IsApiRole = Qt::UserRole,
        ScopeRole, ///< full wire form
        NameRole, ///< short name, or the API's title
        DescriptionRole, ///< the scope's, or the API's key
        SensitivityRole,
        ChosenCountRole, ///< of an API
        TotalCountRole, ///< of an API
    };

    explicit ScopeModel(QObject* parent = nullptr);

    void search(const QString& text, std::optional<Sensitivity> sensitivity);
    void setChosen(const ScopeSet& chosen);
    qsizetype scopeCount() const { return m_scopeCount; }
    qsizetype apiCount() const { return m_apiCount; }
    /// How many of the found scopes have that class, whatever class is shown.
    int count(Sensitivity sensitivity) const { return m_counts.value(sensitivity); }
    const QString& text() const { return m_text; }
    /// Scopes that the text may have meant, where nothing was found.
    QStringList nearest() const;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

Q_SIGNALS:
    void ticked(const QString& scope, bool isChosen);

private:
    struct Row {
        bool isApi = false;
        QString title = {};
        QString key = {};
        int total = 0;
        ScopeRecord record = {};
    };
    void group(const QList<ScopeRecord>& records, std::optional<Sensitivity> sensitivity);
    int chosenIn(int apiRow) const;
    QString titleOf(const QString& key) const;

    ScopeCatalogue m_catalogue;
    QList<Row> m_rows;
    QMap<Sensitivity, int> m_counts;
    ScopeSet m_chosen;
    QString m_text;
    qsizetype m_scopeCount = 0;
    qsizetype m_apiCount = 0;
};

} // namespace scopelight
