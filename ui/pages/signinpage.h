// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "pages/page.h"
#include "work/signin.h"

namespace scopelight {

class CopyButton;
class DiagnosisCard;
class PreflightCard;
class SignInParameters;
class SignInRun;
class TrustQuestion;
class WireText;
class Workbench;

/// Step 3: parameters and checks at the left, the sign-in as it goes at the right.
class SignInPage : public Page {
    Q_OBJECT

public:
    explicit SignInPage(Workbench& workbench, QWidget* parent = nullptr);

    QString help() const override;
    Words words() const override;
    void doPrimary() override;
    void doAgain() override;
    bool cancel() override;
    void copyForElsewhere() override;
    /// Opens the field for the address that the browser landed on; whether an attempt waits for one.
    bool askForAddress();

Q_SIGNALS:
    /// The exchange of that leg is to be shown.
    void legOpened(scopelight::Leg::Kind leg);
    /// What was granted before is to be revoked first.
    void cleanStartWanted();

protected:
    void showEvent(QShowEvent* event) override;

private:
    QWidget* makeAddress();
    void refresh();
    QString sentence() const;
    QString preview() const;

    Workbench& m_workbench;
    QPushButton* m_command;
    QPushButton* m_clean;
    QPushButton* m_cancel;
    DiagnosisCard* m_problem;
    TrustQuestion* m_trust;
    SignInParameters* m_parameters = nullptr;
    SignInRun* m_run = nullptr;
    PreflightCard* m_preflight = nullptr;
    WireText* m_address = nullptr;
    TextLabel* m_addressLength = nullptr;
    CopyButton* m_copyAddress = nullptr;
    bool m_wasRunning = false;
};

} // namespace scopelight
