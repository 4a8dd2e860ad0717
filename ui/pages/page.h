// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/card.h"
#include "widgets/columnarea.h"
#include "widgets/pageheader.h"
#include "work/stepid.h"

namespace scopelight {

/// What all pages share: a header, and a content that scrolls down, never sideways.
class Page : public ColumnArea {
    Q_OBJECT

public:
    explicit Page(const QString& title, QWidget* parent = nullptr);

    /// What the page is for and what can be done on it, in a few sentences (F1).
    virtual QString help() const = 0;
    /// What the menu calls the three below; empty where the page has no such thing, now or ever.
    struct Words {
        QString primary = {};
        QString again = {};
        QString copy = {};
    };
    virtual Words words() const { return {}; }
    /// The page's main action (Ctrl+Return); where it has none, nothing.
    virtual void doPrimary() { }
    /// Runs again what the page shows (F5).
    virtual void doAgain() { }
    /// Puts the cursor where the page is searched (Ctrl+F).
    virtual void focusSearch() { }
    /// What stands beside the page's list and tells more of it, where there is such a part (F6).
    virtual QWidget* detail() const { return nullptr; }
    /// Copies what the page shows in the form that another place takes: a command, a cURL line
    /// (Ctrl+Shift+C).
    virtual void copyForElsewhere() { }
    /// Stops what runs (Esc); whether something did.
    virtual bool cancel() { return false; }
    /// A narrow window takes a smaller margin.
    virtual void setNarrow(bool narrow);

Q_SIGNALS:
    /// The flow goes on at that step.
    void stepWanted(scopelight::StepId step);

protected:
    PageHeader* header() { return m_header; }
    QVBoxLayout* content() { return column(); }
    /// "/" in that list goes to the page's search.
    void searchFrom(QWidget* list);

private:
    PageHeader* m_header;
};

} // namespace scopelight
