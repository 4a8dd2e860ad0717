// SPDX-License-Identifier: Apache-2.0
#include "widgets/levelmark.h"

#include "theme/icons.h"
#include "theme/theme.h"

#include <QPainter>

using namespace Qt::StringLiterals;

namespace scopelight {

LevelMark::LevelMark(Finding::Level level, int side, QWidget* parent)
    : QWidget(parent)
    , m_level(level)
{
    setFixedSize(side, side);
}

void LevelMark::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::of(palette());
    QColor soft = theme.sel;
    QColor ink = theme.accent;
    QString icon = u"info"_s;
    if (m_level == Finding::Level::Problem) {
        soft = theme.badSoft;
        ink = theme.bad;
        icon = u"octagon-x"_s;
    } else if (m_level == Finding::Level::Look) {
        soft = theme.warnSoft;
        ink = theme.warn;
        icon = u"triangle-alert"_s;
    }
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(soft);
    painter.drawEllipse(rect());
    const int inset = width() / 4 - 1;
    paintIcon(painter, rect().adjusted(inset, inset, -inset, -inset), icon, ink);
}

} // namespace scopelight
