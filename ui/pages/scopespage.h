// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "pages/page.h"
#include "scopes/scopecatalogue.h"

class QLineEdit;
class QListView;

namespace scopelight {

class FindingList;
class ScopeDelegate;
class ScopeModel;
class SegmentBar;
class WireText;
class Workbench;

/// Step 2: the catalogue at the left, the chosen set and what is sent at the right.
class ScopesPage : public Page {
    Q_OBJECT

public:
    explicit ScopesPage(Workbench& workbench, QWidget* parent = nullptr);

    QString help() const override;
    void doPrimary() override;
    void focusSearch() override;
    void setNarrow(bool narrow) override;

Q_SIGNALS:
    void signInWanted();

protected:
    /// The catalogue is not read before the page is seen.
    void showEvent(QShowEvent* event) override;

private:
    QWidget* makeCatalogue();
    QWidget* makeChosen();
    QWidget* makeWire();
    void search();
    void choose(const QString& scope, bool isChosen);
    void add(const QString& text);
    void refresh();
    void fillChosen();
    QString sentence() const;

    Workbench& m_workbench;
    ScopeModel* m_model = nullptr;
    QWidget* m_side = nullptr;
    bool m_isNarrow = false;
    ScopeDelegate* m_delegate;
    QLineEdit* m_search;
    TextLabel* m_found;
    SegmentBar* m_filter;
    QListView* m_list;
    QPushButton* m_next;
    QVBoxLayout* m_chosen = nullptr;
    QLineEdit* m_add = nullptr;
    TextLabel* m_addProblem = nullptr;
    TextLabel* m_length = nullptr;
    WireText* m_wire = nullptr;
    Card* m_findingsCard;
    FindingList* m_findings;
};

} // namespace scopelight
