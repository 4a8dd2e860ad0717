// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/card.h"

#include <QTimer>

class QPushButton;
class QTableView;

namespace scopelight {

class GrantModel;
class Workbench;
struct Grant;

/// Scopes that the account granted before, and that came with this run unasked.
qsizetype leftOvers(const Grant& grant);

/// What was asked for and what was granted, a scope a row, with what is missing and what was left over.
class GrantScopes : public Card {
    Q_OBJECT

public:
    explicit GrantScopes(Workbench& workbench, QWidget* parent = nullptr);

    /// There is a grant. `busy`: why nothing can be asked for now; empty where it can.
    void refresh(const QString& busy);

Q_SIGNALS:
    void cleanStartWanted();

private:
    void dress();
    QWidget* makeMissingBar();
    QWidget* makeLeftoverBar();
    void showBars();
    void showTokenInfo();
    void fitRows();
    bool hasRoomForClass() const;

    Workbench& m_workbench;
    GrantModel* m_model;
    QTableView* m_table;
    QTimer m_fit; ///< once the columns stand
    TextLabel* m_tokenInfoNote; ///< why that column is not told
    QWidget* m_missingBar = nullptr;
    QPushButton* m_again = nullptr;
    QPushButton* m_startClean = nullptr;
    TextLabel* m_missingText = nullptr;
    QWidget* m_leftoverBar = nullptr;
    TextLabel* m_leftoverText = nullptr;
    TextLabel* m_leftoverReason = nullptr;
};

} // namespace scopelight
