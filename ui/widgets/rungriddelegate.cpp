// SPDX-License-Identifier: Apache-2.0
#include "widgets/rungriddelegate.h"

#include "models/rungridmodel.h"
#include "theme/controls.h"
#include "theme/icons.h"
#include "theme/metrics.h"
#include "theme/theme.h"
#include "widgets/rundelegate.h"

#include <QPainter>

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

constexpr int padding = 16;

struct Look {
    QString icon;
    QColor color;
};

Look lookOf(RunRow::Given given, const Theme& theme)
{
    switch (given) {
    case RunRow::Given::Granted:
        return {u"check"_s, theme.ok};
    case RunRow::Given::Missing:
        return {u"x"_s, theme.bad};
    case RunRow::Given::Kept:
    case RunRow::Given::LeftOver:
    case RunRow::Given::Extra:
        return {u"plus"_s, theme.warn};
    case RunRow::Given::NotAsked:
    case RunRow::Given::NoGrant:
    case RunRow::Given::NotToldOf:
        return {u"minus"_s, theme.text3};
    }
    Q_UNREACHABLE();
}

void paintText(QPainter& painter, const QRect& rect, const QString& text)
{
    painter.drawText(rect, Qt::AlignVCenter | Qt::TextSingleLine,
        painter.fontMetrics().elidedText(text, Qt::ElideRight, rect.width()));
}

} // namespace

void RunGridDelegate::paint(
    QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Theme& theme = Theme::of(option.palette);
    const bool isHeading = index.data(RunGridModel::IsHeadingRole).toBool();
    const bool differs = index.data(RunGridModel::DiffersRole).toBool();
    painter->save();
    painter->fillRect(option.rect, isHeading ? theme.sunk : theme.card);
    controls::paintHairline(*painter, option);
    if (differs && index.column() == 0)
        painter->fillRect(QRect(option.rect.topLeft(), QSize(3, option.rect.height())), theme.accent);
    if (option.state & QStyle::State_HasFocus) {
        QStyleOption ring;
        ring.palette = option.palette;
        ring.rect = option.rect.adjusted(2, 2, -3, -3);
        controls::paintFocusRing(*painter, ring);
    }
    QRect text = option.rect.adjusted(index.column() == 0 ? padding : Metrics::grid, 0, -Metrics::grid, 0);
    const QVariant given = index.data(RunGridModel::GivenRole);
    if (given.isValid()) {
        const Look look = lookOf(RunRow::Given(given.toInt()), theme);
        paintIcon(*painter, QRect(text.left(), text.center().y() - 7, 16, 16), look.icon, look.color);
        text.setLeft(text.left() + 24);
    }
    const bool isScope = index.column() == 0 && index.data(RunGridModel::IsScopeRole).toBool();
    painter->setFont(isHeading ? Type::heading(option.font)
            : isScope          ? Type::wire(option.font)
            : differs          ? Type::scaled(option.font, 1, QFont::Medium)
                               : option.font);
    painter->setPen(isHeading || !differs ? theme.text2 : theme.text);
    paintText(*painter, text, index.data().toString());
    painter->restore();
}

RunGridHeader::RunGridHeader(QWidget* parent)
    : QHeaderView(Qt::Horizontal, parent)
{
}

void RunGridHeader::paintSection(QPainter* painter, const QRect& rect, int section) const
{
    const Theme& theme = Theme::of(palette());
    painter->save();
    painter->fillRect(rect, theme.card);
    painter->fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), theme.line);
    const QString title = model()->headerData(section, orientation()).toString();
    if (!title.isEmpty()) {
        const QString letter =
            model()->headerData(section, orientation(), RunGridModel::LetterRole).toString();
        const int width = 16 + 8 * (int(letter.size()) - 1);
        paintRunLetter(*painter, QRect(rect.left() + Metrics::grid, rect.center().y() - 7, width, 16), letter,
            palette(), font());
        painter->setFont(Type::heading(font()));
        painter->setPen(theme.text);
        paintText(*painter, rect.adjusted(Metrics::grid + width + 8, 0, -Metrics::grid, 0),
            title.mid(letter.size()).trimmed());
    }
    painter->restore();
}

} // namespace scopelight
