// SPDX-License-Identifier: Apache-2.0
#include "pages/preflightcard.h"

#include "theme/metrics.h"
#include "widgets/button.h"
#include "widgets/checklist.h"
#include "widgets/chip.h"
#include "widgets/diagnosiscard.h"
#include "work/preflight.h"

#include <QHBoxLayout>
#include <QPushButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

CheckLine lineOf(const OnlineCheck& check, const ExplainContext& context)
{
    const CheckLine::State state = check.outcome == OnlineCheck::Outcome::Good ? CheckLine::State::Passed
        : check.outcome == OnlineCheck::Outcome::Bad                           ? CheckLine::State::Failed
                                                                               : CheckLine::State::NotChecked;
    return {state, explainReason(check.reason, context, check.facts), {}};
}

} // namespace

PreflightCard::PreflightCard(Workbench& workbench, QWidget* parent)
    : Card(tr("Checks before the sign-in"), parent)
    , m_workbench(workbench)
    , m_chip(new ChipLabel)
    , m_local(new CheckList)
    , m_told(new CheckList)
    , m_problem(new DiagnosisCard)
    , m_secretProblem(new DiagnosisCard)
    , m_ask(makeButton({}, u"globe"_s, u"checkOnline"_s, {}, u"small"_s))
    , m_again(makeButton(tr("Check again"), u"refresh-cw"_s, u"checkAgain"_s, u"quiet"_s, u"small"_s))
{
    header()->addWidget(m_chip);
    m_local->setObjectName(u"preflight"_s);
    m_told->setObjectName(u"preflightOnline"_s);
    m_problem->setObjectName(u"onlineProblem"_s);
    m_secretProblem->setObjectName(u"onlineSecretProblem"_s);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(Metrics::grid);
    buttons->addWidget(m_ask);
    buttons->addWidget(m_again);
    buttons->addStretch();
    body()->addWidget(m_local);
    body()->addWidget(m_told);
    body()->addLayout(buttons);
    connect(m_again, &QPushButton::clicked, this, &PreflightCard::check);
    connect(m_ask, &QPushButton::clicked, &workbench, &Workbench::checkOnline);
    for (DiagnosisCard* card : problems())
        connect(card, &DiagnosisCard::stepWanted, this, &PreflightCard::stepWanted);
}

void PreflightCard::check()
{
    if (!isVisible() || m_workbench.signIn().isRunning())
        return;
    const QList<CheckLine> lines = preflightLines(m_workbench);
    m_local->setLines(lines);
    m_hasFailed = std::ranges::count(lines, CheckLine::State::Failed, &CheckLine::state) > 0;
    showChip();
    Q_EMIT checked();
}

/// Of both lists: what the server refuses is no less than what this machine does.
void PreflightCard::showChip()
{
    const QList<CheckLine> lines = m_local->lines() + m_told->lines();
    const bool hasFailed = std::ranges::count(lines, CheckLine::State::Failed, &CheckLine::state) > 0;
    const auto passed = std::ranges::count(lines, CheckLine::State::Passed, &CheckLine::state);
    const auto looks = std::ranges::count(lines, CheckLine::State::Look, &CheckLine::state);
    if (hasFailed)
        m_chip->setChip({tr("Look first"), Chip::Tone::Bad, Chip::Glyph::Icon, u"x"_s});
    else if (looks > 0)
        m_chip->setChip(
            {tr("%1 to look at").arg(looks), Chip::Tone::Warn, Chip::Glyph::Icon, u"triangle-alert"_s});
    else if (passed == 0)
        m_chip->setChip({tr("Not checked"), Chip::Tone::Neutral});
    else
        m_chip->setChip({tr("%1 passed").arg(passed), Chip::Tone::Good, Chip::Glyph::Icon, u"check"_s});
}

/// Why the server cannot be asked now; empty where it can.
QString PreflightCard::whyNot() const
{
    if (!m_workbench.clientFile().client())
        return tr("Open a client file first.");
    if (m_workbench.scopes().isEmpty())
        return tr("Choose scopes first.");
    if (m_workbench.online().state() == OnlineWork::State::Asking)
        return tr("The answers are on their way.");
    return m_workbench.signIn().isRunning() ? tr("A sign-in is running.") : QString();
}

void PreflightCard::refresh()
{
    const OnlineWork& online = m_workbench.online();
    m_ask->setText(m_workbench.serverKind() == ServerKind::Google || !m_workbench.clientFile().client()
            ? tr("Check with Google")
            : tr("Check with the server"));
    setUsable(*m_ask, whyNot(), tr("Each place is asked once, without cookies. Nobody signs in."));
    QList<CheckLine> lines;
    std::optional<Error> error = online.error();
    std::optional<Error> ofSecret;
    for (const OnlineCheck& check : online.checks()) {
        lines.append(lineOf(check, m_workbench.context()));
        if (check.outcome != OnlineCheck::Outcome::Bad)
            continue;
        if (check.name == u"client_credentials")
            ofSecret = check.error;
        else if (!error)
            error = check.error;
    }
    if (error && ofSecret && error->code == ofSecret->code)
        ofSecret.reset(); // a client that is not known has no secret that fits
    m_told->setLines(lines);
    m_told->setVisible(!lines.isEmpty());
    showChip();
    setUsable(*m_again, m_workbench.signIn().isRunning() ? tr("A sign-in is running.") : QString());
    m_problem->show(error, m_workbench.context());
    m_secretProblem->setSecondary(m_problem->hasPrimary());
    m_secretProblem->show(ofSecret, m_workbench.context());
}

} // namespace scopelight
