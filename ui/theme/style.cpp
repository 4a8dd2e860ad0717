// SPDX-License-Identifier: Apache-2.0
#include "theme/style.h"

#include "theme/controls.h"
#include "theme/frames.h"
#include "theme/icons.h"
#include "theme/metrics.h"
#include "theme/standardicons.h"
#include "theme/theme.h"

#include <QAbstractItemView>
#include <QAbstractScrollArea>
#include <QCheckBox>
#include <QComboBox>
#include <QPainter>
#include <QPushButton>
#include <QRadioButton>
#include <QScrollBar>
#include <QStyleFactory>
#include <QStyleOption>

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

constexpr int scrollBarExtent = 10;
constexpr int smallestHandle = 24;
constexpr int barTravelMs = 1600;

bool isSwitch(const QWidget* widget)
{
    return qobject_cast<const QCheckBox*>(widget) != nullptr && controls::kindOf(widget) == u"switch";
}

bool isEditable(const QStyleOptionComplex* option)
{
    const auto* combo = qstyleoption_cast<const QStyleOptionComboBox*>(option);
    return combo != nullptr && combo->editable;
}

int buttonHeight(const QWidget* widget)
{
    const QString size = widget != nullptr ? widget->property("buttonSize").toString() : QString();
    if (size == u"small")
        return Metrics::smallControl;
    return size == u"big" ? Metrics::bigControl : Metrics::control;
}

/// Where the handle of a scroll bar without arrows lies.
QRect handleRect(const QStyleOptionSlider& option)
{
    const bool isHorizontal = option.orientation == Qt::Horizontal;
    const int length = isHorizontal ? option.rect.width() : option.rect.height();
    const int range = option.maximum - option.minimum;
    const qint64 whole = qint64(range) + option.pageStep;
    const int handle = range > 0
        ? std::clamp(int(qint64(length) * option.pageStep / std::max<qint64>(1, whole)),
            std::min(smallestHandle, length), length)
        : length;
    const int start = QStyle::sliderPositionFromValue(
        option.minimum, option.maximum, option.sliderPosition, length - handle, option.upsideDown);
    return isHorizontal ? QRect(option.rect.left() + start, option.rect.top(), handle, option.rect.height())
                        : QRect(option.rect.left(), option.rect.top() + start, option.rect.width(), handle);
}

} // namespace

ScopelightStyle::ScopelightStyle()
    : QProxyStyle(QStyleFactory::create(u"Fusion"_s))
{
    new Frames(this); // Frames::of() finds it
}

void ScopelightStyle::polish(QWidget* widget)
{
    QProxyStyle::polish(widget);
    const bool hovers = qobject_cast<QAbstractButton*>(widget) != nullptr
        || qobject_cast<QComboBox*>(widget) != nullptr || qobject_cast<QScrollBar*>(widget) != nullptr;
    if (hovers)
        widget->setAttribute(Qt::WA_Hover);
}

void ScopelightStyle::drawPrimitive(
    PrimitiveElement element, const QStyleOption* option, QPainter* painter, const QWidget* widget) const
{
    switch (element) {
    case PE_PanelButtonCommand:
    case PE_PanelButtonTool:
        return controls::paintButtonPanel(*painter, *option, widget);
    case PE_PanelLineEdit:
    case PE_FrameLineEdit:
        if (widget != nullptr && qobject_cast<const QComboBox*>(widget->parentWidget()) != nullptr)
            return; // the box is the panel
        return controls::paintFieldPanel(*painter, *option, widget);
    case PE_IndicatorCheckBox:
        return isSwitch(widget) ? controls::paintSwitch(*painter, *option)
                                : controls::paintCheckBox(*painter, *option);
    case PE_IndicatorItemViewItemCheck:
        return controls::paintCheckBox(*painter, *option);
    case PE_IndicatorRadioButton:
        return controls::paintRadioButton(*painter, *option);
    case PE_FrameFocusRect:
        if (qobject_cast<const QPushButton*>(widget) == nullptr
            && qobject_cast<const QAbstractItemView*>(widget) == nullptr)
            controls::paintFocusRing(*painter, *option);
        return;
    case PE_PanelItemViewItem:
        if (const auto* item = qstyleoption_cast<const QStyleOptionViewItem*>(option))
            return controls::paintItemPanel(*painter, *item);
        break;
    case PE_PanelItemViewRow:
    case PE_FrameButtonBevel:
    case PE_FrameDefaultButton:
        return;
    default:
        break;
    }
    QProxyStyle::drawPrimitive(element, option, painter, widget);
}

void ScopelightStyle::drawControl(
    ControlElement element, const QStyleOption* option, QPainter* painter, const QWidget* widget) const
{
    if (element == CE_PushButtonBevel)
        return controls::paintButtonPanel(*painter, *option, widget);
    if (element == CE_PushButtonLabel)
        if (const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option))
            return controls::paintButtonLabel(*painter, *button, widget);
    if (element == CE_HeaderSection)
        if (const auto* header = qstyleoption_cast<const QStyleOptionHeader*>(option))
            return controls::paintHeaderSection(*painter, *header);
    if (element == CE_HeaderLabel) {
        QStyleOptionHeader header = *qstyleoption_cast<const QStyleOptionHeader*>(option);
        header.palette.setColor(QPalette::ButtonText, Theme::of(option->palette).text2);
        header.rect.adjust(header.section == 0 ? Metrics::gap - 2 : Metrics::grid, 0, -Metrics::grid, 0);
        painter->setFont(
            Type::caption(widget != nullptr ? widget->font() : painter->font(), QFont::DemiBold));
        return QProxyStyle::drawControl(element, &header, painter, widget);
    }
    if (element == CE_ProgressBar)
        if (const auto* bar = qstyleoption_cast<const QStyleOptionProgressBar*>(option))
            return controls::paintProgressBar(*painter, *bar, movingPhase(*bar, widget));
    QProxyStyle::drawControl(element, option, painter, widget);
}

