// SPDX-License-Identifier: Apache-2.0
#include "widgets/card.h"

#include "theme/metrics.h"
#include "theme/theme.h"

#include <QPainter>
#include <QPainterPath>

namespace scopelight {

namespace {

constexpr int barWidth = 4;

} // namespace

Card::Card(QWidget* parent)
    : QFrame(parent)
    , m_body(new QVBoxLayout)
{
    setFrameShape(QFrame::NoFrame);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(1, 1, 1, 1);
    layout->setSpacing(0);
    m_body->setContentsMargins(Metrics::gap, Metrics::gap, Metrics::gap, Metrics::gap);
    m_body->setSpacing(Metrics::grid);
    layout->addLayout(m_body);
}

Card::Card(const QString& heading, QWidget* parent)
    : Card(parent)
{
    setHeading(heading);
}

void Card::setHeading(const QString& heading)
{
    setAccessibleName(heading);
    if (m_heading != nullptr)
        return m_heading->setText(heading);
    auto* layout = static_cast<QVBoxLayout*>(this->layout());
    m_headerArea = new QWidget;
    m_headerArea->setFixedHeight(Metrics::fit(Metrics::cardHeader, fontMetrics()));
    m_header = new QHBoxLayout(m_headerArea);
    m_header->setContentsMargins(Metrics::gap, 0, Metrics::gap, 0);
    m_header->setSpacing(Metrics::grid);
    m_heading = new TextLabel(heading, TextLabel::Type::Heading);
    m_header->addWidget(m_heading);
    m_header->addStretch();
    layout->insertWidget(0, m_headerArea);
    layout->insertWidget(1, new Hairline);
    keepOffBar();
}

void Card::setBar(Bar bar)
{
    m_bar = bar;
    keepOffBar();
    update();
}

void Card::setFlush()
{
    m_isFlush = true;
    m_body->setContentsMargins(0, 0, 0, 0);
    m_body->setSpacing(0);
    keepOffBar();
}

/// The padding has room for the bar; what reaches the edges, a header's hairline too, begins beside it.
void Card::keepOffBar()
{
    const bool reachesEdges = m_isFlush || m_headerArea != nullptr;
    layout()->setContentsMargins(reachesEdges && m_bar != Bar::None ? barWidth : 1, 1, 1, 1);
}

void Card::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::of(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QPainterPath path;
    path.addRoundedRect(
        QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), Metrics::cardRadius, Metrics::cardRadius);
    painter.fillPath(path, theme.card);
    if (m_bar != Bar::None) {
        painter.save();
        painter.setClipPath(path);
        painter.fillRect(0, 0, barWidth, height(), m_bar == Bar::Bad ? theme.bad : theme.accent);
        painter.restore();
    }
    painter.strokePath(path, QPen(theme.line, 1));
}

Hairline::Hairline(QWidget* parent)
    : QWidget(parent)
{
    setFixedHeight(1);
}

void Hairline::paintEvent(QPaintEvent*)
{
    QPainter(this).fillRect(rect(), Theme::of(palette()).line);
}

} // namespace scopelight
