// SPDX-License-Identifier: Apache-2.0
#include "widgets/columnarea.h"

#include <QResizeEvent>

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

ColumnArea::ColumnArea(QWidget* parent)
    : QScrollArea(parent)
{
    auto* content = new Content;
    m_column = new QVBoxLayout(content);
    setWidget(content);
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
}

} // namespace scopelight
