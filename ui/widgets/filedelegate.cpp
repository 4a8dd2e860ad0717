// SPDX-License-Identifier: Apache-2.0
#include "widgets/filedelegate.h"

#include "doctor/diagnosis.h"
#include "models/drivemodel.h"
#include "theme/controls.h"
#include "theme/icons.h"
#include "theme/metrics.h"
#include "theme/theme.h"

#include <QPainter>

namespace scopelight {

void FileDelegate::paint(
    QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Theme& theme = Theme::of(option.palette);
    painter->save();
    controls::paintCell(*painter, option, index.column());
    QRect text = option.rect.adjusted(Metrics::grid, 0, -Metrics::grid, 0);
    if (index.column() == DriveModel::Name) {
        text.setLeft(option.rect.left() + Metrics::gap);
        paintIcon(*painter, QRect(text.left(), text.center().y() - 7, 16, 16),
            index.data(DriveModel::IconRole).toString(), theme.text2);
        text.setLeft(text.left() + 26);
    }
    painter->setPen(
        index.column() == DriveModel::Name || index.column() == DriveModel::Size ? theme.text : theme.text2);
    const bool isRight = index.column() == DriveModel::Size;
    const QString shown = shownText(index.data().toString());
    painter->drawText(text,
        Qt::AlignVCenter | (isRight ? Qt::AlignRight : Qt::AlignLeft) | Qt::TextSingleLine,
        painter->fontMetrics().elidedText(shown, Qt::ElideMiddle, text.width()));
    painter->restore();
}

} // namespace scopelight
