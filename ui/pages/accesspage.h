// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "pages/page.h"

#include <QTimer>

class QTableView;

namespace scopelight {

class AccessModel;
class DiagnosisCard;
class EmptyState;
class ProfileWork;
class Workbench;

/// Step 6: one harmless read for each scope that was asked for or granted, and for those that a profile
/// expects something of.
class AccessPage : public Page {
    Q_OBJECT

public:
    AccessPage(Workbench& workbench, ProfileWork& profile, QWidget* parent = nullptr);

    QString help() const override;
    Words words() const override;
    void doPrimary() override;
    void doAgain() override;
    void copyForElsewhere() override;
    bool cancel() override;
    QWidget* detail() const override;
    void setNarrow(bool narrow) override;

protected:
    void showEvent(QShowEvent* event) override;

private:
    QWidget* makeTable();
    void test();
    void refresh();
    void refreshWhenShown();
    void showRows();
    void showDetail();
    void fitRows();
    QString sentence() const;
    QString whyNot() const;

    Workbench& m_workbench;
    ProfileWork& m_profile;
    AccessModel* m_model;
    QPushButton* m_copy;
    QPushButton* m_cancel;
    QPushButton* m_test;
    DiagnosisCard* m_problem; ///< the test as a whole
    EmptyState* m_nothing;
    DiagnosisCard* m_detail; ///< the row that is selected
    QWidget* m_card = nullptr;
    QTableView* m_table = nullptr;
    QTimer m_fit; ///< once the columns stand
};

} // namespace scopelight
