// SPDX-License-Identifier: Apache-2.0
#include "widgets/pageheader.h"

#include "theme/metrics.h"

namespace scopelight {

namespace {

constexpr int textRoom = 280; ///< for the sentence, beside the buttons

} // namespace

PageHeader::PageHeader(const QString& title, QWidget* parent)
    : BendingBox(Metrics::gap, parent)
    , m_sentence(new TextLabel(TextLabel::Type::Body, TextLabel::Tone::Secondary))
    , m_actions(new BendingBox(Metrics::grid))
{
    auto* words = new QWidget;
    auto* texts = new QVBoxLayout(words);
    texts->setContentsMargins(0, 0, 0, 0);
    texts->setSpacing(2);
    texts->addWidget(new TextLabel(title, TextLabel::Type::Title));
    texts->addWidget(m_sentence->wrapped());
    addStretching(words, Metrics::wide(textRoom, fontMetrics()));
    add(m_actions);
}

void PageHeader::setSentence(const QString& sentence)
{
    m_sentence->setText(sentence);
}

QPushButton* PageHeader::addButton(
    const QString& text, const QString& icon, const QString& objectName, const QString& kind)
{
    QPushButton* button = makeButton(text, icon, objectName, kind);
    m_actions->add(button);
    return button;
}

} // namespace scopelight
