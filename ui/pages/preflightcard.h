// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/card.h"
#include "work/stepid.h"

class QPushButton;

namespace scopelight {

class CheckList;
class ChipLabel;
class DiagnosisCard;
class Workbench;
struct CheckLine;

/// What can be said before anybody signs in: without a connection, and, on a click, by the server itself.
class PreflightCard : public Card {
    Q_OBJECT

public:
    explicit PreflightCard(Workbench& workbench, QWidget* parent = nullptr);

    /// Looks again at what needs no connection. It binds the ports for a moment, so it is done only when
    /// something changed that it looks at.
    void check();
    /// What the server told, and whether it can be asked.
    void refresh();
    /// What the server refuses, in words: the request, and the client's secret. The page has the room for it.
    QList<DiagnosisCard*> problems() { return {m_problem, m_secretProblem}; }
    /// Whether a sign-in would fail.
    bool hasFailed() const { return m_hasFailed; }

Q_SIGNALS:
    void checked();
    void stepWanted(scopelight::StepId step);

private:
    void showChip();
    QString whyNot() const;

    Workbench& m_workbench;
    ChipLabel* m_chip;
    CheckList* m_local;
    CheckList* m_told; ///< by the server
    DiagnosisCard* m_problem;
    DiagnosisCard* m_secretProblem;
    QPushButton* m_ask;
    QPushButton* m_again;
    bool m_hasFailed = false;
};

} // namespace scopelight
