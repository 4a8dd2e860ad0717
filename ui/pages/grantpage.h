// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "pages/page.h"
#include "scopes/scopeset.h"

namespace scopelight {

class DiagnosisCard;
class EmptyState;
class GrantAccount;
class GrantScopes;
class GrantTokens;
class RevokeQuestion;
class Workbench;

/// Step 4: whose grant it is, what it gives, and what its tokens are worth.
class GrantPage : public Page {
    Q_OBJECT

public:
    explicit GrantPage(Workbench& workbench, QWidget* parent = nullptr);

    QString help() const override;
    Words words() const override;
    void doPrimary() override;
    void doAgain() override;
    bool cancel() override;
    /// Asks whether to revoke and sign in again, or says why that cannot be.
    void askToStartClean();

Q_SIGNALS:
    /// What came out is to be expected from now on.
    void profileWanted();

protected:
    void showEvent(QShowEvent* event) override;

private:
    void refresh();
    void tryAgain();
    QString sentence() const;

    Workbench& m_workbench;
    QPushButton* m_refresh;
    QPushButton* m_revoke;
    QPushButton* m_remember;
    QPushButton* m_save;
    QPushButton* m_list;
    DiagnosisCard* m_problem;
    RevokeQuestion* m_question;
    EmptyState* m_empty;
    QWidget* m_filled;
    GrantScopes* m_scopes;
    bool m_hadGrant = false;
    GrantTokens* m_tokens = nullptr;
    GrantAccount* m_account = nullptr;
};

} // namespace scopelight
