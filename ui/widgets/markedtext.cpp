// SPDX-License-Identifier: Apache-2.0
#include "widgets/markedtext.h"

#include "theme/theme.h"

#include <QPainter>

namespace scopelight {

void paintMarked(QPainter& painter, const QRect& rect, const MarkedText& marked, const QColor& color,
    const QPalette& palette)
{
    const QFontMetrics metrics = painter.fontMetrics();
    const QString shown = metrics.elidedText(marked.text, marked.elide, rect.width());
    const Theme& theme = Theme::of(palette);
    painter.setPen(color);
    painter.drawText(rect, Qt::AlignVCenter | Qt::TextSingleLine, shown);
    for (const QString& word : marked.words) {
        for (qsizetype at = shown.indexOf(word, 0, Qt::CaseInsensitive); at >= 0;
             at = shown.indexOf(word, at + word.size(), Qt::CaseInsensitive)) {
            const int left = rect.left() + metrics.horizontalAdvance(shown.left(at));
            const int width = metrics.horizontalAdvance(shown.mid(at, word.size()));
            const QRect ground(
                left, rect.center().y() - metrics.height() / 2 + 1, width, metrics.height() - 1);
            painter.save();
            painter.fillRect(ground, theme.mark);
            painter.setClipRect(ground);
            painter.setPen(theme.text);
            painter.drawText(rect, Qt::AlignVCenter | Qt::TextSingleLine, shown);
            painter.restore();
        }
    }
}

} // namespace scopelight