void ScopelightStyle::drawComplexControl(
    ComplexControl control, const QStyleOptionComplex* option, QPainter* painter, const QWidget* widget) const
{
    if (control == CC_ScrollBar)
        if (const auto* slider = qstyleoption_cast<const QStyleOptionSlider*>(option))
            return controls::paintScrollBar(*painter, *slider, handleRect(*slider));
    if (control == CC_ComboBox)
        if (const auto* combo = qstyleoption_cast<const QStyleOptionComboBox*>(option))
            return controls::paintComboBox(*painter, *combo);
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

QRect ScopelightStyle::subControlRect(
    ComplexControl control, const QStyleOptionComplex* option, SubControl part, const QWidget* widget) const
{
    if (control == CC_ComboBox && part == SC_ComboBoxEditField)
        return option->rect.adjusted(isEditable(option) ? 0 : Metrics::grid, 1, -30, -1);
    const auto* slider = qstyleoption_cast<const QStyleOptionSlider*>(option);
    if (control != CC_ScrollBar || slider == nullptr)
        return QProxyStyle::subControlRect(control, option, part, widget);
    const QRect handle = handleRect(*slider);
    const bool isHorizontal = slider->orientation == Qt::Horizontal;
    QRect before = option->rect;
    QRect after = option->rect;
    if (isHorizontal) {
        before.setRight(handle.left() - 1);
        after.setLeft(handle.right() + 1);
    } else {
        before.setBottom(handle.top() - 1);
        after.setTop(handle.bottom() + 1);
    }
    switch (part) {
    case SC_ScrollBarSlider:
        return handle;
    case SC_ScrollBarGroove:
        return option->rect;
    case SC_ScrollBarSubPage:
        return before;
    case SC_ScrollBarAddPage:
        return after;
    default:
        return {};
    }
}

QRect ScopelightStyle::subElementRect(
    SubElement element, const QStyleOption* option, const QWidget* widget) const
{
    if (element == SE_LineEditContents)
        return option->rect.adjusted(Metrics::grid + 2, 2, -Metrics::grid, -2);
    return QProxyStyle::subElementRect(element, option, widget);
}

QSize ScopelightStyle::sizeFromContents(
    ContentsType type, const QStyleOption* option, const QSize& contents, const QWidget* widget) const
{
    QSize size = QProxyStyle::sizeFromContents(type, option, contents, widget);
    const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option);
    if (type == CT_PushButton && button != nullptr) {
        const bool isPlain = controls::kindOf(widget) == u"quiet";
        // Any other button may become the page's main action, whose label is heavier.
        const QFont font = Type::scaled(
            widget != nullptr ? widget->font() : QFont(), 1, isPlain ? QFont::Medium : QFont::DemiBold);
        const int text = QFontMetrics(font).size(Qt::TextShowMnemonic, button->text).width();
        const int icon = button->icon.isNull() ? 0 : 16 + (text > 0 ? Metrics::grid : 0);
        return {text + icon + (text > 0 ? (isPlain ? 16 : 28) : 12),
            Metrics::fit(buttonHeight(widget), option->fontMetrics)};
    }
    if (type == CT_LineEdit || type == CT_ComboBox)
        size.setHeight(Metrics::fit(Metrics::control, option->fontMetrics));
    if (type == CT_HeaderSection) {
        size.setHeight(Metrics::fit(Metrics::control, option->fontMetrics));
        size.setWidth(size.width() + 2 * Metrics::gap);
    }
    return size;
}

int ScopelightStyle::pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const
{
    switch (metric) {
    case PM_ScrollBarExtent:
        return scrollBarExtent;
    case PM_IndicatorWidth:
        return isSwitch(widget) ? 32 : 16;
    case PM_IndicatorHeight:
        return isSwitch(widget) ? 18 : 16;
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
        return 16;
    case PM_DefaultFrameWidth:
        return qobject_cast<const QAbstractScrollArea*>(widget) != nullptr
            ? 0
            : QProxyStyle::pixelMetric(metric, option, widget);
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
        return 0;
    case PM_SmallIconSize:
    case PM_ButtonIconSize:
        return 16;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int ScopelightStyle::styleHint(
    StyleHint hint, const QStyleOption* option, const QWidget* widget, QStyleHintReturn* returnData) const
{
    if (hint == SH_EtchDisabledText || hint == SH_DitherDisabledText
        || hint == SH_DialogButtonBox_ButtonsHaveIcons)
        return 0;
    if (hint == SH_Widget_Animation_Duration && property("still").toBool())
        return 0;
    return QProxyStyle::styleHint(hint, option, widget, returnData);
}

/// Where the bar of an unknown length is; it asks for its next frame, or stands still in the middle.
qreal ScopelightStyle::movingPhase(const QStyleOptionProgressBar& bar, const QWidget* widget) const
{
    Frames* frames = bar.minimum == bar.maximum && widget != nullptr ? Frames::of(*widget) : nullptr;
    if (frames == nullptr)
        return 0.5;
    frames->askFor(*const_cast<QWidget*>(widget)); // its own paint: styles only ever see it const
    return frames->phase(barTravelMs);
}

QIcon ScopelightStyle::standardIcon(
    StandardPixmap icon, const QStyleOption* option, const QWidget* widget) const
{
    const QString name = standardIconName(icon);
    return name.isEmpty() ? QProxyStyle::standardIcon(icon, option, widget) : themedIcon(name);
}

} // namespace scopelight
