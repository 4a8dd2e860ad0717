// SPDX-License-Identifier: Apache-2.0
#include "pages/page.h"

#include "theme/metrics.h"

namespace scopelight {

Page::Page(const QString& title, QWidget* parent)
    : QScrollArea(parent)
    , m_header(new PageHeader(title))
{
    auto* widget = new QWidget;
    m_content = new QVBoxLayout(widget);
    m_content->setContentsMargins(Metrics::margin, 20, Metrics::margin, Metrics::gap);
    m_content->setSpacing(Metrics::gap);
    m_content->addWidget(m_header);
    setWidget(widget);
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    setAccessibleName(title);
}

void Page::setNarrow(bool narrow)
{
    const int side = narrow ? Metrics::gap : Metrics::margin;
    m_content->setContentsMargins(side, 20, side, Metrics::gap);
}

void clearLayout(QLayout& layout)
{
    while (QLayoutItem* item = layout.takeAt(0)) {
        if (item->widget() != nullptr)
            item->widget()->deleteLater();
        if (item->layout() != nullptr)
            clearLayout(*item->layout());
        delete item;
    }
}

} // namespace scopelight
