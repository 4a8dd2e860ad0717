// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scopes/scopecatalogue.h"
#include "widgets/card.h"

class QListView;
class QPushButton;

namespace scopelight {

class ChipLabel;
class OpenedDelegate;
class OpenedModel;

/// One scope of the catalogue: what it is, the class Google gives it and who says so, the APIs and methods it
/// opens.
class ScopeDetail : public Card {
    Q_OBJECT

public:
    explicit ScopeDetail(const ScopeCatalogue& catalogue, QWidget* parent = nullptr);

    /// Shows a scope; the words of a search are marked among its methods.
    void show(const ScopeRecord& record, const QStringList& words);
    void setChosen(bool isChosen);
    const QString& scope() const { return m_scope; }

Q_SIGNALS:
    void closed();
    void choiceWanted(const QString& scope, bool isChosen);

private:
    void makeTop();
    void makeList();

    const ScopeCatalogue& m_catalogue;
    QString m_scope;
    bool m_isChosen = false;
    TextLabel* m_name = nullptr;
    TextLabel* m_description = nullptr;
    TextLabel* m_wire = nullptr;
    ChipLabel* m_chip = nullptr;
    TextLabel* m_classText = nullptr;
    TextLabel* m_kind = nullptr;
    TextLabel* m_count = nullptr;
    QPushButton* m_choose = nullptr;
    QListView* m_list = nullptr;
    OpenedModel* m_model = nullptr;
    OpenedDelegate* m_delegate = nullptr;
};

} // namespace scopelight
