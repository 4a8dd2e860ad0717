// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStyledItemDelegate>

namespace scopelight {

/// A run of the list: its tick, or the letter it stands under, its title over when it was and what came of
/// it, and how it stands.
class RunDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(
        QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

protected:
    /// A click anywhere on the row ticks, as Space does.
    bool editorEvent(QEvent* event, QAbstractItemModel* model, const QStyleOptionViewItem& option,
        const QModelIndex& index) override;
};

/// The letter of a run, in a square.
void paintRunLetter(QPainter& painter, const QRect& square, const QString& letter, const QPalette& palette,
    const QFont& font);

} // namespace scopelight
