// SPDX-License-Identifier: Apache-2.0
#include "widgets/diffdelegate.h"

#include "models/grantmodel.h"
#include "theme/controls.h"
#include "theme/icons.h"
#include "theme/metrics.h"
#include "theme/theme.h"
#include "widgets/chip.h"

#include <QPainter>

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

constexpr int padding = 12;

struct Look {
    QString icon;
    QColor color;
};

Look lookOf(GrantModel::Answer answer, const Theme& theme)
{
    switch (answer) {
    case GrantModel::Answer::Yes:
        return {u"check"_s, theme.ok};
    case GrantModel::Answer::No:
        return {u"x"_s, theme.bad};
    case GrantModel::Answer::Extra:
        return {u"plus"_s, theme.warn};
    case GrantModel::Answer::Unknown:
        return {u"minus"_s, theme.text3};
    }
    Q_UNREACHABLE();
}

QFont fontOf(int column, const QFont& base)
{
    return column == GrantModel::Scope ? Type::wire(base) : base;
}

} // namespace

void DiffDelegate::paint(
    QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Theme& theme = Theme::of(option.palette);
    painter->save();
    const bool differs = index.data(GrantModel::DiffersRole).toBool();
    painter->fillRect(option.rect, differs ? theme.warnSoft : theme.card);
    controls::paintHairline(*painter, option);
    if (differs && index.column() == 0)
        painter->fillRect(QRect(option.rect.topLeft(), QSize(3, option.rect.height())), theme.warnFill);
    QRect text = option.rect.adjusted(padding + (index.column() == 0 ? 4 : 0), 0, -4, 0);
    if (index.column() == GrantModel::Class) {
        paintChip(*painter, text, Chip::of(Sensitivity(index.data(GrantModel::SensitivityRole).toInt())),
            option.font, option.palette);
        return painter->restore();
    }
    const QVariant answer = index.data(GrantModel::AnswerRole);
    if (answer.isValid()) {
        const Look look = lookOf(GrantModel::Answer(answer.toInt()), theme);
        paintIcon(*painter, QRect(text.left(), text.center().y() - 7, 16, 16), look.icon, look.color);
        text.setLeft(text.left() + 22);
    }
    painter->setFont(fontOf(index.column(), option.font));
    painter->setPen(theme.text);
    if (index.column() == GrantModel::Reason)
        painter->drawText(text, Qt::AlignVCenter | Qt::TextWordWrap, index.data().toString());
    else
        painter->drawText(text, Qt::AlignVCenter | Qt::TextSingleLine,
            painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, text.width()));
    painter->restore();
}

QSize DiffDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const int height = std::max(Metrics::row, option.fontMetrics.height() + 16);
    if (index.column() == GrantModel::Class) {
        const Chip chip = Chip::of(Sensitivity(index.data(GrantModel::SensitivityRole).toInt()));
        return {chipSize(chip, option.font).width() + padding + 8, height};
    }
    if (index.column() == GrantModel::Reason) {
        const QRect room(0, 0, std::max(1, option.rect.width() - padding - 4), 0);
        const QRect text = option.fontMetrics.boundingRect(room, Qt::TextWordWrap, index.data().toString());
        return {text.width(), std::max(height, text.height() + 16)};
    }
    const int icon = index.data(GrantModel::AnswerRole).isValid() ? 22 : 0;
    const int width =
        QFontMetrics(fontOf(index.column(), option.font)).horizontalAdvance(index.data().toString());
    return {width + icon + padding + 12, height};
}

} // namespace scopelight
