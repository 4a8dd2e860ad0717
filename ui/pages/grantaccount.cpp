// SPDX-License-Identifier: Apache-2.0
#include "pages/grantaccount.h"

#include "doctor/explain.h"
#include "theme/metrics.h"
#include "widgets/card.h"
#include "widgets/checklist.h"
#include "widgets/chip.h"

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

CheckLine lineOf(const Check& check)
{
    const CheckLine::State state = check.outcome == Check::Outcome::Passed ? CheckLine::State::Passed
        : check.outcome == Check::Outcome::Failed                          ? CheckLine::State::Failed
                                                                           : CheckLine::State::NotChecked;
    const QString reason =
        check.reason.isEmpty() ? QString() : u": "_s + explainReason(check.reason, check.facts);
    return {state, check.name + reason, {}};
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
    m_checks->setColumns(2);
    return card;
}

QWidget* GrantAccount::makeAccount()
{
    auto* card = new Card(tr("Account"));
    card->body()->addWidget((m_email = new TextLabel(TextLabel::Type::Lead))->selectable());
    card->body()->addWidget(
        (m_subject = new TextLabel(TextLabel::Type::Wire, TextLabel::Tone::Secondary))->selectable());
    card->body()->addStretch();
    return card;
}

void GrantAccount::show(const Grant& grant)
{
    m_email->setText(!grant.account          ? tr("Not told")
            : grant.account->email.isEmpty() ? tr("No address told")
                                             : grant.account->email);
    m_subject->setText(grant.account ? grant.account->subject : QString());
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
    QList<CheckLine> lines;
    for (const Check& check : *grant.idTokenChecks)
        lines.append(lineOf(check));
    m_checks->setLines(lines);
    const bool isGood = isVerified(*grant.idTokenChecks);
    m_chip->setChip(isGood ? Chip{tr("Verified"), Chip::Tone::Good, Chip::Glyph::Icon, u"check"_s}
                           : Chip{tr("Not verified"), Chip::Tone::Bad, Chip::Glyph::Icon, u"x"_s});
}

} // namespace scopelight
