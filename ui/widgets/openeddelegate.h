// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStyledItemDelegate>

namespace scopelight {

/// Paints the rows of OpenedModel: an API's heading with its count, a method with its verb, the search's hits
/// marked, and with the icon of what a click on it does.
class OpenedDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void setWords(const QStringList& words) { m_words = words; }
    void paint(
        QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    QStringList m_words;
};

} // namespace scopelight
