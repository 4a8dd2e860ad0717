// SPDX-License-Identifier: Apache-2.0
#include "widgets/scopedelegate.h"

#include "models/scopemodel.h"
#include "theme/controls.h"
#include "theme/icons.h"
#include "theme/metrics.h"
#include "theme/theme.h"
#include "widgets/chip.h"
#include "widgets/markedtext.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

constexpr int textLeft = Metrics::gap + 28; ///< what lies left of it belongs to the tick

} // namespace

void ScopeDelegate::setSearch(const QString& text)
{
    m_words = text.split(u' ', Qt::SkipEmptyParts);
}

void ScopeDelegate::paint(
    QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    painter->save();
    if (index.data(ScopeModel::IsApiRole).toBool())
        paintApi(*painter, option, index);
    else
        paintScope(*painter, option, index);
    painter->restore();
}

void ScopeDelegate::paintApi(
    QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Theme& theme = Theme::of(option.palette);
    painter.fillRect(option.rect, theme.sunk);
    controls::paintHairline(painter, option);
    if (option.state & QStyle::State_HasFocus) {
        QStyleOption ring;
        ring.palette = option.palette;
        ring.rect = option.rect.adjusted(2, 2, -3, -3);
        controls::paintFocusRing(painter, ring);
    }
    const QRect chevron(option.rect.left() + Metrics::gap, option.rect.center().y() - 6, 14, 14);
    paintIcon(painter, chevron,
        index.data(ScopeModel::IsFoldedRole).toBool() ? u"chevron-right"_s : u"chevron-down"_s, theme.text2);
    const QRect area = option.rect.adjusted(Metrics::gap + 20, 0, -Metrics::gap, 0);
    const int chosen = index.data(ScopeModel::ChosenCountRole).toInt();
    const int total = index.data(ScopeModel::TotalCountRole).toInt();
    painter.setFont(Type::caption(option.font));
    painter.setPen(theme.text3);
    painter.drawText(area, Qt::AlignVCenter | Qt::AlignRight,
        chosen > 0 ? tr("%1 of %2 chosen").arg(chosen).arg(total) : tr("%1").arg(total));
    painter.setFont(Type::heading(option.font));
    const QString title = index.data(ScopeModel::NameRole).toString();
    paintMarked(painter, area.adjusted(0, 0, -110, 0), {title, m_words}, theme.text, option.palette);
    const int width = painter.fontMetrics().horizontalAdvance(title);
    painter.setFont(Type::wire(option.font));
    painter.setPen(theme.text3);
    painter.drawText(area.adjusted(width + 10, 0, -110, 0), Qt::AlignVCenter | Qt::TextSingleLine,
        index.data(ScopeModel::DescriptionRole).toString());
}

void ScopeDelegate::paintGround(QPainter& painter, const QStyleOptionViewItem& option, bool isChosen) const
{
    QStyleOptionViewItem panel = option;
    panel.viewItemPosition = QStyleOptionViewItem::OnlyOne;
    panel.state.setFlag(QStyle::State_Selected, isChosen);
    controls::paintItemPanel(painter, panel);
    controls::paintHairline(painter, option);
    if (m_marksCurrent && option.state & QStyle::State_Selected) {
        QStyleOption ring;
        ring.palette = option.palette;
        ring.rect = option.rect.adjusted(1, 1, -2, -2);
        controls::paintFocusRing(painter, ring);
    }
    QStyleOption tick;
    tick.palette = option.palette;
    tick.rect = QRect(option.rect.left() + Metrics::gap, option.rect.center().y() - 7, 16, 16);
    tick.state = QStyle::State_Enabled | (isChosen ? QStyle::State_On : QStyle::State_Off);
    controls::paintCheckBox(painter, tick);
    if (option.state & QStyle::State_HasFocus) {
        tick.rect.adjust(-3, -3, 3, 3);
        controls::paintFocusRing(painter, tick);
    }
}

