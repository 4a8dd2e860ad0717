// SPDX-License-Identifier: Apache-2.0
#include "pages/revokequestion.h"

#include "google/consolelinks.h"
#include "widgets/button.h"

#include <QDesktopServices>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace scopelight {

RevokeQuestion::RevokeQuestion(QWidget* parent)
    : Card(QString(), parent)
    , m_text(new TextLabel(TextLabel::Type::Body, TextLabel::Tone::Secondary))
    , m_revoke(makeButton({}, u"unplug"_s, u"confirmRevoke"_s, u"danger"_s))
    , m_connections(
          makeButton(tr("Open the account's connections"), u"external-link"_s, u"openConnections"_s))
    , m_keep(makeButton({}, {}, u"keepGrant"_s))
{
    setObjectName(u"revokeQuestion"_s);
    setBar(Bar::Bad);
    m_text->setObjectName(u"whatRevokingEnds"_s);
    body()->addWidget(m_text->wrapped());
    auto* row = new QHBoxLayout;
    for (QPushButton* button : {m_revoke, m_connections, m_keep})
        row->addWidget(button);
    row->addStretch();
    body()->addLayout(row);
    setVisible(false);
    connect(m_revoke, &QPushButton::clicked, this, [this] {
        setVisible(false);
        Q_EMIT revokeWanted(m_then);
    });
    connect(m_connections, &QPushButton::clicked, this,
        [] { QDesktopServices::openUrl(QUrl(ConsoleLink::connections())); });
    connect(m_keep, &QPushButton::clicked, this, &RevokeQuestion::kept);
}

void RevokeQuestion::ask(const ExplainContext& context, Then then)
{
    m_then = then;
    const bool isClean = then == Then::SignInAgain;
    m_revoke->setText(isClean ? tr("Revoke and sign in") : tr("Revoke"));
    m_revoke->setVisible(true);
    m_connections->setVisible(context.server == ServerKind::Google);
    m_keep->setText(tr("Keep"));
    show(isClean ? tr("Revoke this sign-in and start clean?") : tr("Revoke this sign-in?"),
        explainReason(u"revoking_ends"_s, context)
            + (isClean ? u' ' + tr("Then Scopelight signs in with the scopes that are chosen.") : QString()));
}

void RevokeQuestion::sayThereIsNoToken(ServerKind server)
{
    m_revoke->setVisible(false);
    m_connections->setVisible(server == ServerKind::Google);
    m_keep->setText(tr("Close"));
    show(tr("There is no token to revoke with."),
        tr("A clean start first revokes what the account granted before, and that takes a token of this "
           "account. Sign in once, and start clean then; or remove the application among the account's "
           "connections."));
}

void RevokeQuestion::show(const QString& heading, const QString& text)
{
    setHeading(heading);
    m_text->setText(text);
    setVisible(true);
    m_keep->setFocus(Qt::OtherFocusReason);
}

} // namespace scopelight
