// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "doctor/explain.h"
#include "google/accessreads.h"
#include "run/expectations.h"

#include <QAbstractTableModel>

namespace scopelight {

/// Whether each scope works, a scope a row: what was read, the verdict with its reason, and what a profile
/// expects.
class AccessModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Scope, Class, Read, Verdict, Why, Expected, Time, ColumnCount };
    enum Role {
        CaptionRole = Qt::UserRole, ///< the second line, where the cell has one
        MissingRole, ///< whether the scope was asked for and not granted
        VerdictRole,
        SensitivityRole,
        OutcomeRole, ///< of Expected; invalid where nothing is expected
    };

    /// What the rows are of.
    struct Content {
        QList<ScopeAccess> rows = {};
        bool areBeingRead = false;
        ScopeSet requested = {};
        ScopeSet granted = {};
        Expectations expected = {}; ///< access lines alone
        ExplainContext context = {}; ///< who answered
        bool operator==(const Content&) const = default;
    };

    using QAbstractTableModel::QAbstractTableModel;

    void show(const Content& content, const ScopeCatalogue& catalogue);
    /// The row's answer; nothing beyond the last row.
    std::optional<ScopeAccess> row(int index) const;
    /// The table for an issue or a pull request.
    QString toMarkdown() const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Row {
        ScopeAccess access = {};
        Sensitivity sensitivity = Sensitivity::NotPublished;
        QString api = {}; ///< "Google Drive API"
        std::optional<Expectation> expected = {};
    };
    QString textOf(const Row& row, Column column) const;
    QString captionOf(const Row& row, Column column) const;
    bool isMissing(const Row& row) const;

    Content m_content;
    QList<Row> m_rows;
};

/// "Allowed", "Refused (scope)", "API off", "Inconclusive", "Not tested".
QString verdictWord(ScopeAccess::Verdict verdict);

} // namespace scopelight
