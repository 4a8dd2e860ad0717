// SPDX-License-Identifier: Apache-2.0
#include "widgets/columnarea.h"

#include <QAccessibleWidget>
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
        const QSize least = layout()->totalMinimumSize();
        return {least.width(),
            layout()->hasHeightForWidth() ? layout()->totalHeightForWidth(std::max(1, width()))
                                          : least.height()};
    }

protected:
    void resizeEvent(QResizeEvent* event) override
    {
        QWidget::resizeEvent(event);
        if (event->oldSize().width() != event->size().width())
            updateGeometry();
    }
};

/// Qt's own for a scroll area reads beyond its list of children (seen with 6.4): a screen reader counts them,
/// the scroll bar goes, the reader asks for the last. Of a plain widget's children the hidden scroll bars are
/// some, too, and one that is not there is none.
class ColumnAreaInterface : public QAccessibleWidget {
public:
    explicit ColumnAreaInterface(ColumnArea& area)
        : QAccessibleWidget(&area, QAccessible::Client)
    {
    }
};

QAccessibleInterface* makeInterface(const QString&, QObject* object)
{
    auto* area = qobject_cast<ColumnArea*>(object);
    return area != nullptr ? new ColumnAreaInterface(*area) : nullptr;
}

void installAccess()
{
    static const bool isInstalled = [] {
        QAccessible::installFactory(makeInterface);
        return true;
    }();
    Q_UNUSED(isInstalled)
}

} // namespace

ColumnArea::ColumnArea(QWidget* parent)
    : QScrollArea(parent)
{
    installAccess();
    auto* content = new Content;
    m_column = new QVBoxLayout(content);
    setWidget(content);
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
}

} // namespace scopelight
