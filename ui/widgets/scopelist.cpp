// SPDX-License-Identifier: Apache-2.0
#include "widgets/scopelist.h"

#include "models/scopemodel.h"

#include <QKeyEvent>

namespace scopelight {

namespace {

bool isApi(const QModelIndex& index)
{
    return index.data(ScopeModel::IsApiRole).toBool();
}

bool isFolded(const QModelIndex& index)
{
    return index.data(ScopeModel::IsFoldedRole).toBool();
}

} // namespace

ScopeList::ScopeList(QWidget* parent)
    : QListView(parent)
{
    setVerticalScrollMode(ScrollPerPixel);
    setMouseTracking(true);
    setEditTriggers(NoEditTriggers);
    setFrameShape(QFrame::NoFrame);
}

void ScopeList::keyPressEvent(QKeyEvent* event)
{
    const QModelIndex index = currentIndex();
    const int key = event->key();
    const bool isDone = index.isValid()
        && ((key == Qt::Key_Left && goLeft(index)) || (key == Qt::Key_Right && goRight(index))
            || ((key == Qt::Key_Return || key == Qt::Key_Enter) && turn(index)));
    if (!isDone)
        QListView::keyPressEvent(event);
}

bool ScopeList::goLeft(const QModelIndex& index)
{
    if (!isApi(index))
        setCurrentIndex(qobject_cast<ScopeModel*>(model())->headingOf(index));
    else
        model()->setData(index, true, ScopeModel::IsFoldedRole);
    return true;
}

bool ScopeList::goRight(const QModelIndex& index)
{
    if (!isApi(index))
        return false;
    if (isFolded(index))
        model()->setData(index, false, ScopeModel::IsFoldedRole);
    else
        setCurrentIndex(index.siblingAtRow(index.row() + 1));
    return true;
}

bool ScopeList::turn(const QModelIndex& index)
{
    return isApi(index) && model()->setData(index, !isFolded(index), ScopeModel::IsFoldedRole);
}

} // namespace scopelight
