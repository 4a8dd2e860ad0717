// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QRect>
#include <QStringList>

class QColor;
class QPainter;
class QPalette;

namespace scopelight {

/// One line of plain text, elided, with the words of a search on a marked ground; the text on it is always
/// the plain text colour.
struct MarkedText {
    QString text = {};
    QStringList words = {};
    Qt::TextElideMode elide = Qt::ElideRight;
};

void paintMarked(QPainter& painter, const QRect& rect, const MarkedText& marked, const QColor& color,
    const QPalette& palette);

} // namespace scopelight
