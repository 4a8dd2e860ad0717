// SPDX-License-Identifier: Apache-2.0
#include "theme/theme.h"

namespace scopelight {

const Theme& Theme::light()
{
    static const Theme theme{.rail = 0xECEEF1,
        .page = 0xF6F7F9,
        .card = 0xFFFFFF,
        .sunk = 0xF2F4F6,
        .hover = 0xEEF1F4,
        .sel = 0xE2F0F7,
        .line = 0xDFE3E8,
        .conn = 0xC6CCD4,
        .ctrl = 0x7F8893,
        .text = 0x1B1F24,
        .text2 = 0x4C5560,
        .text3 = 0x626B76,
        .accent = 0x0B6A94,
        .onAccent = 0xFFFFFF,
        .ok = 0x1A7346,
        .okSoft = 0xE3F2E9,
        .warn = 0x855600,
        .warnSoft = 0xFBF0DA,
        .warnFill = 0xB26A00,
        .bad = 0xB3261E,
        .badSoft = 0xFCE9E7,
        .nonSensitive = 0x2C6E5B,
        .nonSensitiveSoft = 0xE2F0EB,
        .restricted = 0x9A2C6B,
        .restrictedSoft = 0xF8E7F0,
        .neutral = 0x5B6470,
        .neutralSoft = 0xEDEFF2,
        .mark = 0xFFE9A8};
    return theme;
}

const Theme& Theme::dark()
{
    static const Theme theme{.rail = 0x131619,
        .page = 0x191C20,
        .card = 0x212529,
        .sunk = 0x1B1F23,
        .hover = 0x2A2F34,
        .sel = 0x1B3542,
        .line = 0x33393F,
        .conn = 0x3D444B,
        .ctrl = 0x7A848F,
        .text = 0xE8EBEE,
        .text2 = 0xB0B8C1,
        .text3 = 0x98A1AC,
        .accent = 0x66BEE8,
        .onAccent = 0x08202D,
        .ok = 0x63C892,
        .okSoft = 0x1D3528,
        .warn = 0xE3B04B,
        .warnSoft = 0x382E18,
        .warnFill = 0xE3B04B,
        .bad = 0xFF8A80,
        .badSoft = 0x42211F,
        .nonSensitive = 0x7CC9B0,
        .nonSensitiveSoft = 0x1D352E,
        .restricted = 0xEE93C6,
        .restrictedSoft = 0x3B2233,
        .neutral = 0xA9B2BC,
        .neutralSoft = 0x2D3238,
        .mark = 0x5A4A12};
    return theme;
}

const Theme& Theme::withContrast() const
{
    const auto stronger = [](Theme theme) {
        theme.line = theme.ctrl;
        theme.text3 = theme.text2;
        return theme;
    };
    static const Theme strongLight = stronger(light());
    static const Theme strongDark = stronger(dark());
    return page == dark().page ? strongDark : strongLight;
}

const Theme& Theme::of(const QPalette& palette)
{
    const Theme& theme = palette.color(QPalette::Window).lightness() < 128 ? dark() : light();
    const bool isStrong = palette.color(QPalette::Midlight) == theme.ctrl;
    return isStrong ? theme.withContrast() : theme;
}

QPalette Theme::toPalette() const
{
    QPalette palette;
    const std::initializer_list<std::pair<QPalette::ColorRole, QColor>> roles = {{QPalette::Window, page},
        {QPalette::WindowText, text}, {QPalette::Base, card}, {QPalette::AlternateBase, sunk},
        {QPalette::Text, text}, {QPalette::Button, card}, {QPalette::ButtonText, text},
        {QPalette::BrightText, bad}, {QPalette::Highlight, sel}, {QPalette::HighlightedText, text},
        {QPalette::Link, accent}, {QPalette::LinkVisited, ok}, {QPalette::PlaceholderText, text3},
        {QPalette::ToolTipBase, card}, {QPalette::ToolTipText, text2}, {QPalette::Light, card},
        {QPalette::Midlight, line}, {QPalette::Mid, ctrl}, {QPalette::Dark, ctrl}, {QPalette::Shadow, conn}};
    for (const auto& [role, color] : roles)
        palette.setColor(role, color);
    for (const QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, text3);
    return palette;
}

QColor stepped(const QColor& color, int steps, const QPalette& palette)
{
    const int percent = 100 + 8 * steps;
    return palette.color(QPalette::Window).lightness() < 128 ? color.lighter(percent) : color.darker(percent);
}

} // namespace scopelight
