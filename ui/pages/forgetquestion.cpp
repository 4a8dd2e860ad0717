// SPDX-License-Identifier: Apache-2.0
#include "pages/forgetquestion.h"

#include "widgets/button.h"
#include "work/counted.h"

#include <QPushButton>

using namespace Qt::StringLiterals;

namespace scopelight {

ForgetQuestion::ForgetQuestion(QWidget* parent)
    : Card(tr("Forget which runs?"), parent)
    , m_ticked(makeButton({}, {}, u"forgetTicked"_s, u"danger"_s))
    , m_keep(makeButton(tr("Keep them"), {}, u"keepRuns"_s))
{
    setObjectName(u"forgetQuestion"_s);
    setBar(Bar::Bad);
    body()->addWidget((new TextLabel(tr("Their files are deleted. Nothing at the server changes."),
                           TextLabel::Type::Body, TextLabel::Tone::Secondary))
                          ->wrapped());
    QPushButton* all = makeButton(tr("Forget all"), {}, u"forgetAll"_s, u"danger"_s);
    auto* row = new QHBoxLayout;
    for (QPushButton* button : {m_ticked, all, m_keep})
        row->addWidget(button);
    row->addStretch();
    body()->addLayout(row);
    setVisible(false);
    connect(m_ticked, &QPushButton::clicked, this, &ForgetQuestion::tickedGiven);
    connect(all, &QPushButton::clicked, this, &ForgetQuestion::allGiven);
    connect(m_keep, &QPushButton::clicked, this, &ForgetQuestion::kept);
}

void ForgetQuestion::ask(qsizetype ticked)
{
    m_ticked->setText(counted(ticked, tr("Forget the ticked one"), tr("Forget the %1 ticked ones")));
    m_ticked->setVisible(ticked > 0);
    setVisible(true);
    m_keep->setFocus(Qt::OtherFocusReason);
}

} // namespace scopelight
