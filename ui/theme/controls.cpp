// SPDX-License-Identifier: Apache-2.0
#include "theme/controls.h"

#include "theme/icons.h"
#include "theme/metrics.h"
#include "theme/theme.h"

#include <QPainter>

using namespace Qt::StringLiterals;

namespace scopelight::controls {

namespace {

constexpr qreal focusWidth = 2;
constexpr int iconSize = 16;
constexpr qreal movingShare = 0.3; ///< of the way that an unknown length's bar takes

/// A rounded box whose border lies inside `rect`.
void paintBox(QPainter& painter, const QRectF& rect, qreal radius, const QColor& fill, const QPen& border)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(fill.isValid() ? QBrush(fill) : Qt::NoBrush);
    painter.setPen(border);
    const qreal inset = border.style() == Qt::NoPen ? 0 : border.widthF() / 2;
    painter.drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), radius, radius);
    painter.restore();
}

int stepsOf(const QStyleOption& option)
{
    if (option.state & QStyle::State_Sunken)
        return 2;
    return option.state & QStyle::State_MouseOver ? 1 : 0;
}

QColor buttonText(const QStyleOption& option, const QWidget* widget)
{
    const Theme& theme = Theme::of(option.palette);
    if (!(option.state & QStyle::State_Enabled))
        return theme.text3;
    const QString kind = kindOf(widget);
    if (kind == u"primary")
        return theme.onAccent;
    if (kind == u"quiet")
        return theme.accent;
    return kind == u"danger" ? theme.bad : theme.text;
}

QPixmap tinted(QPixmap pixmap, const QColor& color)
{
    QPainter painter(&pixmap);
    painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
    painter.fillRect(pixmap.rect(), color);
    return pixmap;
}

} // namespace

QString kindOf(const QWidget* widget)
{
    return widget != nullptr ? widget->property("kind").toString() : QString();
}

void paintButtonPanel(QPainter& painter, const QStyleOption& option, const QWidget* widget)
{
    const Theme& theme = Theme::of(option.palette);
    const QString kind = kindOf(widget);
    const bool isEnabled = option.state & QStyle::State_Enabled;
    const bool hasFocus = option.state & QStyle::State_HasFocus;
    QColor fill = theme.card;
    QPen border(isEnabled ? theme.ctrl : theme.line, 1);
    if (stepsOf(option) > 0 && isEnabled)
        fill = stepsOf(option) == 1 ? theme.hover : stepped(theme.hover, 1, option.palette);
    if (kind == u"primary" && isEnabled) {
        fill = stepped(theme.accent, stepsOf(option), option.palette);
        border = QPen(Qt::NoPen);
    } else if (kind == u"quiet") {
        border = QPen(Qt::NoPen);
        fill = stepsOf(option) > 0 && isEnabled ? fill : QColor();
    }
    QRectF rect = option.rect;
    if (hasFocus && kind == u"primary") { // the ring stands outside the fill, with the page between them
        paintBox(painter, rect, Metrics::controlRadius + 2, {}, QPen(theme.accent, focusWidth));
        rect.adjust(3, 3, -3, -3);
    } else if (hasFocus) {
        border = QPen(theme.accent, focusWidth);
    }
    paintBox(painter, rect, Metrics::controlRadius, fill, border);
}

