// SPDX-License-Identifier: Apache-2.0
#include "pages/clientcard.h"

#include "theme/metrics.h"
#include "widgets/button.h"
#include "widgets/chip.h"
#include "widgets/clearlayout.h"
#include "widgets/copybutton.h"
#include "widgets/secretfield.h"
#include "work/workbench.h"

#include <QGridLayout>
#include <QLineEdit>

#include <utility>

using namespace Qt::StringLiterals;

namespace scopelight {

ClientCard::ClientCard(Workbench& workbench, QWidget* parent)
    : Card(parent)
    , m_workbench(workbench)
    , m_name(new ElidedLabel(TextLabel::Type::Lead))
    , m_origin(new ElidedLabel(TextLabel::Type::Body, TextLabel::Tone::Secondary))
    , m_endpoints(new ChipLabel)
    , m_rows(new QGridLayout)
{
    auto* top = new QHBoxLayout;
    auto* names = new QVBoxLayout;
    names->setSpacing(2);
    names->addWidget(m_name);
    names->addWidget(m_origin);
    top->addLayout(names, 1);
    top->addWidget(m_endpoints, 0, Qt::AlignTop);
    body()->addLayout(top);
    body()->addWidget(new Hairline);
    m_rows->setHorizontalSpacing(Metrics::gap);
    m_rows->setVerticalSpacing(Metrics::half);
    m_rows->setColumnStretch(1, 1);
    body()->addLayout(m_rows);
}

void ClientCard::refresh()
{
    const ClientFile& file = m_workbench.clientFile();
    if (!file.client())
        return m_shown.reset();
    const Shown shown{file.path(), *file.client(), m_workbench.serverKind()};
    if (shown == m_shown)
        return;
    m_shown = shown;
    fill();
}

void ClientCard::addRow(const QString& name, const QString& value, bool isFirst)
{
    if (value.isEmpty())
        return;
    const int row = m_rows->rowCount();
    m_rows->addWidget(
        new TextLabel(isFirst ? name : QString(), TextLabel::Type::Body, TextLabel::Tone::Faint), row, 0);
    auto* text = new ElidedLabel(TextLabel::Type::Wire);
    text->setText(value);
    m_rows->addWidget(text, row, 1);
    m_rows->addWidget(new CopyButton(tr("Copy: %1").arg(name), [value] { return value; }), row, 2);
}

void ClientCard::addSecretRow()
{
    const auto& secret = m_workbench.clientFile().client()->clientSecret;
    const int row = m_rows->rowCount();
    m_rows->addWidget(
        new TextLabel(tr("Client secret"), TextLabel::Type::Body, TextLabel::Tone::Faint), row, 0);
    if (secret) {
        auto* field = new SecretField(tr("Client secret"));
        field->setObjectName(u"clientSecret"_s);
        field->setSecret(*secret);
        m_rows->addWidget(field, row, 1, 1, 2);
        if (m_workbench.clientFile().isSecretTyped())
            addRetype();
        return;
    }
    auto* typed = new QLineEdit;
    typed->setObjectName(u"typedSecret"_s);
    typed->setEchoMode(QLineEdit::Password);
    typed->setPlaceholderText(tr("The file has none. Type it here; it is kept in memory only."));
    typed->setAccessibleName(tr("Client secret"));
    connect(typed, &QLineEdit::editingFinished, this, [this, typed] {
        if (!typed->text().isEmpty())
            m_workbench.clientFile().typeSecret(Secret(typed->text().trimmed()));
    });
    m_rows->addWidget(typed, row, 1, 1, 2);
}

/// For a secret that was mistyped.
void ClientCard::addRetype()
{
    QPushButton* retype = makeButton(tr("Type another"), {}, u"retypeSecret"_s, u"quiet"_s, u"small"_s);
    connect(retype, &QPushButton::clicked, this, [this] {
        m_workbench.clientFile().typeSecret({}); // the row is a field again
        auto* typed = findChild<QLineEdit*>(u"typedSecret"_s);
        typed->show(); // a layout shows what is new in it only later
        typed->setFocus(Qt::OtherFocusReason);
    });
    m_rows->addWidget(retype, m_rows->rowCount(), 1, Qt::AlignLeft);
}

void ClientCard::fill()
{
    const ClientFile& file = m_workbench.clientFile();
    const OAuthClient& client = *file.client();
    m_name->setText(client.project().isEmpty() ? tr("A client without a project name") : client.project());
    m_origin->setText(client.type == OAuthClient::Type::Web
            ? tr("Web application, from %1").arg(file.path())
            : tr("Desktop application, from %1").arg(file.path()));
    const ServerKind kind = m_workbench.serverKind();
    m_endpoints->setChip(kind == ServerKind::Google
            ? Chip{tr("Google’s own endpoints"), Chip::Tone::Good, Chip::Glyph::Icon, u"check"_s}
            : kind == ServerKind::Practice
            ? Chip{tr("Practice, not Google"), Chip::Tone::Warn, Chip::Glyph::Icon, u"flask-conical"_s}
            : Chip{tr("Another server"), Chip::Tone::Neutral, Chip::Glyph::Icon, u"server"_s});
    const auto* typed = findChild<QLineEdit*>(u"typedSecret"_s);
    const bool wasTyping = typed != nullptr && typed->hasFocus();
    clearLayout(*m_rows);
    addRow(tr("Project number"), client.projectNumber());
    addRow(tr("Client ID"), client.clientId);
    addSecretRow();
    if (wasTyping)
        Q_EMIT secretTyped();
    bool isFirst = true;
    for (const QString& uri : client.redirectUris)
        addRow(tr("Redirect URIs"), uri, std::exchange(isFirst, false));
    addRow(tr("Sign-in address"), client.authUri);
    addRow(tr("Token address"), client.tokenUri);
}

} // namespace scopelight
