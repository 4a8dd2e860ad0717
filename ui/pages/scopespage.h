// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "pages/page.h"
#include "scopes/scopecatalogue.h"

class QCheckBox;
class QLineEdit;
class QModelIndex;

namespace scopelight {

class ChosenScopes;
class NoneFound;
class ScopeDelegate;
class ScopeDetail;
class ScopeList;
class ScopeModel;
class SegmentBar;
class Workbench;

/// Step 2: the catalogue at the left; at the right the chosen set, or what one scope opens.
class ScopesPage : public Page {
    Q_OBJECT

public:
    explicit ScopesPage(Workbench& workbench, QWidget* parent = nullptr);

    QString help() const override;
    Words words() const override;
    void doPrimary() override;
    void focusSearch() override;
    bool cancel() override;
    QWidget* detail() const override;
    void setNarrow(bool narrow) override;

Q_SIGNALS:
    /// Somebody would rather start from the methods that the application calls.
    void adviceWanted();

protected:
    /// The catalogue is not read before the page is seen.
    void showEvent(QShowEvent* event) override;

private:
    QWidget* makeCatalogue();
    QLayout* makeSearch();
    void search();
    void showSegments();
    void openDetail(const QModelIndex& index);
    void closeDetail();
    void refresh();
    QString sentence() const;

    Workbench& m_workbench;
    ScopeModel* m_model = nullptr;
    ChosenScopes* m_chosen;
    ScopeDetail* m_detail;
    ColumnArea* m_side; ///< scrolls by itself: the catalogue stays where it is
    ScopeDelegate* m_delegate;
    QLineEdit* m_search;
    TextLabel* m_found;
    SegmentBar* m_filter;
    QCheckBox* m_readOnly;
    ScopeList* m_list;
    NoneFound* m_none = nullptr;
    QPushButton* m_advice;
    QPushButton* m_next;
};

} // namespace scopelight
