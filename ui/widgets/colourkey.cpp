// SPDX-License-Identifier: Apache-2.0
#include "widgets/colourkey.h"

#include "theme/metrics.h"

#include <QPainter>

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

constexpr QSize patch{12, 8};
constexpr int gapToWord = 6;

} // namespace

ColourKey::ColourKey(const QList<Entry>& entries, QWidget* parent)
    : QWidget(parent)
    , m_entries(entries)
{
    QStringList words;
    for (const Entry& entry : m_entries)
        words.append(entry.word);
    setAccessibleName(tr("Colours of the bars: %1").arg(words.join(u", "_s)));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

QSize ColourKey::sizeHint() const
{
    const QFontMetrics metrics(Type::caption(font()));
    int width = contentsMargins().left() + contentsMargins().right();
    for (const Entry& entry : m_entries)
        width += patch.width() + gapToWord + metrics.horizontalAdvance(entry.word) + Metrics::gap;
    return {width, Metrics::fit(Metrics::control, metrics)};
}

void ColourKey::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::of(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(Type::caption(font()));
    int left = contentsMargins().left();
    for (const Entry& entry : m_entries) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.*entry.colour);
        painter.drawRoundedRect(QRect(QPoint(left, (height() - patch.height()) / 2), patch), 2, 2);
        left += patch.width() + gapToWord;
        painter.setPen(theme.text2);
        const int width = painter.fontMetrics().horizontalAdvance(entry.word);
        painter.drawText(QRect(left, 0, width + 2, height()), Qt::AlignVCenter, entry.word);
        left += width + Metrics::gap;
    }
}

} // namespace scopelight
