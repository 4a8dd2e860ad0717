// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "pages/page.h"
#include "widgets/findinglist.h"

namespace scopelight {

class ClientCard;
class DiagnosisCard;
class Workbench;

/// Step 1: a client file is dropped or opened, and looked at before anything is sent.
class ClientPage : public Page {
    Q_OBJECT

public:
    explicit ClientPage(Workbench& workbench, QWidget* parent = nullptr);

    QString help() const override;
    Words words() const override;
    void doPrimary() override;
    void doAgain() override;

Q_SIGNALS:
    void openWanted();
    void fileDropped(const QString& path);

private:
    QWidget* makeLoaded();
    QWidget* makeFindingsCard();
    QWidget* makeStaleBar();
    void refresh();
    void showProblem(const std::optional<Error>& error);
    std::optional<FindingAction> actionFor(const Finding& finding);
    QString sentence() const;

    Workbench& m_workbench;
    QWidget* m_empty;
    bool m_isStartShown = true; ///< as a part is that nobody hid
    DiagnosisCard* m_problem;
    QPushButton* m_open;
    QPushButton* m_next;
    QWidget* m_staleBar;
    QWidget* m_loaded = nullptr; ///< made with the first file, and with it what follows
    ClientCard* m_card = nullptr;
    Card* m_findingsCard = nullptr;
    FindingList* m_findings = nullptr;
};

} // namespace scopelight
