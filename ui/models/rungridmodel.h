// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "run/runcomparison.h"

#include <QAbstractTableModel>

namespace scopelight {

/// Runs side by side: a row a thing, a column a run after the one with the names. A heading stands above each
/// group.
class RunGridModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Role {
        IsHeadingRole = Qt::UserRole,
        DiffersRole, ///< of a row: the runs differ in it
        IsScopeRole,
        GivenRole, ///< RunRow::Given, of a scope's cell
        LetterRole, ///< of a column's header: "A"
    };

    using QAbstractTableModel::QAbstractTableModel;

    /// A column for each of them, in their order.
    void show(const QList<RunRecord>& runs, bool differencesOnly);
    qsizetype runCount() const { return m_runs.size(); }
    /// Rows in which they differ, those that are not shown included.
    qsizetype differenceCount() const;
    /// As a table for an issue or a pull request. A shared copy, and it says so: accounts are left out.
    QString toMarkdown() const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Line {
        bool isHeading = false;
        RunRow row = {}; ///< of a heading its group alone
    };
    QString nameOf(const RunRow& row) const;
    QString textOf(const RunRow& row, qsizetype run) const;

    QList<RunRecord> m_runs;
    QList<RunRow> m_rows;
    QList<Line> m_lines;
};

} // namespace scopelight
