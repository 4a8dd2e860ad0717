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
/// a method it opens says which. Ticking one changes the chosen set, which belongs to somebody else. An API
/// can be folded until the next search: a hit is never hidden by what was folded before.
class ScopeModel : public QAbstractListModel {
    Q_OBJECT

public:
    enum Role {
        IsApiRole = Qt::UserRole,
        IsFoldedRole, ///< of an API; can be set
        ScopeRole, ///< full wire form
        NameRole, ///< short name, or the API's title
        DescriptionRole, ///< the scope's, or the method it was found by; or the API's key
        SensitivityRole,
        ChosenCountRole, ///< of an API
        TotalCountRole, ///< of an API
        FoundByMethodRole, ///< the search found a method it opens, not the scope itself
        ReadOnlyRole, ///< its name says that it reads only
    };

    /// Asks the catalogue anew for each search.
    explicit ScopeModel(const ScopeCatalogue& catalogue, QObject* parent = nullptr);

    /// Finds scopes by name, description and API, and by the methods they open.
    void search(const QString& text, const ScopeFilter& filter = {});
    void setChosen(const ScopeSet& chosen);
    qsizetype scopeCount() const { return m_scopeCount; }
    qsizetype apiCount() const { return m_apis.size(); }
    /// How many of the found scopes have that class, whatever class is shown.
    int count(Sensitivity sensitivity) const { return m_counts.value(sensitivity); }
    const QString& text() const { return m_text; }
    /// The row of that scope; invalid where it is not among those shown.
    QModelIndex indexOf(const QString& scope) const;
    /// The row of the API that a scope stands under, or the API's own.
    QModelIndex headingOf(const QModelIndex& index) const;
    /// Scopes that the text may have meant, where nothing was found.
    QStringList nearest() const;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

Q_SIGNALS:
    void ticked(const QString& scope, bool isChosen);

private:
    struct Found {
        QString key = {}; ///< of the API that it stands under
        ScopeRecord record = {};
        QString reason = {}; ///< why it was found, where its own words do not say so
    };
    struct Api {
        QString title = {};
        QString caption = {};
        QList<Found> scopes = {};
        bool isFolded = false;
    };
    struct Row {
        int api = 0;
        int scope = -1; ///< -1: the API's heading
    };
    void group(const QList<Found>& found, const ScopeFilter& filter);
    QList<Found> find(const QString& text);
    const Found& foundAt(const Row& row) const { return m_apis[row.api].scopes[row.scope]; }
    void fold(const QModelIndex& heading, bool isFolded);
    /// Two names of one scope count once, as the set has it once.
    int chosenIn(const Api& api) const;
    static int differentIn(const Api& api);
    QVariant apiData(const Api& api, int role) const;
    QVariant scopeData(const Found& found, int role) const;
    QString accessibleText(const Found& found) const;
    QString titleOf(const QString& key) const;
    QString captionOf(const QString& key, const QList<Found>& scopes) const;

    const ScopeCatalogue& m_catalogue;
    QHash<QString, QString> m_homes; ///< the API of each scope, once asked
    QList<Api> m_apis;
    QList<Row> m_rows;
    QMap<Sensitivity, int> m_counts;
    ScopeSet m_chosen;
    QString m_text;
    qsizetype m_scopeCount = 0;
};

} // namespace scopelight
