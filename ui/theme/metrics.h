// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFont>
#include <QFontMetrics>

namespace scopelight {

/// Distances and heights in logical pixels, on a grid of 8 with half steps of 4.
namespace Metrics {
constexpr int half = 4;
constexpr int grid = 8;
constexpr int gap = 16; ///< between cards, and a card's padding
constexpr int margin = 24; ///< of a page; 16 in a narrow window
constexpr int cardRadius = 8;
constexpr int controlRadius = 6;
constexpr int control = 32; ///< a button, a field
constexpr int smallControl = 28;
constexpr int bigControl = 40;
constexpr int row = 40;
constexpr int twoLineRow = 44;
constexpr int compactRow = 32;
constexpr int cardHeader = 40;
constexpr int railWidth = 216;
constexpr int narrowRailWidth = 64;
constexpr int railStep = 48;
constexpr int statusLine = 32;
constexpr int chip = 20;
constexpr int narrowWindow = 1100; ///< below this width (see wide()) the rail shows marks alone

/// A height that grows with the text in it.
inline int fit(int height, const QFontMetrics& metrics)
{
    return std::max(height, metrics.height() + 12);
}

/// A width that grows with the text in it; meant for text of 16 pixels and less.
inline int wide(int width, const QFontMetrics& metrics)
{
    return std::max(width, width * metrics.height() / 16);
}
} // namespace Metrics

/// The steps of type, made from the desktop's own font.
namespace Type {
/// `factor` times the base size in this weight; a medium weight only where the family has one.
QFont scaled(const QFont& base, qreal factor, QFont::Weight weight = QFont::Normal);
inline QFont title(const QFont& base)
{
    return scaled(base, 1.54, QFont::DemiBold);
}
inline QFont figure(const QFont& base)
{
    return scaled(base, 1.85, QFont::DemiBold);
}
inline QFont lead(const QFont& base)
{
    return scaled(base, 1.23, QFont::DemiBold);
}
inline QFont heading(const QFont& base)
{
    return scaled(base, 1, QFont::DemiBold);
}
inline QFont caption(const QFont& base, QFont::Weight weight = QFont::Normal)
{
    return scaled(base, 0.92, weight);
}
/// For what goes over the wire: the desktop's fixed font.
QFont wire(const QFont& base);
} // namespace Type

} // namespace scopelight
