// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStyledItemDelegate>

namespace scopelight {

/// Paints the rows of ScopeModel: an API's heading, or a scope with its tick, its words, its class, and the
/// search's hits marked.
class ScopeDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void setSearch(const QString& text);
    void paint(
        QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    bool editorEvent(QEvent* event, QAbstractItemModel* model, const QStyleOptionViewItem& option,
        const QModelIndex& index) override;

private:
    void paintApi(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index) const;
    void paintScope(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index) const;
    void paintMarked(QPainter& painter, const QRect& rect, const QString& text, const QColor& color,
        const QPalette& palette) const;

    QStringList m_words;
};

} // namespace scopelight
