// SPDX-License-Identifier: Apache-2.0
#include "widgets/waterfalldelegate.h"

#include "models/requestsmodel.h"
#include "theme/controls.h"
#include "theme/icons.h"
#include "theme/metrics.h"
#include "theme/theme.h"
#include "widgets/timeaxis.h"

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

/// What lies behind the bars: a hairline at each time that the header names.
void paintTicks(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index)
{
    const qint64 scale =
        index.model()->headerData(index.column(), Qt::Horizontal, RequestsModel::ScaleRole).toLongLong();
    painter.setPen(QPen(Theme::of(option.palette).line, 0));
    for (const qint64 tick : timeTicks(scale)) {
        const int x = qRound(placeOnAxis(option.rect, double(tick) / double(scale)));
        painter.drawLine(x, option.rect.top(), x, option.rect.bottom());
    }
}

/// A piece of a bar, from one share of the scale to another.
void paintPiece(QPainter& painter, const QRect& cell, qreal from, qreal to, const QColor& colour)
{
    const qreal left = placeOnAxis(cell, from);
    const qreal right = placeOnAxis(cell, to);
    painter.setBrush(colour);
    painter.drawRoundedRect(QRectF(left, QRectF(cell).center().y() - 4, right - left, 8), 2, 2);
}

void paintBar(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index)
{
    const Theme& theme = Theme::of(option.palette);
    const qreal thinnest = 3.0 / std::max(1, option.rect.width());
    const qreal start = index.data(RequestsModel::StartRole).toDouble();
    const qreal sent = start + index.data(RequestsModel::ConnectRole).toDouble();
    const qreal firstByte = start + index.data(RequestsModel::WaitRole).toDouble();
    const qreal end = std::max(start + thinnest, start + index.data(RequestsModel::LengthRole).toDouble());
    paintTicks(painter, option, index);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    if (index.data(RequestsModel::IsBrowsersRole).toBool())
        return paintPiece(painter, option.rect, start, end, theme.warnFill);
    paintPiece(painter, option.rect, start, end, theme.accent);
    if (sent - start >= thinnest / 2)
        paintPiece(painter, option.rect, start, sent, theme.ctrl);
    if (firstByte > start && end - firstByte >= thinnest / 2)
        paintPiece(painter, option.rect, firstByte, end, theme.ok);
}

/// The band of a pause: its words in the middle of the whole row.
void paintPause(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index)
{
    const Theme& theme = Theme::of(option.palette);
    painter.fillRect(option.rect, theme.sunk);
    controls::paintHairline(painter, option);
    painter.setFont(Type::caption(option.font));
    painter.setPen(theme.text2);
    painter.drawText(option.rect.adjusted(40, 0, -8, 0), Qt::AlignVCenter | Qt::TextSingleLine,
        index.data(RequestsModel::TitleRole).toString());
}

} // namespace

void WaterfallDelegate::paint(
    QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Theme& theme = Theme::of(option.palette);
    painter->save();
    if (index.data(RequestsModel::IsPauseRole).toBool()) {
        paintPause(*painter, option, index);
        return painter->restore();
    }
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
            int(Qt::AlignVCenter | (isStatus ? Qt::AlignLeft : Qt::AlignRight)) | Qt::TextSingleLine,
            index.data().toString());
        break;
    }
    case RequestsModel::ColumnCount:
        break;
    }
    painter->restore();
}

} // namespace scopelight
