// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scopes/scopecatalogue.h"

#include <QWidget>

class QPainter;

namespace scopelight {

/// A small word with a shape, never clickable: a scope's class or a state. The shape tells it in grey, too.
struct Chip {
    enum class Tone { Neutral, Good, Warn, Bad, Accent, NonSensitive, Restricted };
    enum class Glyph { None, Icon, Ring, HalfDisc, Disc, DashedRing };
    QString text = {};
    Tone tone = Tone::Neutral;
    Glyph glyph = Glyph::None;
    QString icon = {}; ///< with Glyph::Icon
    bool operator==(const Chip&) const = default;

    /// ○ non-sensitive, ◐ sensitive, ● restricted, ◌ not published, a person for sign-in.
    static Chip of(Sensitivity sensitivity);
};

/// The size that a chip takes in that font.
QSize chipSize(const Chip& chip, const QFont& font);
/// Paints it, vertically centred, from the left of `rect`.
void paintChip(
    QPainter& painter, const QRect& rect, const Chip& chip, const QFont& font, const QPalette& palette);
/// The shape alone, in the chip's colour, centred in `rect`.
void paintGlyph(QPainter& painter, const QRect& rect, const Chip& chip, const QPalette& palette);

/// A chip in a layout.
class ChipLabel : public QWidget {
    Q_OBJECT

public:
    explicit ChipLabel(const Chip& chip = {}, QWidget* parent = nullptr);

    void setChip(const Chip& chip);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Chip m_chip;
};

} // namespace scopelight
