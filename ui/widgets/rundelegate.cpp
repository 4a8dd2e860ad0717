// SPDX-License-Identifier: Apache-2.0
#include "widgets/rundelegate.h"

#include "models/runsmodel.h"
#include "theme/controls.h"
#include "theme/metrics.h"
#include "theme/theme.h"
#include "widgets/stepmark.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

constexpr int square = 20;
constexpr int textLeft = 12 + square + 10;

} // namespace

void paintRunLetter(
    QPainter& painter, const QRect& square, const QString& letter, const QPalette& palette, const QFont& font)
{
    const Theme& theme = Theme::of(palette);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.accent);
    painter.drawRoundedRect(square, 4, 4);
    painter.setPen(theme.onAccent);
    painter.setFont(Type::caption(font, QFont::DemiBold));
    painter.drawText(square, Qt::AlignCenter, letter);
    painter.restore();
}

void RunDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Theme& theme = Theme::of(option.palette);
    const QString letter = index.data(RunsModel::LetterRole).toString();
    painter->save();
    QStyleOptionViewItem panel = option;
    panel.viewItemPosition = QStyleOptionViewItem::OnlyOne;
    panel.state.setFlag(QStyle::State_Selected, !letter.isEmpty());
    controls::paintItemPanel(*painter, panel);
    controls::paintHairline(*painter, option);
    const int middle = option.rect.center().y();
    const QRect tick(option.rect.left() + 12, middle - square / 2 + 1, square, square);
    if (letter.isEmpty()) {
        QStyleOption box;
        box.palette = option.palette;
        box.rect = tick.adjusted(2, 2, -2, -2);
        box.state = QStyle::State_Enabled | QStyle::State_Off;
        controls::paintCheckBox(*painter, box);
    } else {
        paintRunLetter(*painter, tick, letter, option.palette, option.font);
    }
    if (option.state & QStyle::State_HasFocus) {
        QStyleOption ring;
        ring.palette = option.palette;
        ring.rect = tick.adjusted(-2, -2, 2, 2);
        controls::paintFocusRing(*painter, ring);
    }
    paintStepMark(*painter, QRect(option.rect.right() - 12 - 16, middle - 8, 16, 16),
        StepState::Mark(index.data(RunsModel::MarkRole).toInt()), theme);
    const QRect text = option.rect.adjusted(textLeft, 0, -(12 + 16 + 8), 0);
    const QFont title = Type::scaled(option.font, 1, QFont::Medium);
    const QFont caption = Type::caption(option.font);
    const int titleHeight = QFontMetrics(title).height();
    const int captionHeight = QFontMetrics(caption).height();
    const int top = middle - (titleHeight + captionHeight) / 2 + 1;
    painter->setFont(title);
    painter->setPen(theme.text);
    painter->drawText(QRect(text.left(), top, text.width(), titleHeight),
        Qt::AlignVCenter | Qt::TextSingleLine,
        painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideMiddle, text.width()));
    painter->setFont(caption);
    painter->setPen(theme.text2);
    painter->drawText(QRect(text.left(), top + titleHeight, text.width(), captionHeight),
        Qt::AlignVCenter | Qt::TextSingleLine,
        painter->fontMetrics().elidedText(
            index.data(RunsModel::CaptionRole).toString(), Qt::ElideRight, text.width()));
    painter->restore();
}

QSize RunDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const
{
    return {200, std::max(56, 2 * QFontMetrics(option.font).height() + 18)};
}

bool RunDelegate::editorEvent(
    QEvent* event, QAbstractItemModel* model, const QStyleOptionViewItem&, const QModelIndex& index)
{
    const bool isClick = event->type() == QEvent::MouseButtonRelease
        && static_cast<QMouseEvent*>(event)->button() == Qt::LeftButton;
    const bool isKey =
        event->type() == QEvent::KeyPress && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Space;
    if (!isClick && !isKey)
        return false;
    const bool isTicked = index.data(Qt::CheckStateRole).toInt() == Qt::Checked;
    return model->setData(index, int(isTicked ? Qt::Unchecked : Qt::Checked), Qt::CheckStateRole);
}

} // namespace scopelight
