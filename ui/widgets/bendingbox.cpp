// SPDX-License-Identifier: Apache-2.0
#include "widgets/bendingbox.h"

#include <QEvent>

#include <algorithm>

namespace scopelight {

BendingBox::BendingBox(int spacing, QWidget* parent)
    : QWidget(parent)
    , m_layout(new QBoxLayout(QBoxLayout::LeftToRight, this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(spacing);
    m_layout->addStretch();
}

void BendingBox::add(QWidget* part)
{
    m_layout->insertWidget(m_layout->count() - 1, part, 0, Qt::AlignLeft | Qt::AlignTop);
}

void BendingBox::addStretching(QWidget* part, int room)
{
    m_stretching = part;
    m_room = room;
    m_layout->insertWidget(m_layout->count() - 1, part, 1);
}

/// The width that it wants for all its parts in one row.
int BendingBox::sideBySide() const
{
    int width = 0;
    for (int i = 0; i < m_layout->count(); ++i) {
        const QLayoutItem* item = m_layout->itemAt(i);
        if (!item->isEmpty()) // what is hidden takes no room
            width +=
                (item->widget() == m_stretching ? m_room : item->sizeHint().width()) + m_layout->spacing();
    }
    return width - m_layout->spacing();
}

QSize BendingBox::sizeHint() const
{
    return {sideBySide(), m_layout->sizeHint().height()};
}

QSize BendingBox::minimumSizeHint() const
{
    int widest = 0;
    for (int i = 0; i < m_layout->count(); ++i) {
        if (!m_layout->itemAt(i)->isEmpty())
            widest = std::max(widest, m_layout->itemAt(i)->minimumSize().width());
    }
    return {widest, m_layout->minimumSize().height()};
}

void BendingBox::bend()
{
    const auto wanted = sideBySide() <= width() ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom;
    if (wanted == m_layout->direction())
        return;
    m_layout->setDirection(wanted);
    updateGeometry();
}

void BendingBox::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    bend();
}

/// A part has come, gone, or got another text.
bool BendingBox::event(QEvent* event)
{
    if (event->type() == QEvent::LayoutRequest)
        bend();
    return QWidget::event(event);
}

} // namespace scopelight
