// SPDX-License-Identifier: Apache-2.0
#include "widgets/pageheader.h"

#include "theme/metrics.h"

namespace scopelight {

PageHeader::PageHeader(const QString& title, QWidget* parent)
    : QWidget(parent)
    , m_sentence(new TextLabel(TextLabel::Type::Body, TextLabel::Tone::Secondary))
    , m_actions(new QHBoxLayout)
{
    auto* texts = new QVBoxLayout;
    texts->setSpacing(2);
    texts->addWidget(new TextLabel(title, TextLabel::Type::Title));
    texts->addWidget(m_sentence->wrapped());
    m_actions->setSpacing(Metrics::grid);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Metrics::gap);
    layout->addLayout(texts, 1);
    layout->addLayout(m_actions);
}

void PageHeader::setSentence(const QString& sentence)
{
    m_sentence->setText(sentence);
}

QPushButton* PageHeader::addButton(
    const QString& text, const QString& icon, const QString& objectName, const QString& kind)
{
    QPushButton* button = makeButton(text, icon, objectName, kind);
    m_actions->addWidget(button);
    return button;
}

} // namespace scopelight
