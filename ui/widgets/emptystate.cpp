// SPDX-License-Identifier: Apache-2.0
#include "widgets/emptystate.h"

#include "theme/icons.h"
#include "theme/metrics.h"
#include "theme/theme.h"
#include "widgets/button.h"
#include "widgets/textlabel.h"

#include <QPainter>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

constexpr int side = 72; ///< of the picture

class Picture : public QWidget {
public:
    explicit Picture(const QString& icon)
        : m_icon(icon)
    {
        setFixedSize(side, side);
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        paintIcon(painter, rect().adjusted(8, 8, -8, -8), m_icon, Theme::of(palette()).accent);
    }

private:
    QString m_icon;
};

} // namespace

EmptyState::EmptyState(const QString& icon, QWidget* parent)
    : QWidget(parent)
    , m_lead(new TextLabel(TextLabel::Type::Lead))
    , m_line(new TextLabel(TextLabel::Type::Body, TextLabel::Tone::Secondary))
{
    m_lead->setObjectName(u"emptyLead"_s);
    m_line->setAlignment(Qt::AlignHCenter);
    m_line->wrapped();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(Metrics::margin, Metrics::margin, Metrics::margin, Metrics::margin);
    layout->setSpacing(Metrics::grid);
    layout->addStretch();
    layout->addWidget(new Picture(icon), 0, Qt::AlignHCenter);
    layout->addWidget(m_lead, 0, Qt::AlignHCenter);
    layout->addWidget(m_line); // as wide as there is room: what is aligned is not asked how high it gets
    layout->addStretch();
}

void EmptyState::setText(const QString& lead, const QString& line)
{
    m_lead->setText(lead);
    m_line->setText(line);
}

QPushButton* EmptyState::addButton(const QString& text, const QString& icon, const QString& objectName)
{
    auto* column = static_cast<QVBoxLayout*>(layout());
    QPushButton* button = makeButton(text, icon, objectName, u"primary"_s);
    column->insertSpacing(column->count() - 1, Metrics::grid);
    column->insertWidget(column->count() - 1, button, 0, Qt::AlignHCenter);
    return button;
}

} // namespace scopelight
