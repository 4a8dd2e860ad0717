// SPDX-License-Identifier: Apache-2.0
#include "theme/metrics.h"

#include <QFontDatabase>

namespace scopelight {

QFont Type::scaled(const QFont& base, qreal factor, QFont::Weight weight)
{
    QFont font = base;
    if (base.pointSizeF() > 0)
        font.setPointSizeF(base.pointSizeF() * factor);
    else
        font.setPixelSize(qRound(base.pixelSize() * factor));
    font.setWeight(weight);
    return font;
}

QFont Type::wire(const QFont& base)
{
    QFont fixed = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    if (base.pointSizeF() > 0)
        fixed.setPointSizeF(base.pointSizeF() * 0.92);
    else
        fixed.setPixelSize(qRound(base.pixelSize() * 0.92));
    return fixed;
}

} // namespace scopelight
