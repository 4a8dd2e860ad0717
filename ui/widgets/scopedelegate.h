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
    /// A narrow row leaves "Read-only" to its tooltip.
    void setNarrow(bool narrow) { m_isNarrow = narrow; }
    /// Whether the current row is outlined: something beside the list shows it.
    void setMarksCurrent(bool marks) { m_marksCurrent = marks; }
    void paint(
        QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    bool editorEvent(QEvent* event, QAbstractItemModel* model, const QStyleOptionViewItem& option,
        const QModelIndex& index) override;

Q_SIGNALS:
    /// A click beside the tick.
    void detailWanted(const QModelIndex& index);

private:
    void paintApi(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index) const;
    void paintScope(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index) const;
    void paintGround(QPainter& painter, const QStyleOptionViewItem& option, bool isChosen) const;
    /// The chip at the right, and "Read-only" before it; how much they take.
    int paintClass(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index) const;

    QStringList m_words;
    bool m_isNarrow = false;
    bool m_marksCurrent = false;
};

} // namespace scopelight
