// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scopes/scopecatalogue.h"
#include "scopes/scopeset.h"

#include <QAbstractListModel>
#include <QHash>
#include <QMap>

namespace scopelight {

/// Which of the found scopes are shown.
struct ScopeFilter {
    std::optional<Sensitivity> sensitivity = {};
    bool readOnly = false; ///< only those whose name says so
};

/// The catalogue as a list: each API's heading, then its scopes, those that fit the search. A scope found by
/// a method it opens says which. Ticking one changes the chosen set, which belongs to somebody else.
class ScopeModel : public QAbstractListModel {
    Q_OBJECT

public:
    enum Role {
        IsApiRole = Qt::UserRole,
        ScopeRole, ///< full wire form
        NameRole, ///< short name, or the API's title
        DescriptionRole, ///< the scope's, or the method it was found by; or the API's key
        SensitivityRole,
        ChosenCountRole, ///< of an API
        TotalCountRole, ///< of an API
        FoundByMethodRole, ///< the search found a method it opens, not the scope itself
        ReadOnlyRole, ///< its name says that it reads only
    };

    explicit ScopeModel(QObject* parent = nullptr);

    /// Finds scopes by name, description and API, and by the methods they open.
    void search(const QString& text, const ScopeFilter& filter = {});
    void setChosen(const ScopeSet& chosen);
    qsizetype scopeCount() const { return m_scopeCount; }
    qsizetype apiCount() const { return m_apiCount; }
    /// How many of the found scopes have that class, whatever class is shown.
    int count(Sensitivity sensitivity) const { return m_counts.value(sensitivity); }
    const QString& text() const { return m_text; }
    /// The row of that scope; invalid where it is not among those found.
    QModelIndex indexOf(const QString& scope) const;
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
        QString reason = {}; ///< why it was found, where its own words do not say so
    };
    void group(const QList<Row>& found, const ScopeFilter& filter);
    QList<Row> find(const QString& text);
    int chosenIn(int apiRow) const;
    QVariant apiData(int row, int role) const;
    QVariant scopeData(const Row& row, int role) const;
    QString accessibleText(const Row& row) const;
    QString titleOf(const QString& key) const;
    QString captionOf(const QString& key, const QList<Row>& scopes) const;

    ScopeCatalogue m_catalogue;
    QHash<QString, QString> m_homes; ///< the API of each scope, once asked
    QList<Row> m_rows;
    QMap<Sensitivity, int> m_counts;
    ScopeSet m_chosen;
    QString m_text;
    qsizetype m_scopeCount = 0;
    qsizetype m_apiCount = 0;
};

} // namespace scopelight
