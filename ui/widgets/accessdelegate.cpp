// SPDX-License-Identifier: Apache-2.0
#include "widgets/accessdelegate.h"

#include "models/accessmodel.h"
#include "theme/controls.h"
#include "theme/icons.h"
#include "theme/metrics.h"
#include "theme/theme.h"
#include "widgets/chip.h"

#include <QPainter>

#include <algorithm>
#include <optional>

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

using Verdict = ScopeAccess::Verdict;

constexpr int padding = 12;
constexpr int iconRoom = 22;

Chip chipOf(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Allowed:
        return {.tone = Chip::Tone::Good, .glyph = Chip::Glyph::Icon, .icon = u"check"_s};
    case Verdict::Refused:
        return {.tone = Chip::Tone::Bad, .glyph = Chip::Glyph::Icon, .icon = u"ban"_s};
    case Verdict::ApiOff:
        return {.tone = Chip::Tone::Warn, .glyph = Chip::Glyph::Icon, .icon = u"plug"_s};
    case Verdict::Inconclusive:
        return {.tone = Chip::Tone::Neutral, .glyph = Chip::Glyph::Icon, .icon = u"circle-question-mark"_s};
    case Verdict::NotTested:
        return {.tone = Chip::Tone::Neutral, .glyph = Chip::Glyph::Icon, .icon = u"minus"_s};
    }
    Q_UNREACHABLE();
}

/// The chip of a cell that has one.
std::optional<Chip> chipAt(const QModelIndex& index)
{
    if (index.column() == AccessModel::Class)
        return Chip::of(Sensitivity(index.data(AccessModel::SensitivityRole).toInt()));
    if (index.column() != AccessModel::Verdict)
        return std::nullopt;
    Chip chip = chipOf(Verdict(index.data(AccessModel::VerdictRole).toInt()));
    chip.text = index.data().toString();
    return chip;
}

bool hasMark(const QModelIndex& index)
{
    return index.column() == AccessModel::Expected && index.data(AccessModel::OutcomeRole).isValid();
}

void paintMark(QPainter& painter, const QRect& rect, Expectation::Outcome outcome, const Theme& theme)
{
    switch (outcome) {
    case Expectation::Outcome::Met:
        return paintIcon(painter, rect, u"check"_s, theme.ok);
    case Expectation::Outcome::NotMet:
        return paintIcon(painter, rect, u"x"_s, theme.bad);
    case Expectation::Outcome::NotChecked:
        return paintIcon(painter, rect, u"minus"_s, theme.text3);
    }
}

bool isWire(int column)
{
    return column == AccessModel::Scope || column == AccessModel::Read;
}

QRect roomOf(const QStyleOptionViewItem& option, const QModelIndex& index)
{
    const int left = padding + (index.column() == 0 ? 4 : 0) + (hasMark(index) ? iconRoom : 0);
    return option.rect.adjusted(left, 0, index.column() == AccessModel::Time ? -padding : -4, 0);
}

void paintLines(
    QPainter& painter, const QRect& room, const QStyleOptionViewItem& option, const QModelIndex& index)
{
    const Theme& theme = Theme::of(option.palette);
    const QFont first = isWire(index.column()) ? Type::wire(option.font) : option.font;
    const QFont second = Type::caption(option.font);
    const int heights = QFontMetrics(first).height() + QFontMetrics(second).height();
    QRect line(room.left(), room.center().y() - heights / 2, room.width(), QFontMetrics(first).height());
    painter.setFont(first);
    painter.setPen(theme.text);
    painter.drawText(line, Qt::AlignVCenter | Qt::TextSingleLine,
        painter.fontMetrics().elidedText(index.data().toString(), Qt::ElideMiddle, line.width()));
    line.translate(0, line.height());
    painter.setFont(second);
    const bool isBad = index.column() == AccessModel::Scope && index.data(AccessModel::MissingRole).toBool();
    painter.setPen(isBad ? theme.bad : theme.text2);
    painter.drawText(line, Qt::AlignVCenter | Qt::TextSingleLine,
        painter.fontMetrics().elidedText(
            index.data(AccessModel::CaptionRole).toString(), Qt::ElideRight, line.width()));
}

} // namespace

void AccessDelegate::paint(
    QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Theme& theme = Theme::of(option.palette);
    painter->save();
    controls::paintCell(*painter, option, index.column());
    const QRect room = roomOf(option, index);
    if (const auto chip = chipAt(index)) {
        paintChip(*painter, room, *chip, option.font, option.palette);
    } else if (!index.data(AccessModel::CaptionRole).toString().isEmpty()) {
        paintLines(*painter, room, option, index);
    } else {
        if (hasMark(index))
            paintMark(*painter, QRect(room.left() - iconRoom, room.center().y() - 7, 16, 16),
                Expectation::Outcome(index.data(AccessModel::OutcomeRole).toInt()), theme);
        painter->setFont(isWire(index.column()) ? Type::wire(option.font) : option.font);
        painter->setPen(index.column() == AccessModel::Expected ? theme.text : theme.text2);
        const int wrap = index.column() == AccessModel::Why ? Qt::TextWordWrap : Qt::TextSingleLine;
        painter->drawText(room, index.data(Qt::TextAlignmentRole).toInt() | wrap, index.data().toString());
    }
    painter->restore();
}

QSize AccessDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const int lines = option.fontMetrics.height() + QFontMetrics(Type::caption(option.font)).height();
    const int height = std::max(Metrics::row, lines + Metrics::grid);
    if (const auto chip = chipAt(index))
        return {chipSize(*chip, option.font).width() + padding + 8, height};
    const QString text = index.data().toString();
    if (index.column() == AccessModel::Why) {
        const QRect room(0, 0, std::max(1, option.rect.width() - padding - 4), 0);
        const QRect wrapped = option.fontMetrics.boundingRect(room, Qt::TextWordWrap, text);
        return {wrapped.width(), std::max(height, wrapped.height() + 16)};
    }
    const QFont font = isWire(index.column()) ? Type::wire(option.font) : option.font;
    const int caption = QFontMetrics(Type::caption(option.font))
                            .horizontalAdvance(index.data(AccessModel::CaptionRole).toString());
    const int width = std::max(QFontMetrics(font).horizontalAdvance(text), caption);
    return {width + (hasMark(index) ? iconRoom : 0) + padding + 16, height};
}

} // namespace scopelight
