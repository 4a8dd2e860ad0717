// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QHeaderView>
#include <QStyledItemDelegate>

namespace scopelight {

/// A cell of the runs side by side: a bar before the rows in which they differ, and a mark before what was
/// granted.
class RunGridDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(
        QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

/// Over each column the letter and the title of its run.
class RunGridHeader : public QHeaderView {
    Q_OBJECT

public:
    explicit RunGridHeader(QWidget* parent = nullptr);

protected:
    void paintSection(QPainter* painter, const QRect& rect, int section) const override;
};

} // namespace scopelight
