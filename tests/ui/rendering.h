// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "theme/theme.h"

#include <QImage>
#include <QWidget>

class QAbstractItemView;

/// What a part looks like, as facts that hold whatever the machine's fonts are: which colour lies where.
namespace rendering {

/// A test's data: both themes.
void addThemes();
/// The theme of the data's row, which the program wears from here on.
const scopelight::Theme& useTheme();
/// The part as it is painted, at the size that it asks for where it has none yet.
QImage picture(QWidget& part);
/// How many pixels of about that colour lie there, as glyphs and thin strokes have it between soft edges;
/// without a place, anywhere.
int ink(const QImage& image, const QColor& colour, const QRect& place = {});
/// How many pixels of exactly that colour lie there.
int count(const QImage& image, const QColor& colour, const QRect& place = {});
/// Whether all of it is of that colour.
bool isFilled(const QImage& image, const QColor& colour, const QRect& place);
/// How often the colour begins anew along that line: more than once where it is dashed.
int pieces(const QImage& image, const QColor& colour, const QLine& line);
/// The smallest rectangle that holds all pixels of those colours.
QRect extent(const QImage& image, const QList<QColor>& colours);
/// Stems that need the whole height of a line.
inline const QString highAndDeep = QStringLiteral("bdgjpq");
/// Whether text of stems as high and deep stands there as high as where nothing clips it; a row more or less
/// of ink hangs on where the baseline falls.
bool isWhole(const QImage& image, const QFont& font, const QColor& colour);
/// The row of a list or a table.
QRect rowOf(const QAbstractItemView& view, int row);

} // namespace rendering
