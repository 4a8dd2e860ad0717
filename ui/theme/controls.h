// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStyleOption>
#include <QWidget>

class QPainter;

/// How ScopelightStyle paints each control: one function a part, from what the option says alone.
namespace scopelight::controls {

void paintButtonPanel(QPainter& painter, const QStyleOption& option, const QWidget* widget);
void paintButtonLabel(QPainter& painter, const QStyleOptionButton& option, const QWidget* widget);
void paintFieldPanel(QPainter& painter, const QStyleOption& option, const QWidget* widget);
void paintCheckBox(QPainter& painter, const QStyleOption& option);
void paintSwitch(QPainter& painter, const QStyleOption& option);
void paintRadioButton(QPainter& painter, const QStyleOption& option);
void paintFocusRing(QPainter& painter, const QStyleOption& option);
void paintItemPanel(QPainter& painter, const QStyleOptionViewItem& option);
/// The ground of a table's cell: the panel of its row, whose bar stands in the first column, and a hairline.
void paintCell(QPainter& painter, const QStyleOptionViewItem& option, int column);
/// The hairline at the foot of a row or a header.
void paintHairline(QPainter& painter, const QStyleOption& option);
void paintHeaderSection(QPainter& painter, const QStyleOptionHeader& option);
void paintScrollBar(QPainter& painter, const QStyleOptionSlider& option, const QRect& slider);
/// Without a known length, minimum and maximum equal, the bar is at `phase` of its way, 0 to 1.
void paintProgressBar(QPainter& painter, const QStyleOptionProgressBar& option, qreal phase);
void paintComboBox(QPainter& painter, const QStyleOptionComboBox& option);

/// "primary", "quiet", "danger", "switch" or empty.
QString kindOf(const QWidget* widget);

} // namespace scopelight::controls
