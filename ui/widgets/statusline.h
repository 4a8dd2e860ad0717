// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "work/workbench.h"

#include <QWidget>

namespace scopelight {

/// The bottom line: who answers, whose sign-in it is, where it is kept, and how long the access token lasts.
class StatusLine : public QWidget {
    Q_OBJECT

public:
    explicit StatusLine(Workbench& workbench, QWidget* parent = nullptr);

    void refresh();

protected:
    void paintEvent(QPaintEvent* event) override;
    QSize sizeHint() const override;

private:
    struct Item {
        QString icon = {};
        QString text = {};
        bool isWarning = false;
        QString spoken = {}; ///< where it is not the text: what changes every second is not read out
    };
    Item serverItem() const;
    Item accountItem() const;
    Item endItem() const;
    int paintItem(QPainter& painter, const Item& item, int x, bool fromRight) const;

    Workbench& m_workbench;
    QList<Item> m_left;
    QList<Item> m_right;
};

} // namespace scopelight
