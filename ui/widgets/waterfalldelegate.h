// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFontMetrics>
#include <QStyledItemDelegate>

namespace scopelight {

/// Paints the rows of RequestsModel: what it was over its address, the status in its colour, the time as a
/// bar.
class WaterfallDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    /// What a row needs for its two lines.
    static int rowHeight(const QFontMetrics& metrics) { return std::max(42, 2 * metrics.height() + 8); }
    void paint(
        QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

} // namespace scopelight
