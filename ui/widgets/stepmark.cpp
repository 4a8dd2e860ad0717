// SPDX-License-Identifier: Apache-2.0
#include "widgets/stepmark.h"

#include "theme/icons.h"
#include "theme/theme.h"

#include <QPainter>

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

using Mark = StepState::Mark;

void paintExclamation(QPainter& painter, const QRectF& rect, const QColor& color, qreal shift)
{
    painter.setPen(QPen(color, 2, Qt::SolidLine, Qt::RoundCap));
    const QPointF center = rect.center() + QPointF(0, shift);
    painter.drawLine(center + QPointF(0, -3.5), center + QPointF(0, 0.5));
    painter.drawPoint(center + QPointF(0, 4));
}

} // namespace

void paintStepMark(
    QPainter& painter, const QRectF& rect, StepState::Mark mark, const Theme& theme, qreal turn)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF ring = rect.adjusted(2, 2, -2, -2);
    switch (mark) {
    case Mark::Empty:
        painter.setPen(QPen(theme.ctrl, 1.5));
        painter.drawEllipse(ring);
        break;
    case Mark::Ready:
        painter.setPen(QPen(theme.accent, 2));
        painter.drawEllipse(ring);
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.accent);
        painter.drawEllipse(rect.center(), 3.5, 3.5);
        break;
    case Mark::Running:
        painter.setPen(QPen(theme.accent, 2.2, Qt::SolidLine, Qt::RoundCap));
        painter.drawArc(ring, qRound((90 - 360 * turn) * 16), -270 * 16);
        break;
    case Mark::Done:
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.ok);
        painter.drawEllipse(rect.adjusted(1, 1, -1, -1));
        paintIcon(painter, rect.adjusted(4, 4, -4, -4).toRect(), u"check"_s, theme.card);
        break;
    case Mark::Look: {
        const QPolygonF triangle({{rect.center().x(), rect.top() + 1}, {rect.right(), rect.bottom() - 2},
            {rect.left(), rect.bottom() - 2}});
        painter.setPen(QPen(theme.warnFill, 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.setBrush(theme.warnFill);
        painter.drawPolygon(triangle);
        paintExclamation(painter, rect, theme.card, 2);
        break;
    }
    case Mark::Problem: {
        const QPointF c = rect.center();
        const qreal r = rect.width() / 2 - 1;
        painter.setPen(QPen(theme.bad, 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.setBrush(theme.bad);
        painter.drawPolygon(QPolygonF({{c.x(), c.y() - r + 1}, {c.x() + r - 1, c.y()}, {c.x(), c.y() + r - 1},
            {c.x() - r + 1, c.y()}}));
        paintExclamation(painter, rect, theme.card, 0);
        break;
    }
    }
    painter.restore();
}

} // namespace scopelight
