// SPDX-License-Identifier: Apache-2.0
#include "widgets/openeddelegate.h"

#include "models/openedmodel.h"
#include "theme/controls.h"
#include "theme/metrics.h"
#include "theme/theme.h"
#include "widgets/markedtext.h"

#include <QIcon>
#include <QPainter>

namespace scopelight {

namespace {

constexpr int verbWidth = 52;
constexpr int methodRow = 26;
constexpr int apiRow = 34;
constexpr int iconSize = 16;

} // namespace

void OpenedDelegate::paint(
    QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Theme& theme = Theme::of(option.palette);
    const bool isApi = index.data(OpenedModel::IsApiRole).toBool();
    const QString name = index.data(OpenedModel::NameRole).toString();
    const QString caption = index.data(OpenedModel::CaptionRole).toString();
    QRect area = option.rect.adjusted(Metrics::gap, 0, -Metrics::gap, 0);
    painter->save();
    if (isApi) {
        painter->fillRect(option.rect, theme.sunk);
        controls::paintHairline(*painter, option);
    } else {
        controls::paintItemPanel(*painter, option);
    }
    const auto icon = index.data(Qt::DecorationRole).value<QIcon>();
    if (!icon.isNull()) {
        const QRect place(area.right() - iconSize, area.center().y() - iconSize / 2, iconSize, iconSize);
        icon.paint(painter, place);
        area.setRight(place.left() - Metrics::grid);
    }
    const QFont small = isApi ? Type::caption(option.font) : Type::scaled(Type::wire(option.font), 0.92);
    painter->setFont(small);
    painter->setPen(isApi ? theme.text3 : theme.text2);
    painter->drawText(area, Qt::AlignVCenter | (isApi ? Qt::AlignRight : Qt::AlignLeft), caption);
    const int captionWidth = QFontMetrics(small).horizontalAdvance(caption) + Metrics::grid;
    painter->setFont(isApi ? Type::heading(option.font) : Type::wire(option.font));
    const int verb = std::max(verbWidth, captionWidth);
    const QRect text = isApi ? area.adjusted(0, 0, -captionWidth, 0) : area.adjusted(verb, 0, 0, 0);
    const QStringList words = isApi ? QStringList() : m_words;
    paintMarked(
        *painter, text, {name, words, isApi ? Qt::ElideRight : Qt::ElideMiddle}, theme.text, option.palette);
    painter->restore();
}

QSize OpenedDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const int line = QFontMetrics(option.font).height();
    const bool isApi = index.data(OpenedModel::IsApiRole).toBool();
    return {160, isApi ? std::max(apiRow, line + 14) : std::max(methodRow, line + 8)};
}

} // namespace scopelight
