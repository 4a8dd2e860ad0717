// SPDX-License-Identifier: Apache-2.0
#include "widgets/chip.h"

#include "theme/icons.h"
#include "theme/metrics.h"
#include "theme/theme.h"

#include <QGuiApplication>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

constexpr int glyphSize = 10;
constexpr int iconSize = 12;
constexpr int gap = 6;
constexpr int padding = 8;

struct Colors {
    QColor ink;
    QColor soft;
};

Colors colorsOf(Chip::Tone tone, const Theme& theme)
{
    switch (tone) {
    case Chip::Tone::Neutral:
        return {theme.neutral, theme.neutralSoft};
    case Chip::Tone::Good:
        return {theme.ok, theme.okSoft};
    case Chip::Tone::Warn:
        return {theme.warn, theme.warnSoft};
    case Chip::Tone::Bad:
        return {theme.bad, theme.badSoft};
    case Chip::Tone::Accent:
        return {theme.accent, theme.sel};
    case Chip::Tone::NonSensitive:
        return {theme.nonSensitive, theme.nonSensitiveSoft};
    case Chip::Tone::Restricted:
        return {theme.restricted, theme.restrictedSoft};
    }
    Q_UNREACHABLE();
}

int glyphWidth(const Chip& chip)
{
    if (chip.glyph == Chip::Glyph::None)
        return 0;
    return chip.glyph == Chip::Glyph::Icon ? iconSize : glyphSize;
}

QFont chipFont(const QFont& font)
{
    return Type::caption(font, QFont::Medium);
}

} // namespace

Chip Chip::of(Sensitivity sensitivity)
{
    switch (sensitivity) {
    case Sensitivity::SignIn:
        return {QGuiApplication::translate("Chip", "Sign-in"), Tone::Neutral, Glyph::Icon, u"user"_s};
    case Sensitivity::NonSensitive:
        return {QGuiApplication::translate("Chip", "Non-sensitive"), Tone::NonSensitive, Glyph::Ring, {}};
    case Sensitivity::Sensitive:
        return {QGuiApplication::translate("Chip", "Sensitive"), Tone::Warn, Glyph::HalfDisc, {}};
    case Sensitivity::Restricted:
        return {QGuiApplication::translate("Chip", "Restricted"), Tone::Restricted, Glyph::Disc, {}};
    case Sensitivity::NotPublished:
        return {QGuiApplication::translate("Chip", "Not published"), Tone::Neutral, Glyph::DashedRing, {}};
    }
    Q_UNREACHABLE();
}

QSize chipSize(const Chip& chip, const QFont& font)
{
    const QFontMetrics metrics(chipFont(font));
    const int glyph = glyphWidth(chip);
    const int text = chip.text.isEmpty() ? 0 : metrics.horizontalAdvance(chip.text);
    return {2 * padding + glyph + (glyph > 0 && text > 0 ? gap : 0) + text,
        std::max(Metrics::chip, metrics.height() + 4)};
}

void paintGlyph(QPainter& painter, const QRect& rect, const Chip& chip, const QPalette& palette)
{
    const QColor ink = colorsOf(chip.tone, Theme::of(palette)).ink;
    if (chip.glyph == Chip::Glyph::Icon) {
        const QRect icon(
            rect.center().x() - iconSize / 2, rect.center().y() - iconSize / 2 + 1, iconSize, iconSize);
        return paintIcon(painter, icon, chip.icon, ink);
    }
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const QPointF center = QRectF(rect).center();
    const QRectF circle(center.x() - 4.25, center.y() - 4.25, 8.5, 8.5);
    QPen pen(ink, 1.5);
    if (chip.glyph == Chip::Glyph::DashedRing)
        pen.setDashPattern({1.4, 1.4});
    painter.setPen(pen);
    painter.setBrush(chip.glyph == Chip::Glyph::Disc ? QBrush(ink) : Qt::NoBrush);
    painter.drawEllipse(circle);
    if (chip.glyph == Chip::Glyph::HalfDisc) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(ink);
        painter.drawPie(circle, 90 * 16, 180 * 16);
    }
    painter.restore();
}

void paintChip(
    QPainter& painter, const QRect& rect, const Chip& chip, const QFont& font, const QPalette& palette)
{
    const QSize size = chipSize(chip, font);
    const QRect area(rect.left(), rect.center().y() - size.height() / 2 + 1, size.width(), size.height());
    const Colors colors = colorsOf(chip.tone, Theme::of(palette));
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colors.soft);
    painter.drawRoundedRect(area, size.height() / 2.0, size.height() / 2.0);
    const int glyph = glyphWidth(chip);
    if (glyph > 0)
        paintGlyph(painter, QRect(area.left() + padding, area.top(), glyph, area.height()), chip, palette);
    painter.setPen(colors.ink);
    painter.setFont(chipFont(font));
    const int textLeft = padding + glyph + (glyph > 0 ? gap : 0);
    painter.drawText(area.adjusted(textLeft, 0, 0, 0), Qt::AlignVCenter | Qt::TextSingleLine, chip.text);
    painter.restore();
}

ChipLabel::ChipLabel(const Chip& chip, QWidget* parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setChip(chip);
}

void ChipLabel::setChip(const Chip& chip)
{
    m_chip = chip;
    setAccessibleName(chip.text);
    updateGeometry();
    update();
}

QSize ChipLabel::sizeHint() const
{
    return chipSize(m_chip, font());
}

void ChipLabel::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    paintChip(painter, rect(), m_chip, font(), palette());
}

} // namespace scopelight
