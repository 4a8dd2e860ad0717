// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "pages/page.h"
#include "scopes/scopeadvice.h"

#include <QButtonGroup>

namespace scopelight {

class CalledMethods;
class Workbench;

/// Beside step 2: from the methods that an application calls to the smallest sets of scopes that open them.
/// The answer follows each method that is added or taken away.
class AdvisorPage : public Page {
    Q_OBJECT

public:
    explicit AdvisorPage(Workbench& workbench, QWidget* parent = nullptr);

    QString help() const override;
    Words words() const override;
    /// Takes the set that is chosen, beside the sign-in scopes that are there already.
    void doPrimary() override;
    void focusSearch() override;
    bool cancel() override;
    QWidget* detail() const override { return m_sets; }

private:
    void advise();
    void pick(const QString& best, const ScopeChoice& choice);
    void showSets();
    void addCard(QVBoxLayout& layout, const QString& best, const ScopeChoice& choice);
    void fold(const QList<ScopeChoice>& sets, const QString& text, const QString& objectName);
    QString sentence() const;

    Workbench& m_workbench;
    const ScopeCatalogue& m_catalogue;
    CalledMethods* m_calls;
    QPushButton* m_use;
    QWidget* m_sets;
    QVBoxLayout* m_setColumn;
    QButtonGroup m_choice;
    ScopeAdvice m_advice;
    qsizetype m_around = 0; ///< methods of the API versions asked about
    QList<QPair<QString, ScopeChoice>>
        m_picks; ///< what each set is best at, in the order in which they stand
};

} // namespace scopelight
