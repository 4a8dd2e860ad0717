// SPDX-License-Identifier: Apache-2.0
#include "pages/trustquestion.h"

#include "widgets/button.h"
#include "work/workbench.h"

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

/// Where the sign-in goes is the file's word; what else belongs to the server, discovery's.
QString trustText(const Facts& facts)
{
    const QString text = facts.value(u"named_by"_s) == u"discovery"
        ? TrustQuestion::tr("The server’s discovery document names %1. Nothing was sent there yet. Once you "
                            "trust it, tokens may go there, and the client secret when they are revoked.")
        : TrustQuestion::tr("Its file names %1. Nothing was sent there yet. Client ID, client secret and "
                            "codes will go to that server once you trust it.");
    return text.arg(facts.value(u"origins"_s));
}

} // namespace

TrustQuestion::TrustQuestion(Workbench& workbench, QWidget* parent)
    : Card(tr("This client signs in elsewhere than at Google"), parent)
    , m_workbench(workbench)
    , m_text(new TextLabel(TextLabel::Type::Body, TextLabel::Tone::Secondary))
{
    setObjectName(u"trustCard"_s);
    setBar(Bar::Accent);
    m_text->setObjectName(u"trustText"_s);
    body()->addWidget(m_text->wrapped());
    QPushButton* trust = makeButton(
        tr("Trust this server for this client"), u"shield-check"_s, u"trustServer"_s, u"primary"_s);
    connect(trust, &QPushButton::clicked, this, &TrustQuestion::trust);
    QPushButton* distrust = makeButton(tr("Do not trust it"), {}, u"distrustServer"_s);
    connect(distrust, &QPushButton::clicked, &workbench.signIn(), &SignIn::reset);
    auto* row = new QHBoxLayout;
    row->addWidget(trust);
    row->addWidget(distrust);
    row->addStretch();
    body()->addLayout(row);
    setVisible(false);
}

bool TrustQuestion::refresh()
{
    const SignIn& signIn = m_workbench.signIn();
    const bool isAsked = signIn.state() == SignIn::State::Failed && signIn.error()->step == Step::Trust;
    if (isAsked)
        m_text->setText(trustText(signIn.error()->facts));
    setVisible(isAsked);
    return isAsked;
}

void TrustQuestion::trust()
{
    m_workbench.trust(m_workbench.signIn().error()->facts.value(u"origins"_s).split(u", "_s));
    m_workbench.startSignIn();
}

} // namespace scopelight
