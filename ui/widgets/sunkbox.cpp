// SPDX-License-Identifier: Apache-2.0
#include "widgets/sunkbox.h"

#include "theme/metrics.h"
#include "theme/theme.h"

#include <QPainter>

namespace scopelight {

void SunkBox::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::of(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme.line, 1));
    painter.setBrush(theme.sunk);
    painter.drawRoundedRect(
        QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), Metrics::cardRadius, Metrics::cardRadius);
}

} // namespace scopelight
