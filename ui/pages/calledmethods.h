// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scopes/scopecatalogue.h"
#include "widgets/card.h"

class QLineEdit;
class QListView;
class QModelIndex;

namespace scopelight {

class MethodModel;
class OpenedDelegate;

/// The methods that an application calls: those added, a search, and what it finds. A click or Return adds a
/// method, or takes it away.
class CalledMethods : public Card {
    Q_OBJECT

public:
    explicit CalledMethods(const ScopeCatalogue& catalogue, QWidget* parent = nullptr);

    const QList<MethodRecord>& methods() const;
    void focusSearch();
    /// Clears the search; whether there was one.
    bool clearSearch();

Q_SIGNALS:
    void changed();

private:
    QListView* makeList(MethodModel* model, const QString& objectName, const QString& name);
    void makeSearch();
    void search();
    void turn(const QModelIndex& index);
    void setMethods(const QList<MethodRecord>& methods);

    const ScopeCatalogue& m_catalogue;
    MethodModel* m_calls;
    MethodModel* m_found;
    OpenedDelegate* m_delegate;
    TextLabel* m_count;
    QListView* m_callList;
    QLineEdit* m_search;
    TextLabel* m_hits;
};

} // namespace scopelight
