// SPDX-License-Identifier: Apache-2.0
#include "widgets/waterfalldelegate.h"

#include "models/requestsmodel.h"
#include "theme/controls.h"
#include "theme/icons.h"
#include "theme/metrics.h"
#include "theme/theme.h"

#include <QPainter>

namespace scopelight {

namespace {

void paintTitle(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index)
{
    const Theme& theme = Theme::of(option.palette);
    const QRect icon(option.rect.left() + 14, option.rect.center().y() - 7, 15, 15);
    paintIcon(painter, icon, index.data(RequestsModel::IconRole).toString(), theme.text2);
    const QRect text = option.rect.adjusted(40, 0, -8, 0);
    const QFont title = Type::scaled(option.font, 1, QFont::Medium);
    const QFont wire = Type::scaled(Type::wire(option.font), 0.92);
    const int height = QFontMetrics(title).height() + QFontMetrics(wire).height();
    const int top = text.center().y() - height / 2 + 1;
    painter.setFont(title);
    painter.setPen(theme.text);
    painter.drawText(QRect(text.left(), top, text.width(), QFontMetrics(title).height()), Qt::AlignVCenter,
        QFontMetrics(title).elidedText(
            index.data(RequestsModel::TitleRole).toString(), Qt::ElideRight, text.width()));
    painter.setFont(wire);
    painter.setPen(theme.text2);
    painter.drawText(
        QRect(text.left(), top + QFontMetrics(title).height(), text.width(), QFontMetrics(wire).height()),
        Qt::AlignVCenter,
        QFontMetrics(wire).elidedText(
            index.data(RequestsModel::AddressRole).toString(), Qt::ElideMiddle, text.width()));
}

void paintBar(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index)
{
    const Theme& theme = Theme::of(option.palette);
    const QRectF area = QRectF(option.rect).adjusted(4, 0, -4, 0);
    const qreal left = area.left() + area.width() * index.data(RequestsModel::StartRole).toDouble();
    const qreal wait = area.width() * index.data(RequestsModel::WaitRole).toDouble();
    const qreal length = std::max(3.0, area.width() * index.data(RequestsModel::LengthRole).toDouble());
    const qreal top = area.center().y() - 4;
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    const bool isIncoming = index.data(RequestsModel::IsIncomingRole).toBool();
    painter.setBrush(isIncoming ? theme.warnFill : theme.accent);
    painter.drawRoundedRect(QRectF(left, top, length, 8), 2, 2);
    if (isIncoming || length - wait < 1)
        return;
    painter.setBrush(theme.ok);
    painter.drawRoundedRect(QRectF(left + wait, top, length - wait, 8), 2, 2);
}

} // namespace

void WaterfallDelegate::paint(
    QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Theme& theme = Theme::of(option.palette);
    painter->save();
    controls::paintCell(*painter, option, index.column());
    switch (static_cast<RequestsModel::Column>(index.column())) {
    case RequestsModel::Exchange:
        paintTitle(*painter, option, index);
        break;
    case RequestsModel::Bar:
        paintBar(*painter, option, index);
        break;
    case RequestsModel::Status:
    case RequestsModel::Time: {
        const int status = index.data(RequestsModel::StatusRole).toInt();
        const bool isStatus = index.column() == RequestsModel::Status;
        const QColor judged = status >= 200 && status < 400 ? theme.ok
            : status == 0                                   ? theme.text2
                                                            : theme.bad;
        painter->setFont(isStatus ? Type::wire(option.font) : option.font);
        painter->setPen(isStatus ? judged : theme.text2);
        painter->drawText(option.rect.adjusted(8, 0, -12, 0),
            Qt::AlignVCenter | (isStatus ? Qt::AlignLeft : Qt::AlignRight) | Qt::TextSingleLine,
            index.data().toString());
        break;
    }
    case RequestsModel::ColumnCount:
        break;
    }
    painter->restore();
}

} // namespace scopelight
