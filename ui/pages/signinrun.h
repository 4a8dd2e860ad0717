// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/card.h"
#include "work/signin.h"

class QPushButton;

namespace scopelight {

class PasteRow;
class SequenceLane;
class Workbench;

/// The sign-in as it goes: what is waited for, the lane, and the ways out while the browser has the word.
class SignInRun : public Card {
    Q_OBJECT

public:
    explicit SignInRun(Workbench& workbench, QWidget* parent = nullptr);

    void refresh();
    /// Why no sign-in can be started, as a sentence; empty where one can.
    QString whyNot() const;
    /// Whether to sign in is the page's main action now. It is not, while a check fails.
    void setPrimary(bool isPrimary);
    /// Whether a check before the sign-in failed.
    void setChecksFailed(bool failed);
    /// Opens the field for the address that the browser landed on; whether an attempt waits for one.
    bool askForAddress();
    /// Closes the field for an address; whether it was open.
    bool closePaste();

Q_SIGNALS:
    /// The exchange of that leg is to be shown.
    void legOpened(scopelight::Leg::Kind leg);

private:
    QWidget* makeLinkRow();
    QWidget* makeAnswerRow();
    void showWaysOut();
    QString idleTitle() const;

    Workbench& m_workbench;
    TextLabel* m_runTitle;
    TextLabel* m_runText;
    TextLabel* m_countdown;
    QPushButton* m_start;
    bool m_isPrimary = true;
    bool m_checksFailed = false;
    SequenceLane* m_lane;
    QWidget* m_line;
    QWidget* m_linkRow;
    QWidget* m_answerRow;
    QPushButton* m_pasteLanding = nullptr;
    QPushButton* m_pasteError = nullptr;
    PasteRow* m_paste;
};

} // namespace scopelight
