// SPDX-License-Identifier: Apache-2.0
#include "widgets/dropzone.h"

#include "theme/metrics.h"
#include "theme/theme.h"

#include <QDragEnterEvent>
#include <QMimeData>
#include <QPainter>
#include <QUrl>
#include <QVBoxLayout>

namespace scopelight {

namespace {

constexpr int radius = 12;

/// The dashed border, a side and a corner at a time: as one path they were a quarter of the first paint.
void paintDashes(QPainter& painter, const QRectF& box, const QPen& pen)
{
    painter.setPen(pen);
    const QRectF inner = box.adjusted(radius, radius, -radius, -radius);
    painter.drawLine(QLineF(inner.left(), box.top(), inner.right(), box.top()));
    painter.drawLine(QLineF(inner.left(), box.bottom(), inner.right(), box.bottom()));
    painter.drawLine(QLineF(box.left(), inner.top(), box.left(), inner.bottom()));
    painter.drawLine(QLineF(box.right(), inner.top(), box.right(), inner.bottom()));
    constexpr int quarter = 90 * 16;
    QRectF corner(box.topLeft(), QSizeF(2 * radius, 2 * radius));
    painter.drawArc(corner, quarter, quarter);
    corner.moveRight(box.right());
    painter.drawArc(corner, 0, quarter);
    corner.moveBottom(box.bottom());
    painter.drawArc(corner, 3 * quarter, quarter);
    corner.moveLeft(box.left());
    painter.drawArc(corner, 2 * quarter, quarter);
}

} // namespace

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
    const QRectF box = QRectF(rect()).adjusted(1, 1, -1, -1);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_isHovered ? theme.sel : theme.card);
    painter.drawRoundedRect(box, radius, radius);
    paintDashes(painter, box, pen);
    if (!m_isHovered)
        return;
    painter.setPen(theme.accent);
    painter.setFont(Type::heading(font()));
    painter.drawText(
        rect().adjusted(0, 0, 0, -8), Qt::AlignHCenter | Qt::AlignBottom, tr("Let go to check this file"));
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
