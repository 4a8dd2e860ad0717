// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "pages/page.h"

#include <functional>

class QLineEdit;

namespace scopelight {

class CheckList;
class DiagnosisCard;
class ProfileExpectations;
class ProfileWork;
class UnsavedQuestion;
class WireText;
class Workbench;

/// A profile: what is tested, what is expected, how the present run stands against it, and the command that
/// checks the same in a terminal.
class ProfilePage : public Page {
    Q_OBJECT

public:
    ProfilePage(Workbench& workbench, ProfileWork& profile, QWidget* parent = nullptr);

    QString help() const override;
    Words words() const override;
    /// Saves it.
    void doPrimary() override;
    /// The command that checks it.
    void copyForElsewhere() override;
    /// The name, which is typed first.
    void focusSearch() override;
    bool cancel() override;
    /// Asks what becomes of changes that are in no file; `then` is what would take their place.
    void askAboutChanges(std::function<void()> then, const QString& withoutSaving);

Q_SIGNALS:
    /// A file is to be chosen first.
    void saveAsWanted();

private:
    QWidget* makeWhat();
    QWidget* makeOutcomes();
    QWidget* makeCommand();
    void leave();
    void refresh();
    void showWhat();
    void showOutcomes();
    QString sentence() const;

    Workbench& m_workbench;
    ProfileWork& m_profile;
    QPushButton* m_save;
    DiagnosisCard* m_problem;
    UnsavedQuestion* m_question;
    QWidget* m_filled;
    QLineEdit* m_name;
    QLineEdit* m_declared;
    ElidedLabel* m_client;
    TextLabel* m_practiceClient;
    WireText* m_scopes;
    ProfileExpectations* m_expectations;
    Card* m_outcomeCard;
    CheckList* m_outcomes;
    Card* m_commandCard;
    WireText* m_command;
};

} // namespace scopelight
