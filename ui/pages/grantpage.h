// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "pages/page.h"
#include "scopes/scopeset.h"

class QProgressBar;
class QTableView;

namespace scopelight {

class CheckList;
class ChipLabel;
class DiagnosisCard;
class GrantModel;
class SecretField;
class Workbench;

/// Step 4: whose grant it is, what it gives, and what its tokens are worth.
class GrantPage : public Page {
    Q_OBJECT

public:
    explicit GrantPage(Workbench& workbench, QWidget* parent = nullptr);

    void doPrimary() override;
    void doAgain() override;

Q_SIGNALS:
    void listingWanted();

protected:
    void showEvent(QShowEvent* event) override;

private:
    QWidget* makeTable();
    QWidget* makeTokens();
    QWidget* makeIdToken();
    QWidget* makeRevokeQuestion();
    void refresh();
    void refreshTokens();
    void refreshIdToken();
    ScopeSet missing() const;
    QString sentence() const;

    Workbench& m_workbench;
    QPushButton* m_refresh;
    QPushButton* m_revoke;
    QPushButton* m_remember;
    QPushButton* m_list;
    DiagnosisCard* m_problem;
    QWidget* m_question;
    QWidget* m_empty;
    QWidget* m_filled;
    GrantModel* m_model;
    QTableView* m_table = nullptr;
    Card* m_tableCard = nullptr;
    QWidget* m_missingBar = nullptr;
    TextLabel* m_missingText = nullptr;
    TextLabel* m_accessLeft = nullptr;
    TextLabel* m_accessNote = nullptr;
    QProgressBar* m_accessBar = nullptr;
    SecretField* m_accessToken = nullptr;
    TextLabel* m_refreshLeft = nullptr;
    TextLabel* m_refreshNote = nullptr;
    SecretField* m_refreshToken = nullptr;
    Card* m_idCard = nullptr;
    ChipLabel* m_idChip = nullptr;
    CheckList* m_idChecks = nullptr;
    TextLabel* m_email = nullptr;
    TextLabel* m_subject = nullptr;
};

} // namespace scopelight
