// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "run/runrecord.h"
#include "work/workbench.h"

#include <QAbstractListModel>
#include <QSet>

namespace scopelight {

/// What a run is called, by how it was asked: "Sign-in, acme-backup", "Clean start, practice".
QString runTitle(const RunRecord& run);
/// How it stands: refused, something missing or left over, or as it was asked for.
StepState::Mark runMark(const RunRecord& run);
/// What it stands under as one of several, the first being 0: "A", "B", after "Z" "AA".
QString runLetter(qsizetype place);

/// The runs so far, newest first; those that are ticked stand side by side, each under a letter.
class RunsModel : public QAbstractListModel {
    Q_OBJECT

public:
    enum Role {
        CaptionRole = Qt::UserRole, ///< when, and what came of it
        MarkRole, ///< StepState::Mark
        LetterRole, ///< of a ticked one: "A"
    };

    using QAbstractListModel::QAbstractListModel;

    /// Those that were ticked stay so. Until somebody ticks, the two newest are. `now` tells today from
    /// yesterday.
    void show(const QList<RunRecord>& runs, const QDateTime& now);
    /// In the order of the list.
    QList<RunRecord> ticked() const;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

Q_SIGNALS:
    /// Somebody ticked a run, or unticked one.
    void tickedChanged();

private:
    bool isTicked(const RunRecord& run) const { return m_ticked.contains(run.at); }
    QString letterOf(int row) const;
    QString captionOf(const RunRecord& run) const;

    QList<RunRecord> m_runs;
    QSet<QDateTime> m_ticked;
    QDateTime m_now;
    bool m_wasTicked = false; ///< by somebody
};

} // namespace scopelight
