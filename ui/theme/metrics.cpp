// SPDX-License-Identifier: Apache-2.0
#include "theme/metrics.h"

#include <QFontDatabase>
#include <QFontInfo>
#include <QHash>

#include <algorithm>

namespace scopelight {

namespace {

/// Where a family has no such face Qt draws the regular one for it, and makes all its glyphs a second time.
bool hasMedium(const QFont& font)
{
    static QHash<QString, bool> known;
    const QString family = QFontInfo(font).family();
    const auto found = known.constFind(family);
    if (found != known.constEnd())
        return *found;
    const QStringList styles = QFontDatabase::styles(family);
    return *known.insert(family, std::ranges::any_of(styles, [&](const QString& style) {
        return QFontDatabase::weight(family, style) == QFont::Medium;
    }));
}

} // namespace

QFont Type::scaled(const QFont& base, qreal factor, QFont::Weight weight)
{
    QFont font = base;
    if (base.pointSizeF() > 0)
        font.setPointSizeF(base.pointSizeF() * factor);
    else
        font.setPixelSize(qRound(base.pixelSize() * factor));
    font.setWeight(weight == QFont::Medium && !hasMedium(base) ? QFont::Normal : weight);
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
