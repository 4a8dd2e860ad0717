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
    QWidget* m_loaded;
    DiagnosisCard* m_problem;
    QPushButton* m_open;
    QPushButton* m_next;
    QWidget* m_staleBar;
    ElidedLabel* m_name;
    ElidedLabel* m_origin;
    ChipLabel* m_endpoints;
    QGridLayout* m_rows;
    Card* m_findingsCard;
    FindingList* m_findings;
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
