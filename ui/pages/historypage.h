// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "pages/page.h"

class QCheckBox;
class QListView;
class QTableView;

namespace scopelight {

class DiagnosisCard;
class EmptyState;
class ForgetQuestion;
class RunGridModel;
class RunsModel;
class Workbench;
struct RunRecord;

/// The runs so far at the left; at the right those that are ticked, side by side.
class HistoryPage : public Page {
    Q_OBJECT

public:
    explicit HistoryPage(Workbench& workbench, QWidget* parent = nullptr);

    QString help() const override;
    Words words() const override;
    void copyForElsewhere() override;
    bool cancel() override;
    QWidget* detail() const override;

Q_SIGNALS:
    /// What was granted before is to be revoked first.
    void cleanStartWanted();

protected:
    void showEvent(QShowEvent* event) override;

private:
    QWidget* makeList();
    QWidget* makeGrid();
    QWidget* makeLeftOvers();
    void saveReport();
    void forgetTicked();
    void refresh();
    void showGrid();
    void showLeftOvers(const QList<RunRecord>& ticked);
    QString sentence() const;

    Workbench& m_workbench;
    RunsModel* m_runs;
    RunGridModel* m_grid;
    QPushButton* m_copy;
    QPushButton* m_save;
    QPushButton* m_forget;
    DiagnosisCard* m_problem;
    ForgetQuestion* m_question;
    EmptyState* m_nothing;
    QWidget* m_record;
    QListView* m_list = nullptr;
    QTableView* m_table = nullptr;
    TextLabel* m_gridTitle = nullptr;
    QCheckBox* m_differencesOnly = nullptr;
    QWidget* m_leftOvers = nullptr;
    TextLabel* m_leftOverText = nullptr;
    QPushButton* m_clean = nullptr;
};

} // namespace scopelight