void paintButtonLabel(QPainter& painter, const QStyleOptionButton& option, const QWidget* widget)
{
    const QColor color = buttonText(option, widget);
    const QFont font =
        Type::scaled(painter.font(), 1, kindOf(widget) == u"primary" ? QFont::DemiBold : QFont::Medium);
    painter.save();
    painter.setFont(font);
    painter.setPen(color);
    const QFontMetrics metrics(font);
    const int flags = Qt::AlignVCenter | Qt::TextShowMnemonic | Qt::TextSingleLine;
    const int textWidth = option.text.isEmpty() ? 0 : metrics.size(Qt::TextShowMnemonic, option.text).width();
    const bool hasIcon = !option.icon.isNull();
    const int gap = hasIcon && textWidth > 0 ? Metrics::grid : 0;
    const int width = (hasIcon ? iconSize : 0) + gap + textWidth;
    int x = option.rect.center().x() - width / 2 + 1;
    if (hasIcon) {
        const QPixmap pixmap =
            option.icon.pixmap(QSize(iconSize, iconSize), painter.device()->devicePixelRatioF());
        painter.drawPixmap(
            QRect(x, option.rect.center().y() - iconSize / 2 + 1, iconSize, iconSize), tinted(pixmap, color));
        x += iconSize + gap;
    }
    painter.drawText(QRect(x, option.rect.top(), textWidth + 2, option.rect.height()), flags, option.text);
    painter.restore();
}

void paintFieldPanel(QPainter& painter, const QStyleOption& option, const QWidget* widget)
{
    const Theme& theme = Theme::of(option.palette);
    const bool isEnabled = option.state & QStyle::State_Enabled;
    const bool isReadOnly = option.state & QStyle::State_ReadOnly;
    QPen border(isEnabled && !isReadOnly ? theme.ctrl : theme.line, 1);
    if (widget != nullptr && widget->property("wrong").toBool())
        border.setColor(theme.bad);
    if (option.state & QStyle::State_HasFocus)
        border = QPen(theme.accent, focusWidth);
    paintBox(painter, option.rect, Metrics::controlRadius, isReadOnly ? theme.sunk : theme.card, border);
}

void paintCheckBox(QPainter& painter, const QStyleOption& option)
{
    const Theme& theme = Theme::of(option.palette);
    const bool isOn = option.state & (QStyle::State_On | QStyle::State_NoChange);
    const bool isEnabled = option.state & QStyle::State_Enabled;
    const QColor fill = isOn ? (isEnabled ? theme.accent : theme.ctrl) : theme.card;
    paintBox(painter, option.rect, 4, fill,
        isOn ? QPen(Qt::NoPen) : QPen(isEnabled ? theme.ctrl : theme.line, 1.2));
    if (isOn) {
        paintIcon(painter, option.rect.adjusted(1, 1, -1, -1),
            option.state & QStyle::State_On ? u"check"_s : u"minus"_s, theme.onAccent);
    }
}

void paintSwitch(QPainter& painter, const QStyleOption& option)
{
    const Theme& theme = Theme::of(option.palette);
    const bool isOn = option.state & QStyle::State_On;
    const bool isEnabled = option.state & QStyle::State_Enabled;
    const QRectF track = option.rect;
    const QColor fill = isOn ? (isEnabled ? theme.accent : theme.ctrl) : theme.card;
    paintBox(painter, track, track.height() / 2, fill, isOn ? QPen(Qt::NoPen) : QPen(theme.ctrl, 1.2));
    const qreal knob = track.height() - 6;
    const qreal x = isOn ? track.right() - knob - 3 : track.left() + 3;
    paintBox(
        painter, {x, track.top() + 3, knob, knob}, knob / 2, isOn ? theme.card : theme.ctrl, QPen(Qt::NoPen));
}

void paintRadioButton(QPainter& painter, const QStyleOption& option)
{
    const Theme& theme = Theme::of(option.palette);
    const QRectF rect = option.rect;
    const bool isOn = option.state & QStyle::State_On;
    paintBox(painter, rect, rect.height() / 2, isOn ? theme.accent : theme.card,
        isOn ? QPen(Qt::NoPen) : QPen(theme.ctrl, 1.2));
    if (isOn)
        paintBox(painter, rect.adjusted(5, 5, -5, -5), rect.height() / 2, theme.onAccent, QPen(Qt::NoPen));
}

void paintFocusRing(QPainter& painter, const QStyleOption& option)
{
    paintBox(painter, option.rect, 4, {}, QPen(Theme::of(option.palette).accent, focusWidth));
}

