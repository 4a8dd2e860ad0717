// SPDX-License-Identifier: Apache-2.0
#include "widgets/sequencelaneaccess.h"

#include "widgets/sequencelane.h"

#include <QAccessibleWidget>
#include <QHash>

namespace scopelight {

namespace {

/// One leg: a list item with a name, a place and a focus, but no widget.
class LegInterface : public QAccessibleInterface {
public:
    LegInterface(SequenceLane& lane, int leg)
        : m_lane(lane)
        , m_leg(leg)
    {
    }

    bool isValid() const override { return m_leg < m_lane.legs().size(); }
    QObject* object() const override { return nullptr; }
    QAccessibleInterface* parent() const override { return QAccessible::queryAccessibleInterface(&m_lane); }
    QAccessibleInterface* child(int) const override { return nullptr; }
    QAccessibleInterface* childAt(int, int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface*) const override { return -1; }
    QAccessible::Role role() const override { return QAccessible::ListItem; }
    void setText(QAccessible::Text, const QString&) override { }

    QString text(QAccessible::Text kind) const override
    {
        return kind == QAccessible::Name && isValid() ? m_lane.spokenLeg(m_leg) : QString();
    }
    QRect rect() const override
    {
        const QRect band = m_lane.legRect(m_leg);
        return {m_lane.mapToGlobal(band.topLeft()), band.size()};
    }
    QAccessible::State state() const override
    {
        QAccessible::State state;
        state.readOnly = true;
        state.focusable = true;
        state.selectable = true;
        state.focused = m_lane.hasFocus() && m_lane.current() == m_leg;
        state.selected = m_lane.current() == m_leg;
        state.invisible = !m_lane.isVisible();
        return state;
    }

private:
    SequenceLane& m_lane;
    int m_leg;
};

/// The lane: a list of its legs.
class LaneInterface : public QAccessibleWidget {
public:
    explicit LaneInterface(SequenceLane& lane)
        : QAccessibleWidget(&lane, QAccessible::List)
        , m_lane(lane)
    {
    }
    Q_DISABLE_COPY_MOVE(LaneInterface)
    ~LaneInterface() override
    {
        for (const QAccessible::Id id : m_legs)
            QAccessible::deleteAccessibleInterface(id);
    }

    int childCount() const override { return int(m_lane.legs().size()); }
    QAccessibleInterface* child(int leg) const override
    {
        if (leg < 0 || leg >= childCount())
            return nullptr;
        const auto known = m_legs.constFind(leg);
        if (known != m_legs.constEnd())
            return QAccessible::accessibleInterface(*known);
        auto* made = new LegInterface(m_lane, leg);
        m_legs.insert(leg, QAccessible::registerAccessibleInterface(made));
        return made;
    }
    QAccessibleInterface* childAt(int x, int y) const override
    {
        for (int leg = 0; leg < childCount(); ++leg) {
            if (child(leg)->rect().contains(x, y))
                return child(leg);
        }
        return nullptr;
    }
    int indexOfChild(const QAccessibleInterface* wanted) const override
    {
        for (int leg = 0; leg < childCount(); ++leg) {
            if (child(leg) == wanted)
                return leg;
        }
        return -1;
    }
    QAccessibleInterface* focusChild() const override
    {
        return m_lane.hasFocus() ? child(m_lane.current()) : nullptr;
    }

private:
    SequenceLane& m_lane;
    mutable QHash<int, QAccessible::Id> m_legs;
};

QAccessibleInterface* makeInterface(const QString&, QObject* object)
{
    auto* lane = qobject_cast<SequenceLane*>(object);
    return lane != nullptr ? new LaneInterface(*lane) : nullptr;
}

} // namespace

void installSequenceLaneAccess()
{
    static const bool isInstalled = [] {
        QAccessible::installFactory(makeInterface);
        return true;
    }();
    Q_UNUSED(isInstalled)
}

} // namespace scopelight
