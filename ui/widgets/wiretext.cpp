// SPDX-License-Identifier: Apache-2.0
#include "widgets/wiretext.h"

#include "theme/metrics.h"
#include "theme/theme.h"

#include <QPainter>
#include <QTextOption>

namespace scopelight {

namespace {

constexpr int mostHeight = 168;

} // namespace

WireText::WireText(const QString& name, QWidget* parent)
    : QTextEdit(parent)
{
    setAccessibleName(name);
    setReadOnly(true);
    setAcceptRichText(false);
    setTabChangesFocus(true);
    setFrameShape(QFrame::NoFrame);
    setFont(Type::wire(font()));
    setWordWrapMode(QTextOption::WrapAnywhere);
    document()->setDocumentMargin(10);
    viewport()->setAutoFillBackground(false);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void WireText::setWire(const QString& text)
{
    if (toPlainText() == text)
        return;
    setPlainText(text);
    updateGeometry();
}

QSize WireText::sizeHint() const
{
    const int height = int(document()->size().height());
    return {240, std::clamp(height, Metrics::control, mostHeight)};
}

void WireText::resizeEvent(QResizeEvent* event)
{
    QTextEdit::resizeEvent(event);
    const int height = sizeHint().height();
    if (height != std::exchange(m_height, height))
        updateGeometry();
}

void WireText::paintEvent(QPaintEvent* event)
{
    const Theme& theme = Theme::of(palette());
    QPainter painter(viewport());
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(hasFocus() ? theme.accent : theme.line, 1));
    painter.setBrush(theme.sunk);
    painter.drawRoundedRect(QRectF(viewport()->rect()).adjusted(0.5, 0.5, -0.5, -0.5), Metrics::controlRadius,
        Metrics::controlRadius);
    painter.end();
    QTextEdit::paintEvent(event);
}

} // namespace scopelight
