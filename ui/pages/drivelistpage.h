// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "pages/page.h"
#include "work/drivework.h"

class QLineEdit;
class QProgressBar;
class QTableView;

namespace scopelight {

class DriveModel;
class DriveNothing;
class DriveRefusal;
class Workbench;

/// Step 5: what the Drive API answers with this grant.
class DriveListPage : public Page {
    Q_OBJECT

public:
    explicit DriveListPage(Workbench& workbench, QWidget* parent = nullptr);

    QString help() const override;
    Words words() const override;
    void doPrimary() override;
    void doAgain() override;
    void focusSearch() override;
    bool cancel() override;
    void setNarrow(bool narrow) override;

protected:
    void showEvent(QShowEvent* event) override;

private:
    QWidget* makeList();
    void list();
    void followTheListing();
    void showWhatThereIs();
    void refresh();
    QString sentence() const;
    QString totals() const;
    QString emptyText() const;

    Workbench& m_workbench;
    std::optional<bool> m_isNarrow; ///< as the columns were last set for
    DriveModel* m_model;
    DriveWork::State m_listedState = DriveWork::State::Idle; ///< as the fields were last set by
    QPushButton* m_list;
    DriveRefusal* m_problem;
    QLineEdit* m_query;
    QLineEdit* m_filter;
    DriveNothing* m_nothing;
    QWidget* m_listing;
    QTableView* m_table = nullptr;
    QProgressBar* m_progress = nullptr;
    TextLabel* m_totals = nullptr;
    TextLabel* m_time = nullptr;
    TextLabel* m_empty = nullptr;
    QPushButton* m_cancel = nullptr;
};

} // namespace scopelight
