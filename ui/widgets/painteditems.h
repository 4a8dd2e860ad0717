// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QAccessible>
#include <QRect>
#include <QString>

namespace scopelight {

/// The items that a widget paints itself, such as legs or segments. With installPaintedItemsAccess() a
/// screen reader finds them as the widget's children.
class PaintedItems {
public:
    PaintedItems() = default;
    Q_DISABLE_COPY_MOVE(PaintedItems)
    virtual ~PaintedItems() = default;

    virtual int itemCount() const = 0;
    /// The one that the cursor is on.
    virtual int current() const = 0;
    /// In the widget's coordinates.
    virtual QRect itemRect(int item) const = 0;
    /// What is to be heard of it.
    virtual QString spokenItem(int item) const = 0;
    /// List items are walked through; of radio buttons the current one is the choice.
    virtual QAccessible::Role itemRole() const = 0;
    /// What a click on it does.
    virtual void pressItem(int item) = 0;
};

/// Makes every widget with PaintedItems one with children for screen readers. Once is enough, before the
/// first is announced: an interface once made stays.
void installPaintedItemsAccess();

} // namespace scopelight
