// SPDX-License-Identifier: Apache-2.0
#include "widgets/steprail.h"

#include "theme/frames.h"
#include "theme/icons.h"
#include "theme/metrics.h"
#include "theme/theme.h"
#include "widgets/stepmark.h"

#include <QPainter>

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

using Mark = StepState::Mark;

constexpr int markSize = 20;
constexpr int turnMs = 1200;
constexpr int separator = 24; ///< above the first record

/// How far the running mark has turned, 0 to 1; with animations switched off it is a still arc.
qreal turnOf(const QStyleOptionViewItem& option)
{
    const auto* view = qobject_cast<const QAbstractItemView*>(option.widget);
    Frames* frames = view != nullptr ? Frames::of(*view) : nullptr;
    if (frames == nullptr)
        return 0;
    frames->askFor(*view->viewport());
    return frames->phase(turnMs);
}

/// The separator and the room for it belong to the first record.
bool isFirstRecord(const QModelIndex& index)
{
    return index.data(StepModel::IsRecordRole).toBool()
        && !index.sibling(index.row() - 1, 0).data(StepModel::IsRecordRole).toBool();
}

} // namespace

void StepDelegate::paint(
    QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Theme& theme = Theme::of(option.palette);
    const bool record = index.data(StepModel::IsRecordRole).toBool();
    QRect rect = option.rect;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (isFirstRecord(index)) {
        painter->fillRect(
            QRect(rect.left() + 12, rect.top() + separator / 2, rect.width() - 24, 1), theme.line);
        rect.setTop(rect.top() + separator);
    }
    const QRectF box = QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5);
    const bool isSelected = option.state & QStyle::State_Selected;
    if (isSelected || option.state & QStyle::State_MouseOver) {
        painter->setPen(isSelected
                ? QPen(option.state & QStyle::State_HasFocus ? theme.accent : theme.line, 1)
                : QPen(Qt::NoPen));
        painter->setBrush(isSelected ? theme.card : theme.hover);
        painter->drawRoundedRect(box, Metrics::cardRadius, Metrics::cardRadius);
    }
    const int markLeft = isNarrow ? rect.center().x() - markSize / 2 : rect.left() + 12;
    const QRect mark(markLeft, rect.center().y() - markSize / 2, markSize, markSize);
    const auto state = Mark(index.data(StepModel::MarkRole).toInt());
    const QModelIndex next = index.sibling(index.row() + 1, 0);
    if (record) {
        paintIcon(
            *painter, mark.adjusted(2, 2, -2, -2), index.data(StepModel::IconRole).toString(), theme.text2);
    } else {
        if (next.isValid() && !next.data(StepModel::IsRecordRole).toBool()) {
            QColor line = state == Mark::Done ? theme.ok : theme.conn;
            if (state == Mark::Done)
                line.setAlphaF(0.45F);
            painter->fillRect(
                QRect(mark.center().x(), mark.bottom() + 3, 2, rect.bottom() - mark.bottom() - 2), line);
        }
        if (index.row() > 0) {
            const bool wasDone =
                Mark(index.sibling(index.row() - 1, 0).data(StepModel::MarkRole).toInt()) == Mark::Done;
            QColor line = wasDone ? theme.ok : theme.conn;
            if (wasDone)
                line.setAlphaF(0.45F);
            painter->fillRect(QRect(mark.center().x(), rect.top(), 2, mark.top() - rect.top() - 2), line);
        }
        paintStepMark(*painter, mark, state, theme, state == Mark::Running ? turnOf(option) : 0);
    }
    if (!isNarrow) {
        const QRect text = rect.adjusted(44, 0, -8, 0);
        const QFont title = Type::scaled(option.font, 1, isSelected ? QFont::DemiBold : QFont::Medium);
        const QFont caption = Type::caption(option.font);
        const int height = QFontMetrics(title).height() + QFontMetrics(caption).height();
        const int top = rect.center().y() - height / 2 + 1;
        painter->setFont(title);
        painter->setPen(theme.text);
        painter->drawText(QRect(text.left(), top, text.width(), QFontMetrics(title).height()),
            Qt::AlignVCenter, index.data(StepModel::TitleRole).toString());
        painter->setFont(caption);
        painter->setPen(theme.text3);
        const QString shown = QFontMetrics(caption).elidedText(
            index.data(StepModel::CaptionRole).toString(), Qt::ElideRight, text.width());
        painter->drawText(QRect(text.left(), top + QFontMetrics(title).height(), text.width(),
                              QFontMetrics(caption).height()),
            Qt::AlignVCenter, shown);
    }
    painter->restore();
}

QSize StepDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const int height = std::max(Metrics::railStep, QFontMetrics(option.font).height() * 2 + 14);
    return {isNarrow ? Metrics::railStep : 200, height + (isFirstRecord(index) ? separator : 0)};
}

StepRail::StepRail(Workbench& workbench, QWidget* parent)
    : QListView(parent)
    , m_model(new StepModel(workbench, this))
    , m_delegate(new StepDelegate(this))
{
    setObjectName(u"stepRail"_s);
    setAccessibleName(tr("Steps"));
    setModel(m_model);
    setItemDelegate(m_delegate);
    setMouseTracking(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setEditTriggers(NoEditTriggers);
    viewport()->setAutoFillBackground(false);
    setAutoFillBackground(false);
    connect(selectionModel(), &QItemSelectionModel::currentChanged, this,
        [this](const QModelIndex& index) { Q_EMIT stepChosen(StepModel::steps().at(index.row())); });
}

void StepRail::select(StepId step)
{
    setCurrentIndex(m_model->index(int(StepModel::steps().indexOf(step))));
}

StepId StepRail::current() const
{
    return StepModel::steps().value(currentIndex().row(), StepId::Client);
}

void StepRail::setNarrow(bool narrow)
{
    if (m_delegate->isNarrow == narrow)
        return;
    m_delegate->isNarrow = narrow;
    scheduleDelayedItemsLayout();
}

} // namespace scopelight
