// SPDX-License-Identifier: Apache-2.0
#include "widgets/painteditems.h"

#include <QAccessibleWidget>
#include <QHash>
#include <QWidget>

namespace scopelight {

namespace {

/// One item: it has a name, a place and a focus, but no widget.
class ItemInterface : public QAccessibleInterface, public QAccessibleActionInterface {
public:
    ItemInterface(QWidget& widget, PaintedItems& items, int item)
        : m_widget(widget)
        , m_items(items)
        , m_item(item)
    {
    }

    bool isValid() const override { return m_item < m_items.itemCount(); }
    QObject* object() const override { return nullptr; }
    QAccessibleInterface* parent() const override { return QAccessible::queryAccessibleInterface(&m_widget); }
    QAccessibleInterface* child(int) const override { return nullptr; }
    QAccessibleInterface* childAt(int, int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface*) const override { return -1; }
    QAccessible::Role role() const override { return m_items.itemRole(); }
    void setText(QAccessible::Text, const QString&) override { }

    QString text(QAccessible::Text kind) const override
    {
        return kind == QAccessible::Name && isValid() ? m_items.spokenItem(m_item) : QString();
    }
    QRect rect() const override
    {
        const QRect area = m_items.itemRect(m_item);
        return {m_widget.mapToGlobal(area.topLeft()), area.size()};
    }
    QAccessible::State state() const override
    {
        const bool isCurrent = m_items.current() == m_item;
        const bool isChoice = role() == QAccessible::RadioButton;
        QAccessible::State state;
        state.readOnly = !isChoice;
        state.focusable = true;
        state.selectable = !isChoice;
        state.checkable = isChoice;
        state.focused = m_widget.hasFocus() && isCurrent;
        state.selected = !isChoice && isCurrent;
        state.checked = isChoice && isCurrent;
        state.invisible = !m_widget.isVisible();
        return state;
    }

    void* interface_cast(QAccessible::InterfaceType type) override
    {
        return type == QAccessible::ActionInterface ? static_cast<QAccessibleActionInterface*>(this)
                                                    : nullptr;
    }
    QStringList actionNames() const override { return {pressAction()}; }
    void doAction(const QString& action) override
    {
        if (action == pressAction() && isValid())
            m_items.pressItem(m_item);
    }
    QStringList keyBindingsForAction(const QString&) const override { return {}; }

private:
    QWidget& m_widget;
    PaintedItems& m_items;
    int m_item;
};

/// The widget: a list or a group of its items.
class ItemsInterface : public QAccessibleWidget {
public:
    ItemsInterface(QWidget& widget, PaintedItems& items)
        : QAccessibleWidget(
            &widget, items.itemRole() == QAccessible::RadioButton ? QAccessible::Grouping : QAccessible::List)
        , m_widget(widget)
        , m_items(items)
    {
    }
    Q_DISABLE_COPY_MOVE(ItemsInterface)
    ~ItemsInterface() override
    {
        for (const QAccessible::Id id : m_children)
            QAccessible::deleteAccessibleInterface(id);
    }

    int childCount() const override { return m_items.itemCount(); }
    QAccessibleInterface* child(int item) const override
    {
        if (item < 0 || item >= childCount())
            return nullptr;
        const auto known = m_children.constFind(item);
        if (known != m_children.constEnd())
            return QAccessible::accessibleInterface(*known);
        auto* made = new ItemInterface(m_widget, m_items, item);
        m_children.insert(item, QAccessible::registerAccessibleInterface(made));
        return made;
    }
    QAccessibleInterface* childAt(int x, int y) const override
    {
        for (int item = 0; item < childCount(); ++item) {
            if (child(item)->rect().contains(x, y))
                return child(item);
        }
        return nullptr;
    }
    int indexOfChild(const QAccessibleInterface* wanted) const override
    {
        for (int item = 0; item < childCount(); ++item) {
            if (child(item) == wanted)
                return item;
        }
        return -1;
    }
    QAccessibleInterface* focusChild() const override
    {
        return m_widget.hasFocus() ? child(m_items.current()) : nullptr;
    }

private:
    QWidget& m_widget;
    PaintedItems& m_items;
    mutable QHash<int, QAccessible::Id> m_children;
};

QAccessibleInterface* makeInterface(const QString&, QObject* object)
{
    auto* items = dynamic_cast<PaintedItems*>(object);
    return items != nullptr ? new ItemsInterface(*static_cast<QWidget*>(object), *items) : nullptr;
}

} // namespace

void installPaintedItemsAccess()
{
    static const bool isInstalled = [] {
        QAccessible::installFactory(makeInterface);
        return true;
    }();
    Q_UNUSED(isInstalled)
}

} // namespace scopelight
