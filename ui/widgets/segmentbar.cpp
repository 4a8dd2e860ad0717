// SPDX-License-Identifier: Apache-2.0
#include "widgets/segmentbar.h"

#include "theme/metrics.h"
#include "theme/theme.h"
#include "widgets/plaintooltip.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

constexpr int padding = 10;
constexpr int glyph = 14;

} // namespace

SegmentBar::SegmentBar(const QString& name, QWidget* parent)
    : QWidget(parent)
{
    installPaintedItemsAccess();
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    setAccessibleName(name);
}

void SegmentBar::setSegments(const QList<Segment>& segments)
{
    if (segments == m_segments)
        return;
    m_segments = segments;
    m_current = std::clamp(m_current, 0, std::max(0, int(segments.size()) - 1));
    updateGeometry();
    setCurrent(m_current);
}

void SegmentBar::setCurrent(int index)
{
    m_current = index;
    QStringList texts;
    for (const Segment& segment : m_segments)
        texts.append(segment.shortText.isEmpty() ? QString() : segment.text);
    texts.removeAll(QString());
    setToolTip(plainToolTip(texts.join(u'\n')));
    setAccessibleDescription(texts.join(u", "_s)); // else it is the tooltip with its markup
    update();
}

const QString& SegmentBar::shownText(int index) const
{
    const Segment& segment = m_segments[index];
    return segment.shortText.isEmpty() || width() >= sizeHint().width() ? segment.text : segment.shortText;
}

int SegmentBar::widthOf(int index, const QString& text) const
{
    QFont bold = font();
    bold.setWeight(QFont::DemiBold);
    return QFontMetrics(bold).horizontalAdvance(text) + 2 * padding
        + (m_segments[index].chip.glyph == Chip::Glyph::None ? 0 : glyph + 2);
}

QSize SegmentBar::sizeWith(bool isShort) const
{
    int width = 1;
    for (int i = 0; i < itemCount(); ++i) {
        const Segment& segment = m_segments[i];
        width += widthOf(i, isShort && !segment.shortText.isEmpty() ? segment.shortText : segment.text) + 1;
    }
    return {width, Metrics::fit(Metrics::smallControl, fontMetrics())};
}

QSize SegmentBar::sizeHint() const
{
    return sizeWith(false);
}

QSize SegmentBar::minimumSizeHint() const
{
    return sizeWith(true);
}

QRect SegmentBar::itemRect(int index) const
{
    int x = 1;
    for (int before = 0; before < index; ++before)
        x += widthOf(before, shownText(before)) + 1;
    return {x, 0, widthOf(index, shownText(index)), height()};
}

void SegmentBar::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::of(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QPainterPath outline;
    const int shownWidth = m_segments.isEmpty() ? 2 : itemRect(itemCount() - 1).right() + 2;
    outline.addRoundedRect(QRectF(0, 0, shownWidth, height()).adjusted(0.5, 0.5, -0.5, -0.5),
        Metrics::controlRadius, Metrics::controlRadius);
    painter.fillPath(outline, theme.card);
    for (int i = 0; i < itemCount(); ++i) {
        const QRect area = itemRect(i);
        const bool isCurrent = i == m_current;
        if (isCurrent) {
            painter.setClipPath(outline);
            painter.fillRect(area, theme.sel);
            painter.setClipping(false);
        }
        if (i > 0)
            painter.fillRect(QRect(area.left() - 1, 1, 1, height() - 2), theme.line);
        QFont text = font();
        text.setWeight(isCurrent ? QFont::DemiBold : QFont::Normal);
        painter.setFont(text);
        painter.setPen(isCurrent ? theme.accent : theme.text2);
        const bool hasGlyph = m_segments[i].chip.glyph != Chip::Glyph::None;
        if (hasGlyph)
            paintGlyph(
                painter, QRect(area.left() + padding - 2, 0, glyph, height()), m_segments[i].chip, palette());
        painter.drawText(area.adjusted(hasGlyph ? padding + glyph + 2 : 0, 0, 0, 0),
            int(Qt::AlignVCenter | (hasGlyph ? Qt::AlignLeft : Qt::AlignHCenter)), shownText(i));
    }
    painter.strokePath(outline, QPen(hasFocus() ? theme.accent : theme.ctrl, hasFocus() ? 2 : 1));
}

void SegmentBar::mousePressEvent(QMouseEvent* event)
{
    for (int i = 0; i < itemCount(); ++i) {
        if (itemRect(i).contains(event->position().toPoint()))
            return choose(i);
    }
}

void SegmentBar::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Left:
        return choose(m_current - 1);
    case Qt::Key_Right:
        return choose(m_current + 1);
    case Qt::Key_Home:
        return choose(0);
    case Qt::Key_End:
        return choose(itemCount() - 1);
    default:
        QWidget::keyPressEvent(event);
    }
}

void SegmentBar::focusInEvent(QFocusEvent* event)
{
    QWidget::focusInEvent(event);
    announceCurrent();
}

void SegmentBar::announceCurrent()
{
    if (!hasFocus() || m_segments.isEmpty())
        return;
    QAccessibleEvent event(this, QAccessible::Focus);
    event.setChild(m_current);
    QAccessible::updateAccessibility(&event);
}

void SegmentBar::choose(int index)
{
    if (index < 0 || index >= m_segments.size() || index == m_current)
        return;
    setCurrent(index);
    announceCurrent();
    Q_EMIT chosen(index);
}

} // namespace scopelight
