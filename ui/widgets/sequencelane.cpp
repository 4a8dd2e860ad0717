// SPDX-License-Identifier: Apache-2.0
#include "widgets/sequencelane.h"

#include "work/counted.h"

#include <QKeyEvent>
#include <QMouseEvent>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

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

/// The leg that is done now and was live before; -1 where there is none.
int newlyDone(const QList<Leg>& before, const QList<Leg>& now)
{
    for (int leg = 0; leg < std::min(before.size(), now.size()); ++leg) {
        if (before[leg].state == Leg::State::Live && now[leg].state == Leg::State::Done)
            return leg;
    }
    return -1;
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
    installPaintedItemsAccess();
    setObjectName(u"sequenceLane"_s);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("The sign-in, step by step"));
    setAccessibleDescription(tr("Arrow keys go from step to step, Return shows its exchange."));
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
    const bool wasHere = m_current < legs.size() && m_current < m_legs.size();
    const bool isAnnounced = wasHere && hasFocus() && legs[m_current] != m_legs[m_current];
    m_turned = newlyDone(m_legs, legs);
    m_sinceTurned.start();
    m_legs = legs;
    if (grows)
        updateGeometry();
    m_current = std::clamp(m_current, 0, std::max(0, int(m_legs.size()) - 1));
    if (grows || !isAnnounced)
        return update();
    QAccessibleEvent event(this, QAccessible::NameChanged);
    event.setChild(m_current);
    QAccessible::updateAccessibility(&event);
    update();
}

void SequenceLane::setLiveMs(qint64 ms)
{
    m_liveMs = ms;
    update();
}

QSize SequenceLane::sizeHint() const
{
    return {620, headHeight() + 16 + itemCount() * legHeight()};
}

QStringList SequenceLane::heads() const
{
    return {tr("Scopelight"), tr("Browser"), m_server};
}

QRect SequenceLane::itemRect(int leg) const
{
    return {0, headHeight() + leg * legHeight() + 12, width(), legHeight()};
}

QString SequenceLane::spokenItem(int leg) const
{
    const Leg& spoken = m_legs[leg];
    const LegWay way = LegWay::of(spoken.kind);
    QStringList parts{
        tr("%1 to %2").arg(heads()[way.from], heads()[way.to]), legText(spoken), stateWord(spoken.state)};
    if (spoken.elapsedMs >= 0)
        parts.append(counted(spoken.elapsedMs, tr("1 millisecond"), tr("%1 milliseconds")));
    return parts.join(u", "_s);
}

void SequenceLane::setCurrent(int leg)
{
    const int current = std::clamp(leg, 0, std::max(0, int(m_legs.size()) - 1));
    if (current == std::exchange(m_current, current))
        return;
    announceCurrent();
    update();
}

void SequenceLane::announceCurrent()
{
    if (m_legs.isEmpty())
        return;
    QAccessibleEvent event(this, QAccessible::Focus);
    event.setChild(m_current);
    QAccessible::updateAccessibility(&event);
}

void SequenceLane::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Up:
    case Qt::Key_Left:
        return setCurrent(m_current - 1);
    case Qt::Key_Down:
    case Qt::Key_Right:
        return setCurrent(m_current + 1);
    case Qt::Key_Home:
        return setCurrent(0);
    case Qt::Key_End:
        return setCurrent(int(m_legs.size()) - 1);
    case Qt::Key_Return:
    case Qt::Key_Enter:
        return openCurrent();
    default:
        QWidget::keyPressEvent(event);
    }
}

void SequenceLane::mousePressEvent(QMouseEvent* event)
{
    for (int leg = 0; leg < m_legs.size(); ++leg) {
        if (itemRect(leg).contains(event->position().toPoint()))
            return setCurrent(leg);
    }
}

void SequenceLane::mouseDoubleClickEvent(QMouseEvent* event)
{
    mousePressEvent(event);
    openCurrent();
}

/// What is still to come has none.
void SequenceLane::openCurrent()
{
    if (m_current < m_legs.size() && m_legs[m_current].state != Leg::State::ToCome)
        Q_EMIT opened(m_legs[m_current].kind);
}

void SequenceLane::focusInEvent(QFocusEvent* event)
{
    QWidget::focusInEvent(event);
    announceCurrent();
}

} // namespace scopelight
