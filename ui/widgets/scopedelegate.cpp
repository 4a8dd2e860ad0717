// SPDX-License-Identifier: Apache-2.0
#include "widgets/scopedelegate.h"

#include "models/scopemodel.h"
#include "theme/controls.h"
#include "theme/metrics.h"
#include "theme/theme.h"
#include "widgets/chip.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace scopelight {

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
    const QRect area = option.rect.adjusted(Metrics::gap, 0, -Metrics::gap, 0);
    const int chosen = index.data(ScopeModel::ChosenCountRole).toInt();
    const int total = index.data(ScopeModel::TotalCountRole).toInt();
    painter.setFont(Type::caption(option.font));
    painter.setPen(theme.text3);
    painter.drawText(area, Qt::AlignVCenter | Qt::AlignRight,
        chosen > 0 ? tr("%1 of %2 chosen").arg(chosen).arg(total) : tr("%1").arg(total));
    painter.setFont(Type::heading(option.font));
    const QString title = index.data(ScopeModel::NameRole).toString();
    paintMarked(painter, area.adjusted(0, 0, -110, 0), title, theme.text, option.palette);
    const int width = painter.fontMetrics().horizontalAdvance(title);
    painter.setFont(Type::wire(option.font));
    painter.setPen(theme.text3);
    painter.drawText(area.adjusted(width + 10, 0, -110, 0), Qt::AlignVCenter | Qt::TextSingleLine,
        index.data(ScopeModel::DescriptionRole).toString());
}

void ScopeDelegate::paintScope(
    QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Theme& theme = Theme::of(option.palette);
    const bool isChosen = index.data(Qt::CheckStateRole).toInt() == Qt::Checked;
    QStyleOptionViewItem panel = option;
    panel.viewItemPosition = QStyleOptionViewItem::OnlyOne;
    if (isChosen)
        panel.state |= QStyle::State_Selected;
    else
        panel.state &= ~QStyle::State_Selected;
    controls::paintItemPanel(painter, panel);
    controls::paintHairline(painter, option);
    QStyleOption tick;
    tick.palette = option.palette;
    tick.rect = QRect(option.rect.left() + Metrics::gap, option.rect.center().y() - 7, 16, 16);
    tick.state = QStyle::State_Enabled | (isChosen ? QStyle::State_On : QStyle::State_Off);
    controls::paintCheckBox(painter, tick);
    if (option.state & QStyle::State_HasFocus) {
        tick.rect.adjust(-3, -3, 3, 3);
        controls::paintFocusRing(painter, tick);
    }
    const Chip chip = Chip::of(Sensitivity(index.data(ScopeModel::SensitivityRole).toInt()));
    const int chipWidth = chipSize(chip, option.font).width();
    const QRect chipArea(
        option.rect.right() - Metrics::gap - chipWidth, option.rect.top(), chipWidth, option.rect.height());
    paintChip(painter, chipArea, chip, option.font, option.palette);
    const QRect text = option.rect.adjusted(Metrics::gap + 28, 0, -(Metrics::gap + chipWidth + 12), 0);
    const QFont name = Type::wire(option.font);
    const QFont caption = Type::caption(option.font);
    const int top = text.center().y() - (QFontMetrics(name).height() + QFontMetrics(caption).height()) / 2;
    painter.setFont(name);
    paintMarked(painter, QRect(text.left(), top, text.width(), QFontMetrics(name).height()),
        index.data(ScopeModel::NameRole).toString(), theme.text, option.palette);
    painter.setFont(caption);
    paintMarked(painter,
        QRect(text.left(), top + QFontMetrics(name).height(), text.width(), QFontMetrics(caption).height()),
        index.data(ScopeModel::DescriptionRole).toString(), theme.text2, option.palette);
}

/// The words of the search stand on a marked ground; the text on it is always the plain text colour.
void ScopeDelegate::paintMarked(QPainter& painter, const QRect& rect, const QString& text,
    const QColor& color, const QPalette& palette) const
{
    const QFontMetrics metrics = painter.fontMetrics();
    const QString shown = metrics.elidedText(text, Qt::ElideRight, rect.width());
    const Theme& theme = Theme::of(palette);
    for (const QString& word : m_words) {
        for (qsizetype at = shown.indexOf(word, 0, Qt::CaseInsensitive); at >= 0;
             at = shown.indexOf(word, at + word.size(), Qt::CaseInsensitive)) {
            const int left = rect.left() + metrics.horizontalAdvance(shown.left(at));
            const int width = metrics.horizontalAdvance(shown.mid(at, word.size()));
            painter.fillRect(
                QRect(left, rect.center().y() - metrics.height() / 2 + 1, width, metrics.height() - 1),
                theme.mark);
        }
    }
    painter.setPen(color);
    painter.drawText(rect, Qt::AlignVCenter | Qt::TextSingleLine, shown);
}

QSize ScopeDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const int line = QFontMetrics(option.font).height();
    const bool isApi = index.data(ScopeModel::IsApiRole).toBool();
    return {200, isApi ? std::max(36, line + 14) : std::max(Metrics::twoLineRow, 2 * line + 8)};
}

/// A click anywhere on a row ticks it, and so does Space.
bool ScopeDelegate::editorEvent(
    QEvent* event, QAbstractItemModel* model, const QStyleOptionViewItem&, const QModelIndex& index)
{
    const bool isClick = event->type() == QEvent::MouseButtonRelease
        && static_cast<QMouseEvent*>(event)->button() == Qt::LeftButton;
    const bool isKey =
        event->type() == QEvent::KeyPress && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Space;
    if ((!isClick && !isKey) || index.data(ScopeModel::IsApiRole).toBool())
        return false;
    const bool isChosen = index.data(Qt::CheckStateRole).toInt() == Qt::Checked;
    return model->setData(index, isChosen ? Qt::Unchecked : Qt::Checked, Qt::CheckStateRole);
}

} // namespace scopelight