int ScopeDelegate::paintClass(
    QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Theme& theme = Theme::of(option.palette);
    const Chip chip = Chip::of(Sensitivity(index.data(ScopeModel::SensitivityRole).toInt()));
    const int chipWidth = chipSize(chip, option.font).width();
    const QRect area(
        option.rect.right() - Metrics::gap - chipWidth, option.rect.top(), chipWidth, option.rect.height());
    paintChip(painter, area, chip, option.font, option.palette);
    if (m_isNarrow || !index.data(ScopeModel::ReadOnlyRole).toBool())
        return Metrics::gap + chipWidth;
    const QString word = tr("Read-only");
    const QFont caption = Type::caption(option.font);
    const int width = QFontMetrics(caption).horizontalAdvance(word);
    const QRect text = area.adjusted(-12 - width, 0, 0, 0);
    painter.setFont(caption);
    painter.setPen(theme.text2);
    painter.drawText(text, Qt::AlignVCenter | Qt::TextSingleLine, word);
    paintIcon(painter, QRect(text.left() - 20, text.center().y() - 6, 14, 14), u"book-open"_s, theme.text2);
    return Metrics::gap + chipWidth + 12 + width + 20;
}

void ScopeDelegate::paintScope(
    QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Theme& theme = Theme::of(option.palette);
    paintGround(painter, option, index.data(Qt::CheckStateRole).toInt() == Qt::Checked);
    const int taken = paintClass(painter, option, index);
    const QRect text = option.rect.adjusted(textLeft, 0, -(taken + 12), 0);
    const QFont name = Type::wire(option.font);
    const QFont caption = Type::caption(option.font);
    const int nameHeight = QFontMetrics(name).height();
    const int captionHeight = QFontMetrics(caption).height();
    const int top = text.center().y() - (nameHeight + captionHeight) / 2;
    painter.setFont(name);
    paintMarked(painter, QRect(text.left(), top, text.width(), nameHeight),
        {index.data(ScopeModel::NameRole).toString(), m_words}, theme.text, option.palette);
    painter.setFont(caption);
    paintMarked(painter, QRect(text.left(), top + nameHeight, text.width(), captionHeight),
        {index.data(ScopeModel::DescriptionRole).toString(), m_words,
            index.data(ScopeModel::FoundByMethodRole).toBool() ? Qt::ElideMiddle : Qt::ElideRight},
        theme.text2, option.palette);
}

QSize ScopeDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const int line = QFontMetrics(option.font).height();
    const bool isApi = index.data(ScopeModel::IsApiRole).toBool();
    return {200, isApi ? std::max(36, line + 14) : std::max(Metrics::twoLineRow, 2 * line + 8)};
}

/// A click on the tick or Space ticks; a click beside it asks what the scope opens. On an API both fold it.
bool ScopeDelegate::editorEvent(
    QEvent* event, QAbstractItemModel* model, const QStyleOptionViewItem& option, const QModelIndex& index)
{
    const bool isClick = event->type() == QEvent::MouseButtonRelease
        && static_cast<QMouseEvent*>(event)->button() == Qt::LeftButton;
    const bool isKey =
        event->type() == QEvent::KeyPress && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Space;
    if (!isClick && !isKey)
        return false;
    if (index.data(ScopeModel::IsApiRole).toBool())
        return model->setData(
            index, !index.data(ScopeModel::IsFoldedRole).toBool(), ScopeModel::IsFoldedRole);
    if (isClick && static_cast<QMouseEvent*>(event)->position().x() >= option.rect.left() + textLeft) {
        Q_EMIT detailWanted(index);
        return false;
    }
    const bool isChosen = index.data(Qt::CheckStateRole).toInt() == Qt::Checked;
    return model->setData(index, isChosen ? Qt::Unchecked : Qt::Checked, Qt::CheckStateRole);
}

} // namespace scopelight
