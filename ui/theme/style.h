// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QProxyStyle>

class QStyleOptionProgressBar;

namespace scopelight {

/// Draws the controls of the window from the Theme, over Fusion. Variants are dynamic properties of widgets:
/// `kind` of a button ("primary", "quiet", "danger"; none: secondary), `size` of a button ("small", "big"),
/// `kind` of a check box ("switch"), `wrong` of a field. Its own property `still` switches animations off.
class ScopelightStyle : public QProxyStyle {
    Q_OBJECT

public:
    ScopelightStyle();

    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
        const QWidget* widget) const override;
    void drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
        const QWidget* widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
        const QWidget* widget) const override;
    QRect subControlRect(ComplexControl control, const QStyleOptionComplex* option, SubControl part,
        const QWidget* widget) const override;
    QRect subElementRect(
        SubElement element, const QStyleOption* option, const QWidget* widget) const override;
    QSize sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& contents,
        const QWidget* widget) const override;
    int pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const override;
    int styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
        QStyleHintReturn* returnData) const override;
    QIcon standardIcon(StandardPixmap icon, const QStyleOption* option, const QWidget* widget) const override;
    using QProxyStyle::polish;
    void polish(QWidget* widget) override;

private:
    qreal movingPhase(const QStyleOptionProgressBar& bar, const QWidget* widget) const;
};

} // namespace scopelight