void paintItemPanel(QPainter& painter, const QStyleOptionViewItem& option)
{
    const Theme& theme = Theme::of(option.palette);
    const bool isSelected = option.state & QStyle::State_Selected;
    if (option.backgroundBrush.style() != Qt::NoBrush)
        painter.fillRect(option.rect, option.backgroundBrush);
    if (isSelected)
        painter.fillRect(option.rect, theme.sel);
    else if (option.state & QStyle::State_MouseOver)
        painter.fillRect(option.rect, theme.hover);
    const bool isFirst = option.viewItemPosition == QStyleOptionViewItem::Beginning
        || option.viewItemPosition == QStyleOptionViewItem::OnlyOne
        || option.viewItemPosition == QStyleOptionViewItem::Invalid;
    if (isSelected && isFirst)
        painter.fillRect(QRect(option.rect.topLeft(), QSize(3, option.rect.height())), theme.accent);
}

void paintCell(QPainter& painter, const QStyleOptionViewItem& option, int column)
{
    QStyleOptionViewItem panel = option;
    panel.viewItemPosition = column == 0 ? QStyleOptionViewItem::Beginning : QStyleOptionViewItem::Middle;
    paintItemPanel(painter, panel);
    paintHairline(painter, option);
}

void paintHairline(QPainter& painter, const QStyleOption& option)
{
    painter.fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1),
        Theme::of(option.palette).line);
}

void paintHeaderSection(QPainter& painter, const QStyleOptionHeader& option)
{
    const Theme& theme = Theme::of(option.palette);
    painter.fillRect(option.rect, theme.card);
    paintHairline(painter, option);
}

void paintScrollBar(QPainter& painter, const QStyleOptionSlider& option, const QRect& slider)
{
    if (option.minimum == option.maximum)
        return;
    const Theme& theme = Theme::of(option.palette);
    const QRectF handle = QRectF(slider).adjusted(2, 2, -2, -2);
    const QColor fill = option.activeSubControls != QStyle::SC_None ? theme.ctrl : theme.conn;
    paintBox(painter, handle, std::min(handle.width(), handle.height()) / 2, fill, QPen(Qt::NoPen));
}

void paintProgressBar(QPainter& painter, const QStyleOptionProgressBar& option, qreal phase)
{
    const Theme& theme = Theme::of(option.palette);
    if (option.minimum == option.maximum) {
        const QRectF way(option.rect.left(), option.rect.center().y() - 1, option.rect.width(), 3);
        const qreal length = way.width() * movingShare;
        const qreal left = way.left() - length + (way.width() + length) * phase;
        paintBox(painter, way, 1.5, theme.line, QPen(Qt::NoPen));
        const QRectF bar(left, way.top(), length, way.height());
        return paintBox(painter, bar & way, 1.5, theme.accent, QPen(Qt::NoPen));
    }
    const QRectF track(option.rect.left(), option.rect.center().y() - 2, option.rect.width(), 4);
    paintBox(painter, track, 2, theme.line, QPen(Qt::NoPen));
    const qreal range = std::max(1, option.maximum - option.minimum);
    const qreal share = std::clamp((option.progress - option.minimum) / range, 0.0, 1.0);
    paintBox(
        painter, {track.left(), track.top(), track.width() * share, 4}, 2, theme.accent, QPen(Qt::NoPen));
}

void paintComboBox(QPainter& painter, const QStyleOptionComboBox& option)
{
    const Theme& theme = Theme::of(option.palette);
    paintFieldPanel(painter, option, nullptr);
    const QRect arrow(option.rect.right() - 26, option.rect.center().y() - 7, 16, 16);
    paintIcon(
        painter, arrow, u"chevron-down"_s, option.state & QStyle::State_Enabled ? theme.text2 : theme.text3);
}

} // namespace scopelight::controls
