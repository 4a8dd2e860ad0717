// SPDX-License-Identifier: Apache-2.0
#include "pages/page.h"

#include "theme/metrics.h"

#include <QResizeEvent>
#include <QShortcut>

namespace scopelight {

namespace {

/// As high as its parts need at the width it has: a scroll area asks for a size hint only, which for wrapped
/// text is a guess at some other width.
class Content : public QWidget {
public:
    QSize sizeHint() const override { return minimumSizeHint(); }
    QSize minimumSizeHint() const override
    {
        return {layout()->minimumSize().width(), layout()->totalHeightForWidth(std::max(1, width()))};
    }

protected:
    void resizeEvent(QResizeEvent* event) override
    {
        QWidget::resizeEvent(event);
        if (event->oldSize().width() != event->size().width())
            updateGeometry();
    }
};

} // namespace

Page::Page(const QString& title, QWidget* parent)
    : QScrollArea(parent)
    , m_header(new PageHeader(title))
{
    auto* widget = new Content;
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

void Page::searchFrom(QWidget* list)
{
    new QShortcut(QKeySequence(Qt::Key_Slash), list, this, &Page::focusSearch, Qt::WidgetShortcut);
}

void Page::setNarrow(bool narrow)
{
    const int side = narrow ? Metrics::gap : Metrics::margin;
    m_content->setContentsMargins(side, 20, side, Metrics::gap);
}

} // namespace scopelight
