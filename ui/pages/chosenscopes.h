// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/card.h"
#include "widgets/findinglist.h"

class QLineEdit;
class QPushButton;

namespace scopelight {

class ConsoleClasses;
class WireText;
class Workbench;

/// The chosen set: its scopes with their classes, the exact value that is sent, and what is to be said about
/// it.
class ChosenScopes : public QWidget {
    Q_OBJECT

public:
    explicit ChosenScopes(Workbench& workbench, QWidget* parent = nullptr);

    void refresh();
    /// A narrow column tells the class by its shape alone.
    void setNarrow(bool narrow);
    /// Takes a scope into the set, or out of it.
    void choose(const QString& scope, bool isChosen);
    /// Closes a field that is open (Esc); whether one was.
    bool cancel();

Q_SIGNALS:
    /// A part that is to be seen.
    void partOpened(QWidget* part);

private:
    QWidget* makeChosen();
    QWidget* makeWire();
    QStringList words(QString text) const;
    void add(const QString& text);
    void fillChosen();
    QWidget* makeRow(const QString& scope);
    std::optional<FindingAction> actionFor(const Finding& finding);

    Workbench& m_workbench;
    bool m_isNarrow = false;
    QPushButton* m_clear = nullptr;
    QVBoxLayout* m_chosen = nullptr;
    QList<QPushButton*> m_removers; ///< of the rows, in their order
    QLineEdit* m_add = nullptr;
    TextLabel* m_addProblem = nullptr;
    TextLabel* m_length = nullptr;
    WireText* m_wire = nullptr;
    Card* m_findingsCard;
    FindingList* m_findings;
    Card* m_reviewCard;
    FindingList* m_review;
    ConsoleClasses* m_classes;
};

} // namespace scopelight
