// SPDX-License-Identifier: Apache-2.0
#include "pages/grantpage.h"

#include "google/drivescopes.h"
#include "pages/grantaccount.h"
#include "pages/grantscopes.h"
#include "pages/granttokens.h"
#include "pages/revokequestion.h"
#include "theme/metrics.h"
#include "widgets/diagnosiscard.h"
#include "widgets/emptystate.h"
#include "work/workbench.h"

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

/// Whether it is one of the things that tryAgain() does, and may go right when nothing but the machine or the
/// server has changed.
bool isWorthAnotherTry(const Error& error)
{
    const Outcome outcome = outcomeOf(error);
    const bool canBeDone =
        error.step == Step::Keychain || error.step == Step::Refresh || error.step == Step::Revocation;
    return canBeDone && (outcome == Outcome::ServerUnavailable || outcome == Outcome::MachineInTheWay);
}

} // namespace

GrantPage::GrantPage(Workbench& workbench, QWidget* parent)
    : Page(tr("Grant"), parent)
    , m_workbench(workbench)
    , m_refresh(header()->addButton(tr("Refresh"), u"refresh-cw"_s, u"refreshToken"_s))
    , m_revoke(header()->addButton(tr("Revoke…"), u"unplug"_s, u"revokeGrant"_s, u"danger"_s))
    , m_remember(header()->addButton(tr("Remember this sign-in"), u"lock"_s, u"rememberSignIn"_s))
    , m_save(header()->addButton(tr("Save as a profile…"), u"save"_s, u"saveAsProfile"_s))
    , m_list(header()->addButton(tr("List Drive"), u"arrow-right"_s, u"goToDrive"_s, u"primary"_s))
    , m_problem(new DiagnosisCard)
    , m_question(new RevokeQuestion)
    , m_empty(new EmptyState(u"key-round"_s))
    , m_filled(new QWidget)
    , m_scopes(new GrantScopes(workbench))
{
    m_empty->setText(tr("Nothing granted yet"),
        tr("What a sign-in gives is shown here: each scope with its reason, the tokens, the account."));
    QPushButton* signIn = m_empty->addButton(tr("Go to Sign in"), u"arrow-right"_s, u"goToSignIn"_s);
    connect(signIn, &QPushButton::clicked, this, [this] { Q_EMIT stepWanted(StepId::SignIn); });
    auto* layout = new QVBoxLayout(m_filled);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Metrics::gap);
    layout->addWidget(m_scopes);
    layout->addWidget(m_tokens = new GrantTokens);
    layout->addWidget(m_account = new GrantAccount);
    content()->addWidget(m_problem);
    content()->addWidget(m_question);
    content()->addWidget(m_empty, 1);
    content()->addWidget(m_filled);
    content()->addStretch();
    connect(m_refresh, &QPushButton::clicked, &workbench.grant(), &GrantWork::refresh);
    connect(m_revoke, &QPushButton::clicked, this,
        [this] { m_question->ask(m_workbench.context(), RevokeQuestion::Then::Nothing); });
    connect(m_question, &RevokeQuestion::kept, this, &GrantPage::cancel);
    connect(m_question, &RevokeQuestion::revokeWanted, this, [this](RevokeQuestion::Then then) {
        if (then == RevokeQuestion::Then::SignInAgain)
            m_workbench.startClean();
        else
            m_workbench.grant().revoke();
    });
    connect(m_scopes, &GrantScopes::cleanStartWanted, this, &GrantPage::askToStartClean);
    connect(m_remember, &QPushButton::clicked, &workbench.grant(), &GrantWork::remember);
    connect(m_problem, &DiagnosisCard::retried, this, &GrantPage::tryAgain);
    connect(m_problem, &DiagnosisCard::stepWanted, this, &GrantPage::stepWanted);
    connect(m_save, &QPushButton::clicked, this, &GrantPage::profileWanted);
    connect(m_list, &QPushButton::clicked, this, &GrantPage::doPrimary);
    connect(&workbench, &Workbench::changed, this, &GrantPage::refresh);
    refresh();
}

QString GrantPage::help() const
{
    return tr("What the sign-in really gave: each scope that was asked for or came with it, the tokens, "
              "the account, and the checks of the ID token. Tokens stay in memory; revealed, they hide "
              "again by themselves.");
}

Page::Words GrantPage::words() const
{
    if (!m_workbench.grant().grant())
        return {};
    return {.primary = m_list->text(), .again = m_refresh->isEnabled() ? m_refresh->text() : QString()};
}

