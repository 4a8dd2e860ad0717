// SPDX-License-Identifier: Apache-2.0
#include "theme/frames.h"
#include "theme/metrics.h"
#include "theme/theme.h"
#include "widgets/sequencelane.h"
#include "work/clocktext.h"

#include <QPainter>
#include <QPainterPath>

using namespace Qt::StringLiterals;

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

constexpr int hop = 8;
constexpr int travelMs = 1600; ///< of the dot along the live leg
constexpr int turnMs = 160; ///< from the colour of a live leg to that of a done one

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

QColor between(const QColor& from, const QColor& to, qreal way)
{
    const auto mix = [way](int a, int b) { return qRound(a + (b - a) * way); };
    return {mix(from.red(), to.red()), mix(from.green(), to.green()), mix(from.blue(), to.blue())};
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

/// 30, 36 and 116 pixels and more with a larger font.
int SequenceLane::headHeight() const
{
    return Metrics::fit(30, fontMetrics());
}

int SequenceLane::legHeight() const
{
    return std::max(36, fontMetrics().height() + 20);
}

int SequenceLane::headWidth() const
{
    return std::max(116, QFontMetrics(Type::heading(font())).horizontalAdvance(u"Scopelight"_s) + 28);
}

int SequenceLane::timeWidth() const
{
    return std::max(84, QFontMetrics(Type::wire(font())).horizontalAdvance(u"00000 ms"_s) + 16);
}

int SequenceLane::lifeline(int column) const
{
    const int left = headWidth() / 2 + 12;
    const int right = width() - timeWidth() - headWidth() / 2;
    return left + (right - left) * column / 2;
}

void SequenceLane::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::of(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    Frames* frames = Frames::of(*this);
    for (int column = 0; column < 3; ++column) {
        const int x = lifeline(column);
        painter.fillRect(QRectF(x - 1, headHeight(), 2, height() - headHeight()), theme.line);
        const QRectF head(x - headWidth() / 2.0 + 0.5, 0.5, headWidth(), headHeight() - 1);
        painter.setPen(QPen(theme.line, 1));
        painter.setBrush(theme.sunk);
        painter.drawRoundedRect(head, Metrics::controlRadius, Metrics::controlRadius);
        painter.setPen(theme.text);
        painter.setFont(Type::heading(font()));
        painter.drawText(head, Qt::AlignCenter,
            painter.fontMetrics().elidedText(heads()[column], Qt::ElideRight, headWidth() - 12));
    }
    for (int i = 0; i < m_legs.size(); ++i) {
        const bool isLive = m_legs[i].state == Leg::State::Live;
        const bool isFocused = hasFocus() && i == m_current;
        painter.setPen(isFocused ? QPen(theme.accent, 2) : QPen(Qt::NoPen));
        painter.setBrush(isLive ? QBrush(theme.sel) : QBrush(Qt::NoBrush));
        if (isLive || isFocused)
            painter.drawRoundedRect(
                itemRect(i).adjusted(1, 1, -1, -1), Metrics::controlRadius, Metrics::controlRadius);
        paintLeg(painter, i, frames);
    }
}

/// `frames` move it; without them the live leg's dot stands in the middle.
void SequenceLane::paintLeg(QPainter& painter, int index, Frames* frames)
{
    const Theme& theme = Theme::of(palette());
    const Leg& leg = m_legs[index];
    const int y = headHeight() + (index + 1) * legHeight();
    const LegWay way = LegWay::of(leg.kind);
    const int from = lifeline(way.from);
    const int to = lifeline(way.to);
    const int direction = to > from ? 1 : -1;
    QColor color = colorOf(leg.state, theme);
    if (index == m_turned && frames != nullptr && m_sinceTurned.elapsed() < turnMs) {
        color = between(theme.accent, color, qreal(m_sinceTurned.elapsed()) / turnMs);
        frames->askFor(*this);
    }
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
    if (leg.state == Leg::State::Live) {
        painter.drawEllipse(
            QPointF(from + (to - from) * (frames != nullptr ? frames->phase(travelMs) : 0.5), y), 4, 4);
        if (frames != nullptr)
            frames->askFor(*this);
    }
    painter.setPen(leg.state == Leg::State::ToCome ? theme.text2
            : leg.state == Leg::State::Stray       ? theme.warn
                                                   : theme.text);
    painter.setFont(leg.state == Leg::State::Live ? Type::heading(font()) : font());
    const bool isLong = way.from != 1 && way.to != 1; // its label stands over its first half
    const int labelHeight = painter.fontMetrics().height();
    const QRect label(std::min(from, to) + Metrics::half, y - 3 - labelHeight,
        std::abs(to - from) / (isLong ? 2 : 1) - 2 * Metrics::half, labelHeight);
    painter.drawText(label, Qt::AlignHCenter | Qt::AlignVCenter | Qt::TextSingleLine,
        painter.fontMetrics().elidedText(legText(leg), Qt::ElideRight, label.width()));
    painter.setFont(Type::wire(font()));
    painter.setPen(leg.state == Leg::State::Stray ? theme.warn : theme.text2);
    const qint64 ms = leg.state == Leg::State::Live ? m_liveMs : leg.elapsedMs;
    painter.drawText(QRect(width() - timeWidth(), y - 12, timeWidth() - 8, 24),
        Qt::AlignRight | Qt::AlignVCenter, timeText(ms));
}

} // namespace scopelight
