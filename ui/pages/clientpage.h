// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "pages/page.h"
#include "widgets/findinglist.h"

class QGridLayout;

namespace scopelight {

class ChipLabel;
class DiagnosisCard;
class Workbench;

/// Step 1: a client file is dropped or opened, and looked at before anything is sent.
class ClientPage : public Page {
    Q_OBJECT

public:
    explicit ClientPage(Workbench& workbench, QWidget* parent = nullptr);

    QString help() const override;
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
    void fillCard();
    void addSecretRow();
    void addRetype();
    void addRow(const QString& name, const QString& value, bool isFirst = true);
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
    ElidedLabel* m_name = nullptr;
    ElidedLabel* m_origin = nullptr;
    ChipLabel* m_endpoints = nullptr;
    QGridLayout* m_rows = nullptr;
    Card* m_findingsCard = nullptr;
    FindingList* m_findings = nullptr;
    /// What the card tells of; it is filled anew only when that changes, so that nobody loses what they type.
    struct Shown {
        QString path = {};
        OAuthClient client = {};
        ServerKind server = ServerKind::Google;
        bool operator==(const Shown&) const = default;
    };
    std::optional<Shown> m_shown = {};
};

} // namespace scopelight
