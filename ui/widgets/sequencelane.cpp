// SPDX-License-Identifier: Apache-2.0
#include "widgets/sequencelane.h"

#include "theme/metrics.h"
#include "theme/theme.h"
#include "work/clocktext.h"

#include <QPainter>
#include <QPainterPath>
#include <QStyle>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

constexpr int headWidth = 116;
constexpr int headHeight = 30;
constexpr int legDistance = 36;
constexpr int timeWidth = 84;
constexpr int frameMs = 40;
constexpr int travelMs = 1600;
constexpr int hop = 8;

struct Way {
    int from;
    int to;
};

/// Columns: 0 Scopelight, 1 browser, 2 server.
Way wayOf(Leg::Kind kind)
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

QString stateWord(Leg::State state)
{
    switch (state) {
    case Leg::State::ToCome:
        return SequenceLane::tr("to come");
    case Leg::State::Live:
        return SequenceLane::tr("now");
    case Leg::State::Done:
        return SequenceLane::tr("done");
    case Leg::State::Stray:
        return SequenceLane::tr("ignored");
    case Leg::State::Failed:
        return SequenceLane::tr("failed");
    }
    Q_UNREACHABLE();
}

} // namespace

QString legText(const Leg& leg)
{
    const bool isDone = leg.state == Leg::State::Done;
    switch (leg.kind) {
    case Leg::Kind::OpenAddress:
        return isDone ? SequenceLane::tr("Opened the address") : SequenceLane::tr("Open the address");
    case Leg::Kind::Consent:
        return SequenceLane::tr("Sign-in and consent");
    case Leg::Kind::Redirect:
        return SequenceLane::tr("Redirect with the code");
    case Leg::Kind::Stray:
        return SequenceLane::tr("Stray request, ignored");
    case Leg::Kind::Deliver:
        return SequenceLane::tr("Code and state");
    case Leg::Kind::Exchange:
        return SequenceLane::tr("Code for tokens");
    case Leg::Kind::Keys:
        return SequenceLane::tr("Keys and account");
    }
    Q_UNREACHABLE();
}

SequenceLane::SequenceLane(QWidget* parent)
    : QWidget(parent)
    , m_server(tr("Google"))
    , m_legs(plannedLegs())
{
    setObjectName(u"sequenceLane"_s);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&m_animation, &QTimer::timeout, this, [this] {
        m_phase = (m_phase + 1000 * frameMs / travelMs) % 1000;
        update();
    });
    describe();
}

void SequenceLane::setServerName(const QString& name)
{
    m_server = name;
    update();
}

void SequenceLane::setLegs(const QList<Leg>& legs)
{
    if (legs == m_legs)
        return;
    const bool grows = legs.size() != m_legs.size();
    m_legs = legs;
    const bool isLive =
        std::ranges::any_of(m_legs, [](const Leg& leg) { return leg.state == Leg::State::Live; });
    const bool mayAnimate = style()->styleHint(QStyle::SH_Widget_Animation_Duration, nullptr, this) > 0;
    if (isLive && mayAnimate)
        m_animation.start(frameMs);
    else
        m_animation.stop();
    m_phase = 500; // where it stands still, in the middle
    if (grows)
        updateGeometry();
    describe();
    update();
}

void SequenceLane::setLiveMs(qint64 ms)
{
    m_liveMs = ms;
    update();
}

QSize SequenceLane::sizeHint() const
{
    return {620, headHeight + 16 + int(m_legs.size()) * legDistance};
}

int SequenceLane::lifeline(int column) const
{
    const int left = headWidth / 2 + 12;
    const int right = width() - timeWidth - headWidth / 2;
    return left + (right - left) * column / 2;
}

void SequenceLane::describe()
{
    QStringList texts;
    for (const Leg& leg : m_legs) {
        const QString time = leg.elapsedMs >= 0 ? u", "_s + timeText(leg.elapsedMs) : QString();
        texts.append(u"%1, %2%3"_s.arg(legText(leg), stateWord(leg.state), time));
    }
    setAccessibleName(tr("The sign-in, step by step"));
    setAccessibleDescription(texts.join(u". "_s));
}

void SequenceLane::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::of(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QStringList heads{tr("Scopelight"), tr("Browser"), m_server};
    for (int column = 0; column < 3; ++column) {
        const int x = lifeline(column);
        painter.fillRect(QRectF(x - 1, headHeight, 2, height() - headHeight), theme.line);
        const QRectF head(x - headWidth / 2.0 + 0.5, 0.5, headWidth, headHeight - 1);
        painter.setPen(QPen(theme.line, 1));
        painter.setBrush(theme.sunk);
        painter.drawRoundedRect(head, Metrics::controlRadius, Metrics::controlRadius);
        painter.setPen(theme.text);
        painter.setFont(Type::heading(font()));
        painter.drawText(head, Qt::AlignCenter,
            painter.fontMetrics().elidedText(heads[column], Qt::ElideRight, headWidth - 12));
    }
    int y = headHeight + legDistance;
    for (const Leg& leg : m_legs) {
        if (leg.state == Leg::State::Live) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(theme.sel);
            painter.drawRoundedRect(
                QRectF(0, y - 24, width(), legDistance), Metrics::controlRadius, Metrics::controlRadius);
        }
        paintLeg(painter, leg, y);
        y += legDistance;
    }
}

void SequenceLane::paintLeg(QPainter& painter, const Leg& leg, int y) const
{
    const Theme& theme = Theme::of(palette());
    const Way way = wayOf(leg.kind);
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
