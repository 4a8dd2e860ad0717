// SPDX-License-Identifier: Apache-2.0
#include "widgets/dropzone.h"

#include "theme/theme.h"

#include <QDragEnterEvent>
#include <QMimeData>
#include <QPainter>
#include <QUrl>
#include <QVBoxLayout>

namespace scopelight {

QString fileIn(const QMimeData& data)
{
    const QList<QUrl> urls = data.urls();
    return urls.size() == 1 && urls.first().isLocalFile() ? urls.first().toLocalFile() : QString();
}

DropZone::DropZone(QWidget* parent)
    : QWidget(parent)
    , m_content(new QVBoxLayout(this))
{
    setAcceptDrops(true);
    m_content->setContentsMargins(24, 24, 24, 24);
    m_content->setSpacing(8);
}

void DropZone::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::of(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QPen pen(m_isHovered ? theme.accent : theme.ctrl, 1.5);
    pen.setDashPattern({3, 3});
    painter.setPen(pen);
    painter.setBrush(m_isHovered ? theme.sel : theme.card);
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 12, 12);
}

void DropZone::dragEnterEvent(QDragEnterEvent* event)
{
    if (fileIn(*event->mimeData()).isEmpty())
        return;
    event->acceptProposedAction();
    m_isHovered = true;
    update();
}

void DropZone::dragLeaveEvent(QDragLeaveEvent*)
{
    m_isHovered = false;
    update();
}

void DropZone::dropEvent(QDropEvent* event)
{
    m_isHovered = false;
    update();
    const QString path = fileIn(*event->mimeData());
    if (path.isEmpty())
        return;
    event->acceptProposedAction();
    Q_EMIT dropped(path);
}

} // namespace scopelight