void GrantPage::doPrimary()
{
    if (!m_workbench.grant().grant())
        return;
    if (m_workbench.drive().state() == DriveWork::State::Idle)
        m_workbench.listDrive({});
    Q_EMIT stepWanted(StepId::Drive);
}

void GrantPage::doAgain()
{
    m_workbench.grant().refresh();
}

void GrantPage::tryAgain()
{
    GrantWork& work = m_workbench.grant();
    if (!work.error())
        return;
    switch (work.error()->step) {
    case Step::Keychain:
        return work.remember();
    case Step::Refresh:
        return work.refresh();
    case Step::Revocation:
        return work.revoke();
    default:
        return;
    }
}

/// Esc keeps the sign-in where it was to be revoked.
bool GrantPage::cancel()
{
    const bool isAsked = m_question->isVisible();
    if (isAsked)
        m_revoke->setFocus(Qt::OtherFocusReason);
    m_question->setVisible(false);
    return isAsked;
}

void GrantPage::askToStartClean()
{
    if (m_workbench.grant().grant())
        m_question->ask(m_workbench.context(), RevokeQuestion::Then::SignInAgain);
    else
        m_question->sayThereIsNoToken(m_workbench.serverKind());
}

void GrantPage::showEvent(QShowEvent* event)
{
    Page::showEvent(event);
    refresh();
}

QString GrantPage::sentence() const
{
    const auto& grant = m_workbench.grant().grant();
    if (!grant)
        return m_workbench.grant().isRevoked() ? tr("Revoked. No sign-in is left here.")
                                               : tr("No sign-in yet.");
    const auto asked = grant->requested.size();
    const auto given = asked - grant->missing().size();
    const QString start = m_workbench.isAfterRevoking() && leftOvers(*grant) == 0
        ? u' ' + tr("A clean start: nothing that was granted before shows.")
        : QString();
    const QString who = grant->account ? grant->accountName() : tr("an account that was not named");
    return (asked == 1 ? tr("%1 granted %2 of the %3 scope that was asked for, to %4.")
                       : tr("%1 granted %2 of the %3 scopes that were asked for, to %4."))
               .arg(m_workbench.serverKind() == ServerKind::Google        ? tr("Google")
                       : m_workbench.serverKind() == ServerKind::Practice ? tr("The practice provider")
                                                                          : tr("The server"))
               .arg(given)
               .arg(asked)
               .arg(who)
        + start;
}

void GrantPage::refresh()
{
    if (!isVisible())
        return;
    const GrantWork& work = m_workbench.grant();
    const bool hasGrant = work.grant().has_value();
    header()->setSentence(sentence());
    for (QPushButton* button : {m_refresh, m_revoke, m_remember, m_save, m_list})
        button->setVisible(hasGrant);
    const bool isIdle = work.doing() == GrantWork::Doing::Nothing;
    const QString busy = m_workbench.signIn().isRunning() ? tr("A sign-in is running.")
        : isIdle                                          ? QString()
                                                          : tr("Scopelight waits for an answer.");
    const bool canRefresh = hasGrant && !work.grant()->tokens.refreshToken.isEmpty();
    const QString noToken = canRefresh ? busy : tr("No refresh token was issued.");
    setUsable(*m_refresh, noToken, tr("F5"));
    setUsable(*m_revoke, busy);
    setUsable(*m_remember, work.isRemembered() ? tr("It is remembered already.") : noToken);
    m_remember->setText(work.isRemembered() ? tr("Remembered") : tr("Remember this sign-in"));
    m_empty->setVisible(!hasGrant);
    m_filled->setVisible(hasGrant);
    const bool mayRetry = hasGrant && work.error() && isWorthAnotherTry(*work.error());
    m_problem->setRetry(mayRetry ? tr("Try again") : QString());
    m_problem->show(work.error(), m_workbench.context());
    const bool canList =
        hasGrant && m_workbench.hasDriveApi() && !driveScopes(work.grant()->tokens.granted).isEmpty();
    setKind(*m_list, canList && !m_problem->hasPrimary() ? u"primary"_s : QString());
    if (hasGrant != std::exchange(m_hadGrant, hasGrant))
        m_question->setVisible(false); // it was about another
    if (!hasGrant)
        return;
    m_scopes->refresh(busy);
    m_tokens->show(*work.grant(), work.remainingMs(), m_workbench.context(), work.now());
    m_account->show(work, m_workbench.context(), work.now());
}

} // namespace scopelight
