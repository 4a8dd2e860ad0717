// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "pages/page.h"

class QCheckBox;
class QListView;
class QTableView;

namespace scopelight {

class DiagnosisCard;
class EmptyState;
class RunGridModel;
class RunsModel;
class Workbench;

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
    Card* makeQuestion();
    void saveReport();
    void forgetTicked();
    void refresh();
    void showGrid();
    QString sentence() const;

    Workbench& m_workbench;
    RunsModel* m_runs;
    RunGridModel* m_grid;
    QPushButton* m_copy;
    QPushButton* m_save;
    QPushButton* m_forget;
    DiagnosisCard* m_problem;
    EmptyState* m_nothing;
    QWidget* m_record;
    Card* m_question = nullptr;
    QListView* m_list = nullptr;
    QTableView* m_table = nullptr;
    TextLabel* m_gridTitle = nullptr;
    QCheckBox* m_differencesOnly = nullptr;
    QPushButton* m_forgetTicked = nullptr;
    QWidget* m_leftOvers = nullptr;
    TextLabel* m_leftOverText = nullptr;
};

} // namespace scopelight
