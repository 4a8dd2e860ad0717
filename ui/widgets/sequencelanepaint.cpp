// SPDX-License-Identifier: Apache-2.0
#include "theme/metrics.h"
#include "theme/theme.h"
#include "widgets/sequencelane.h"
#include "work/clocktext.h"

#include <QPainter>
#include <QPainterPath>

namespace scopelight {

LegWay LegWay::of(Leg::Kind kind)
{
    switch (kind) {
    case Leg::Kind::OpenAddress:
        return {0, 1};
    case Leg::Kind::Consent:
        return {1, 2};
    case Leg::Kind::Redirect:
        return {2, 1};
    case Leg::Kind::Stray:
    case Leg::Kind::Deliver:
        return {1, 0};
    case Leg::Kind::Exchange:
    case Leg::Kind::Keys:
        return {0, 2};
    }
    Q_UNREACHABLE();
}

namespace {

constexpr int headWidth = 116;
constexpr int timeWidth = 84;
constexpr int hop = 8;

QColor colorOf(Leg::State state, const Theme& theme)
{
    switch (state) {
    case Leg::State::ToCome:
        return theme.ctrl;
    case Leg::State::Live:
        return theme.accent;
    case Leg::State::Done:
        return theme.ok;
    case Leg::State::Stray:
        return theme.warn;
    case Leg::State::Failed:
        return theme.bad;
    }
    Q_UNREACHABLE();
}

QString timeText(qint64 ms)
{
    if (ms < 0)
        return {};
    if (ms < 10'000)
        return SequenceLane::tr("%1 ms").arg(ms);
    return clockText(ms / 1000);
}

} // namespace

int SequenceLane::lifeline(int column) const
{
    const int left = headWidth / 2 + 12;
    const int right = width() - timeWidth - headWidth / 2;
    return left + (right - left) * column / 2;
}

void SequenceLane::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::of(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    for (int column = 0; column < 3; ++column) {
        const int x = lifeline(column);
        painter.fillRect(
            QRectF(x - 1, legDistances::headHeight, 2, height() - legDistances::headHeight), theme.line);
        const QRectF head(x - headWidth / 2.0 + 0.5, 0.5, headWidth, legDistances::headHeight - 1);
        painter.setPen(QPen(theme.line, 1));
        painter.setBrush(theme.sunk);
        painter.drawRoundedRect(head, Metrics::controlRadius, Metrics::controlRadius);
        painter.setPen(theme.text);
        painter.setFont(Type::heading(font()));
        painter.drawText(head, Qt::AlignCenter,
            painter.fontMetrics().elidedText(heads()[column], Qt::ElideRight, headWidth - 12));
    }
    for (int i = 0; i < m_legs.size(); ++i) {
        const bool isLive = m_legs[i].state == Leg::State::Live;
        const bool isFocused = hasFocus() && i == m_current;
        painter.setPen(isFocused ? QPen(theme.accent, 2) : QPen(Qt::NoPen));
        painter.setBrush(isLive ? QBrush(theme.sel) : QBrush(Qt::NoBrush));
        if (isLive || isFocused)
            painter.drawRoundedRect(
                legRect(i).adjusted(1, 1, -1, -1), Metrics::controlRadius, Metrics::controlRadius);
        paintLeg(painter, m_legs[i], legDistances::headHeight + (i + 1) * legDistances::leg);
    }
}

void SequenceLane::paintLeg(QPainter& painter, const Leg& leg, int y) const
{
    const Theme& theme = Theme::of(palette());
    const LegWay way = LegWay::of(leg.kind);
    const int from = lifeline(way.from);
    const int to = lifeline(way.to);
    const int direction = to > from ? 1 : -1;
    const QColor color = colorOf(leg.state, theme);
    const bool isPending = leg.state == Leg::State::ToCome || leg.state == Leg::State::Stray;
    QPen pen(color, leg.state == Leg::State::Live ? 2.5 : 2);
    if (isPending)
        pen.setDashPattern({1.5, 2.5});
    painter.setPen(pen);
    painter.setBrush(Qt::NoBrush);
    QPainterPath line(QPointF(from, y));
    if (way.from != 1 && way.to != 1) { // it hops over the browser's line
        const int middle = lifeline(1);
        line.lineTo(middle - direction * hop, y);
        line.arcTo(QRectF(middle - hop, y - hop, 2 * hop, 2 * hop), direction > 0 ? 180 : 0,
            direction > 0 ? -180 : 180);
    }
    const int tip = to - direction * 5;
    line.lineTo(tip, y);
    painter.drawPath(line);
    painter.setPen(QPen(color, 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    if (leg.state == Leg::State::Failed) {
        painter.drawLine(tip - 5, y - 5, tip + 5, y + 5);
        painter.drawLine(tip - 5, y + 5, tip + 5, y - 5);
    } else {
        painter.drawPolyline(
            QPolygon({{tip - direction * 7, y - 5}, {tip, y}, {tip - direction * 7, y + 5}}));
    }
    painter.setBrush(leg.state == Leg::State::ToCome ? QBrush(theme.card) : QBrush(color));
    painter.setPen(QPen(color, 1.5));
    painter.drawEllipse(QPointF(from, y), 4, 4);
    if (leg.state == Leg::State::Live)
        painter.drawEllipse(QPointF(from + (to - from) * m_phase / 1000.0, y), 4, 4);
    painter.setPen(leg.state == Leg::State::ToCome ? theme.text2
            : leg.state == Leg::State::Stray       ? theme.warn
                                                   : theme.text);
    painter.setFont(leg.state == Leg::State::Live ? Type::heading(font()) : font());
    const QRect label(std::min(from, to), y - 22, std::abs(to - from), 20);
    const QRect half =
        way.from != 1 && way.to != 1 ? QRect(label.left(), label.top(), label.width() / 2, 20) : label;
    painter.drawText(half, Qt::AlignHCenter | Qt::AlignVCenter | Qt::TextSingleLine, legText(leg));
    painter.setFont(Type::wire(font()));
    painter.setPen(leg.state == Leg::State::Stray ? theme.warn : theme.text2);
    const qint64 ms = leg.state == Leg::State::Live ? m_liveMs : leg.elapsedMs;
    painter.drawText(QRect(width() - timeWidth, y - 10, timeWidth - 8, 20), Qt::AlignRight | Qt::AlignVCenter,
        timeText(ms));
}

} // namespace scopelight
