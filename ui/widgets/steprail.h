// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/stepmodel.h"

#include <QListView>
#include <QStyledItemDelegate>

namespace scopelight {

/// Paints a step: its mark, its title over its caption, the connector to the next.
class StepDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(
        QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    /// Marks alone, for a narrow window.
    bool isNarrow = false;
};

/// The list of steps at the left: where one is, and how each step stands.
class StepRail : public QListView {
    Q_OBJECT

public:
    explicit StepRail(Workbench& workbench, QWidget* parent = nullptr);

    void select(StepId step);
    StepId current() const;
    void setNarrow(bool narrow);

Q_SIGNALS:
    void stepChosen(scopelight::StepId step);

private:
    StepModel* m_model;
    StepDelegate* m_delegate;
};

} // namespace scopelight
