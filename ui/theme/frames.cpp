// SPDX-License-Identifier: Apache-2.0
#include "theme/frames.h"

#include <QStyle>

#include <chrono>

using namespace std::chrono_literals;

namespace scopelight {

Frames::Frames(QObject* parent)
    : QObject(parent)
{
    m_clock.start();
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &Frames::paint);
}

Frames* Frames::of(const QWidget& widget)
{
    const QStyle& style = *widget.style();
    const bool wantsMotion = style.styleHint(QStyle::SH_Widget_Animation_Duration, nullptr, &widget) > 0;
    return wantsMotion ? style.findChild<Frames*>(QString(), Qt::FindDirectChildrenOnly) : nullptr;
}

void Frames::askFor(QWidget& widget)
{
    if (!m_widgets.contains(&widget))
        m_widgets.append(&widget);
    if (!m_timer.isActive())
        m_timer.start(40ms);
}

void Frames::paint()
{
    for (const QPointer<QWidget>& widget : std::exchange(m_widgets, {})) {
        if (widget != nullptr)
            widget->update();
    }
}

} // namespace scopelight
