// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "pages/page.h"
#include "work/browsers.h"

class QCheckBox;
class QComboBox;
class QLineEdit;

namespace scopelight {

class CheckList;
class ChipLabel;
class DiagnosisCard;
class SignInRun;
class WireText;
class Workbench;

/// Step 3: parameters and checks at the left, the sign-in as it goes at the right.
class SignInPage : public Page {
    Q_OBJECT

public:
    explicit SignInPage(Workbench& workbench, QWidget* parent = nullptr);

    void doPrimary() override;
    bool cancel() override;

protected:
    void showEvent(QShowEvent* event) override;

private:
    QWidget* makeParameters();
    QWidget* makePreflight();
    QWidget* makeTrust();
    QWidget* makeAddress();
    void takeParameters();
    void showParameters();
    void refresh();
    void check();
    QString sentence() const;
    QString preview() const;

    Workbench& m_workbench;
    QList<BrowserChoice> m_browsers;
    QPushButton* m_cancel;
    DiagnosisCard* m_problem;
    QWidget* m_trust = nullptr;
    TextLabel* m_trustText = nullptr;
    Card* m_parameters = nullptr;
    QCheckBox* m_offline = nullptr;
    QCheckBox* m_consent = nullptr;
    QCheckBox* m_selectAccount = nullptr;
    QCheckBox* m_incremental = nullptr;
    QLineEdit* m_loginHint = nullptr;
    QComboBox* m_browser = nullptr;
    SignInRun* m_run = nullptr;
    CheckList* m_checks = nullptr;
    ChipLabel* m_checksChip = nullptr;
    WireText* m_address = nullptr;
    TextLabel* m_addressLength = nullptr;
};

} // namespace scopelight
