// SPDX-License-Identifier: Apache-2.0
#include "widgets/timeaxis.h"

#include "models/requestsmodel.h"
#include "theme/metrics.h"
#include "theme/theme.h"

#include <QLocale>
#include <QPainter>

namespace scopelight {

namespace {

constexpr int inset = 4; ///< the first bar does not touch the column before

QString tickText(qint64 ms, qint64 scaleMs)
{
    if (ms == 0)
        return QLocale().toString(0);
    if (scaleMs < 1000)
        return TimeAxisHeader::tr("%1 ms").arg(ms);
    return TimeAxisHeader::tr("%1 s").arg(QLocale().toString(double(ms) / 1000, 'g', 3));
}

} // namespace

QList<qint64> timeTicks(qint64 scaleMs)
{
    if (scaleMs <= 0)
        return {}; // a share of nothing is no number
    const auto isTooSmall = [scaleMs](qint64 step) { return 7 * step < 2 * scaleMs; };
    qint64 step = 1;
    for (qint64 power = 1; isTooSmall(step); power *= 10) {
        for (const qint64 digit : {1, 2, 5}) {
            step = digit * power;
            if (!isTooSmall(step))
                break;
        }
    }
    QList<qint64> ticks;
    for (qint64 tick = 0; tick <= scaleMs; tick += step)
        ticks.append(tick);
    return ticks;
}

qreal placeOnAxis(const QRect& cell, qreal share)
{
    return cell.left() + inset + (cell.width() - 2 * inset) * share;
}

TimeAxisHeader::TimeAxisHeader(QWidget* parent)
    : QHeaderView(Qt::Horizontal, parent)
{
    setHighlightSections(false);
}

void TimeAxisHeader::paintSection(QPainter* painter, const QRect& rect, int section) const
{
    painter->save();
    QHeaderView::paintSection(painter, rect, section);
    painter->restore();
    if (section != RequestsModel::Bar)
        return;
    const qint64 scale = model()->headerData(section, orientation(), RequestsModel::ScaleRole).toLongLong();
    painter->save();
    painter->setFont(Type::caption(font()));
    painter->setPen(Theme::of(palette()).text2);
    for (const qint64 tick : timeTicks(scale)) {
        const QString text = tickText(tick, scale);
        const int left = qRound(placeOnAxis(rect, double(tick) / double(scale)));
        if (left + painter->fontMetrics().horizontalAdvance(text) > rect.right())
            break; // no half a number at the edge
        painter->drawText(
            QRect(left, rect.top(), rect.right() - left, rect.height()), Qt::AlignVCenter, text);
    }
    painter->restore();
}

} // namespace scopelight
