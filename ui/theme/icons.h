// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QColor>
#include <QIcon>
#include <QPixmap>

class QPainter;

namespace scopelight {

/// Draws the icon `name` (resources/icons/lucide) into `rect` in that colour, sharp at any scale.
void paintIcon(QPainter& painter, const QRect& rect, const QString& name, const QColor& color);

/// The application's mark, made once. Qt's own icon of an SVG file costs a plugin and four pictures before
/// the first window shows.
QIcon applicationIcon();

/// An icon for actions and buttons that takes its colour from the palette when it is painted, so that it
/// follows light and dark while the program runs.
QIcon themedIcon(const QString& name);

} // namespace scopelight
