// SPDX-License-Identifier: Apache-2.0
#include "pages/grantaccount.h"

#include "doctor/diagnosis.h"
#include "google/consolelinks.h"
#include "models/idtokenwords.h"
#include "theme/metrics.h"
#include "widgets/button.h"
#include "widgets/card.h"
#include "widgets/checklist.h"
#include "widgets/chip.h"
#include "widgets/copybutton.h"

#include <QDesktopServices>
#include <QJsonObject>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

/// What it says beside subject and address, a claim a line.
QString claimLines(QJsonObject claims)
{
    claims.remove(u"sub"_s);
    claims.remove(u"email"_s);
    QStringList lines;
    for (auto claim = claims.begin(); claim != claims.end(); ++claim)
        lines.append(
            u"%1: %2"_s.arg(shownText(claim.key()), shownText(claim.value().toVariant().toString())));
    return lines.join(u'\n');
}

} // namespace

GrantAccount::GrantAccount(QWidget* parent)
    : QWidget(parent)
{
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Metrics::gap);
    layout->addWidget(makeIdToken(), 2);
    layout->addWidget(makeAccount(), 1);
}

QWidget* GrantAccount::makeIdToken()
{
    auto* card = new Card(tr("ID token"));
    card->header()->addWidget(m_chip = new ChipLabel);
    card->body()->addWidget(m_checks = new CheckList);
    m_chip->setObjectName(u"idTokenChip"_s);
    m_checks->setObjectName(u"idTokenChecks"_s);
    m_checks->setColumns(2);
    return card;
}

QWidget* GrantAccount::makeAccount()
{
    auto* card = new Card(tr("Account"));
    card->header()->addWidget(
        m_copy = new CopyButton(tr("Copy the account"), [this] { return m_email->text(); }));
    card->body()->addWidget(m_email = new ElidedLabel(TextLabel::Type::Lead));
    card->body()->addWidget(m_subject = new ElidedLabel(TextLabel::Type::Wire, TextLabel::Tone::Secondary));
    m_email->setObjectName(u"accountEmail"_s);
    m_subject->setObjectName(u"accountSubject"_s);
    m_userInfoNote = new TextLabel(TextLabel::Type::Caption, TextLabel::Tone::Faint);
    m_userInfoNote->setObjectName(u"userInfoNote"_s);
    card->body()->addWidget(m_userInfoNote->wrapped());
    m_userInfo = new TextLabel(TextLabel::Type::Wire, TextLabel::Tone::Secondary);
    m_userInfo->setObjectName(u"userInfo"_s);
    card->body()->addWidget(m_userInfo->wrapped()->selectable());
    card->body()->addStretch();
    m_connections = makeButton(
        tr("The account’s connections"), u"external-link"_s, u"accountConnections"_s, u"quiet"_s, u"small"_s);
    m_connections->setToolTip(tr("Where the account sees this grant, and can end it"));
    connect(m_connections, &QPushButton::clicked, this,
        [] { QDesktopServices::openUrl(QUrl(ConsoleLink::connections())); });
    card->body()->addWidget(m_connections, 0, Qt::AlignLeft);
    return card;
}

void GrantAccount::show(const GrantWork& work, const ExplainContext& context, const QDateTime& now)
{
    const Grant& grant = *work.grant();
    m_email->setText(!grant.account          ? tr("Not told")
            : grant.account->email.isEmpty() ? tr("No address told")
                                             : grant.account->email);
    m_copy->setVisible(grant.account && !grant.account->email.isEmpty());
    m_subject->setText(grant.account ? grant.account->subject : QString());
    m_connections->setVisible(context.server == ServerKind::Google);
    showUserInfo(work, context);
    showIdToken(grant, context, now);
}

void GrantAccount::showUserInfo(const GrantWork& work, const ExplainContext& context)
{
    const auto& answer = work.userInfo();
    QString note;
    if (work.server().userinfoEndpoint.isEmpty())
        note = tr("This server offers no userinfo.");
    else if (!work.grant()->tokens.granted.contains(u"openid"_s))
        note = tr("Userinfo was not asked: openid was not granted.");
    else if (!answer)
        note = tr("Userinfo is asked.");
    else if (!*answer)
        note = tr("Userinfo: %1").arg(explain(answer->error(), context).headline);
    else if (work.grant()->account && work.grant()->account->subject != (*answer)->subject)
        note = tr("Userinfo names another account than the ID token: %1").arg((*answer)->subject);
    const QString claims = answer && *answer ? claimLines((*answer)->claims) : QString();
    if (note.isEmpty())
        note = claims.isEmpty() ? tr("Userinfo says no more than that.") : tr("Userinfo says");
    m_userInfoNote->setText(note);
    m_userInfo->setText(claims);
    m_userInfo->setVisible(!m_userInfo->text().isEmpty());
}

void GrantAccount::showIdToken(const Grant& grant, const ExplainContext& context, const QDateTime& now)
{
    if (!grant.idTokenChecks && !grant.tokens.idToken.isEmpty()) {
        m_chip->setChip({tr("Not checked"), Chip::Tone::Neutral});
        m_checks->setLines({{CheckLine::State::NotChecked, tr("The new ID token is not checked yet."), {}}});
        return;
    }
    if (!grant.idTokenChecks) {
        m_chip->setChip({tr("None"), Chip::Tone::Neutral});
        m_checks->setLines(
            {{CheckLine::State::NotChecked, tr("No ID token was issued. Ask for openid to get one."), {}}});
        return;
    }
    const IdToken token = IdToken::parse(grant.tokens.idToken).value_or(IdToken());
    QList<CheckLine> lines;
    for (const Check& check : *grant.idTokenChecks)
        lines.append(lineOf(check, token, now, context));
    m_checks->setLines(lines);
    const bool isGood = isVerified(*grant.idTokenChecks);
    m_chip->setChip(isGood ? Chip{tr("Verified"), Chip::Tone::Good, Chip::Glyph::Icon, u"check"_s}
                           : Chip{tr("Not verified"), Chip::Tone::Bad, Chip::Glyph::Icon, u"x"_s});
}

} // namespace scopelight
