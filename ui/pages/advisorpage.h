// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "pages/page.h"
#include "scopes/scopeadvice.h"

#include <QButtonGroup>

class QLineEdit;
class QListView;

namespace scopelight {

class MethodModel;
class OpenedDelegate;
class ScopeSetCard;
class Workbench;

/// Beside step 2: from the methods that an application calls to the smallest sets of scopes that open them.
/// The answer follows each method that is added or taken away.
class AdvisorPage : public Page {
    Q_OBJECT

public:
    explicit AdvisorPage(Workbench& workbench, QWidget* parent = nullptr);

    QString help() const override;
    /// Takes the set that is chosen, beside the sign-in scopes that are there already.
    void doPrimary() override;
    void focusSearch() override;
    bool cancel() override;
    QWidget* detail() const override { return m_sets; }

private:
    QWidget* makeCalls();
    QListView* makeList(MethodModel* model, const QString& objectName, const QString& name);
    void search();
    /// Adds the method of that row, or takes it away.
    void turn(const QModelIndex& index);
    void setCalls(const QList<MethodRecord>& methods);
    void advise();
    void fold(const QList<ScopeChoice>& sets, const QString& text, const QString& objectName);
    void showSets();
    ScopeSetCard* addCard(QVBoxLayout& layout, const QString& best, const ScopeChoice& choice);
    QString sentence() const;

    Workbench& m_workbench;
    ScopeCatalogue m_catalogue;
    MethodModel* m_calls;
    MethodModel* m_found;
    OpenedDelegate* m_delegate;
    QLineEdit* m_search = nullptr;
    TextLabel* m_count = nullptr;
    TextLabel* m_hits = nullptr;
    QListView* m_callList = nullptr;
    QListView* m_foundList = nullptr;
    QPushButton* m_use;
    QWidget* m_sets;
    QVBoxLayout* m_setColumn;
    QButtonGroup m_choice;
    ScopeAdvice m_advice;
    QList<QPair<QString, ScopeChoice>>
        m_picks; ///< what each set is best at, in the order in which they stand
};

} // namespace scopelight
