// SPDX-License-Identifier: Apache-2.0
#include "pages/page.h"

#include "theme/metrics.h"

#include <QShortcut>

namespace scopelight {

Page::Page(const QString& title, QWidget* parent)
    : ColumnArea(parent)
    , m_header(new PageHeader(title))
{
    content()->setContentsMargins(Metrics::margin, 20, Metrics::margin, Metrics::gap);
    content()->setSpacing(Metrics::gap);
    content()->addWidget(m_header);
    setAccessibleName(title);
}

void Page::searchFrom(QWidget* list)
{
    new QShortcut(QKeySequence(Qt::Key_Slash), list, this, &Page::focusSearch, Qt::WidgetShortcut);
}

void Page::setNarrow(bool narrow)
{
    const int side = narrow ? Metrics::gap : Metrics::margin;
    content()->setContentsMargins(side, 20, side, Metrics::gap);
}

} // namespace scopelight
