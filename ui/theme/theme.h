// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QColor>
#include <QPalette>

namespace scopelight {

/// Every colour of the window, by what it means. There are two, light and dark, each with stronger lines too;
/// no colour stands anywhere else. The contrast of each pair that carries text is at least 4.5 (WCAG
/// 2, 1.4.3), that of shapes 3.
struct Theme {
    QColor rail; ///< rail and status line
    QColor page;
    QColor card; ///< cards, tables, fields
    QColor sunk; ///< wire text, group headers, masked fields
    QColor hover;
    QColor sel; ///< selected row or segment
    QColor line; ///< hairlines
    QColor conn; ///< the rail's connector
    QColor ctrl; ///< borders of controls, pending legs
    QColor text;
    QColor text2;
    QColor text3; ///< captions, placeholders, disabled
    QColor accent; ///< yours to act on, or selected
    QColor onAccent;
    QColor ok;
    QColor okSoft;
    QColor warn;
    QColor warnSoft;
    QColor warnFill; ///< amber shapes, never text
    QColor bad;
    QColor badSoft;
    QColor nonSensitive;
    QColor nonSensitiveSoft;
    QColor restricted;
    QColor restrictedSoft;
    QColor neutral; ///< not published, sign-in, neutral chips
    QColor neutralSoft;
    QColor mark; ///< behind search hits

    static const Theme& light();
    static const Theme& dark();
    /// The same with lines as strong as borders and captions as strong as text, for desktops that ask for it.
    const Theme& withContrast() const;
    /// The one that a palette was made from.
    static const Theme& of(const QPalette& palette);

    QPalette toPalette() const;
};

/// `color` a little darker on a light theme, a little lighter on a dark one: hovered (1) or pressed (2)
/// fills.
QColor stepped(const QColor& color, int steps, const QPalette& palette);

} // namespace scopelight
