// SPDX-License-Identifier: Apache-2.0
#include "pages/signinpage.h"

#include "http/portprobe.h"
#include "pages/preflightcard.h"
#include "pages/signinparameters.h"
#include "pages/signinrun.h"
#include "pages/trustquestion.h"
#include "theme/metrics.h"
#include "widgets/copybutton.h"
#include "widgets/diagnosiscard.h"
#include "widgets/plaintooltip.h"
#include "widgets/wiretext.h"
#include "work/commandtext.h"
#include "work/counted.h"
#include "work/workbench.h"

#include <QClipboard>
#include <QGuiApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

constexpr int sideWidth = 344;

} // namespace

SignInPage::SignInPage(Workbench& workbench, QWidget* parent)
    : Page(tr("Sign in"), parent)
    , m_workbench(workbench)
    , m_command(header()->addButton(tr("Copy as command"), u"terminal"_s, u"copyAsCommand"_s))
    , m_clean(header()->addButton(tr("Start clean…"), u"unplug"_s, u"startCleanSignIn"_s))
    , m_cancel(header()->addButton(tr("Cancel"), u"x"_s, u"cancelSignIn"_s))
    , m_problem(new DiagnosisCard)
    , m_trust(new TrustQuestion(workbench))
{
    content()->addWidget(m_problem);
    content()->addWidget(m_trust);
    auto* columns = new QHBoxLayout;
    columns->setSpacing(Metrics::gap);
    auto* side = new QWidget;
    side->setFixedWidth(Metrics::wide(sideWidth, fontMetrics()));
    auto* left = new QVBoxLayout(side);
    left->setContentsMargins(0, 0, 0, 0);
    left->setSpacing(Metrics::gap);
    left->addWidget(m_parameters = new SignInParameters(workbench));
    left->addWidget(m_preflight = new PreflightCard(workbench));
    for (DiagnosisCard* card : m_preflight->problems())
        content()->insertWidget(content()->indexOf(m_trust), card);
    left->addStretch();
    columns->addWidget(side);
    auto* right = new QVBoxLayout;
    right->setSpacing(Metrics::gap);
    right->addWidget(m_run = new SignInRun(workbench));
    right->addWidget(makeAddress());
    right->addStretch();
    columns->addLayout(right, 1);
    content()->addLayout(columns, 1);
    connect(m_run, &SignInRun::legOpened, this, &SignInPage::legOpened);
    m_problem->setRetry(tr("Try again"));
    connect(m_problem, &DiagnosisCard::retried, &workbench, &Workbench::startSignIn);
    connect(m_problem, &DiagnosisCard::stepWanted, this, &SignInPage::stepWanted);
    connect(m_preflight, &PreflightCard::stepWanted, this, &SignInPage::stepWanted);
    connect(m_preflight, &PreflightCard::checked, this,
        [this] { m_run->setChecksFailed(m_preflight->hasFailed()); });
    connect(m_command, &QPushButton::clicked, this, &SignInPage::copyForElsewhere);
    connect(m_clean, &QPushButton::clicked, this, &SignInPage::cleanStartWanted);
    connect(m_cancel, &QPushButton::clicked, &workbench.signIn(), &SignIn::cancel);
    connect(&workbench, &Workbench::changed, this, &SignInPage::refresh);
    connect(&workbench, &Workbench::optionsChanged, m_preflight, &PreflightCard::check);
    connect(&workbench, &Workbench::scopesChanged, m_preflight, &PreflightCard::check);
    connect(&workbench.clientFile(), &ClientFile::changed, m_preflight, &PreflightCard::check);
    connect(&workbench.signIn(), &SignIn::changed, this, [this] {
        const bool runs = m_workbench.signIn().isRunning();
        if (std::exchange(m_wasRunning, runs) && !runs)
            m_preflight->check(); // what it found may have changed, or be why the attempt ended
    });
    refresh();
}

QString SignInPage::help() const
{
    return tr("Set the parameters of the request, look at the checks, and sign in with a browser. "
              "Scopelight listens on the redirect URI only while it waits. If the browser is on another "
              "machine, copy the link, sign in there and paste the address that it landed on. If the "
              "browser shows an error instead, give its address or its words.");
}

Page::Words SignInPage::words() const
{
    const bool canStart = m_run->whyNot().isEmpty() && !m_workbench.signIn().isRunning();
    return {.primary = canStart ? tr("Sign in with the browser") : QString(),
        .again = tr("Check again"),
        .copy = canStart ? m_command->text() : QString()};
}

void SignInPage::doPrimary()
{
    m_workbench.startSignIn();
}

void SignInPage::doAgain()
{
    m_preflight->check();
}

bool SignInPage::cancel()
{
    if (m_run->closePaste())
        return true;
    const bool runs = m_workbench.signIn().isRunning();
    m_workbench.signIn().cancel();
    return runs;
}

void SignInPage::copyForElsewhere()
{
    const QString command = commandText(m_workbench);
    if (!command.isEmpty())
        QGuiApplication::clipboard()->setText(command);
}

bool SignInPage::askForAddress()
{
    return m_run->askForAddress();
}

void SignInPage::showEvent(QShowEvent* event)
{
    Page::showEvent(event);
    m_preflight->check();
    refresh();
}

QWidget* SignInPage::makeAddress()
{
    auto* card = new Card(tr("Exact address"));
    m_addressLength = new TextLabel(TextLabel::Type::Caption, TextLabel::Tone::Faint);
    card->header()->addWidget(m_addressLength);
    m_copyAddress = new CopyButton(tr("Copy the address"), [this] { return m_address->toPlainText(); });
    card->header()->addWidget(m_copyAddress);
    m_address = new WireText(tr("The sign-in address"));
    m_address->setObjectName(u"signInAddress"_s);
    card->body()->addWidget(m_address);
    return card;
}

/// The address as it would be, with the values that are made anew for each attempt left open.
QString SignInPage::preview() const
{
    const SignIn& signIn = m_workbench.signIn();
    if (!signIn.address().isEmpty() && signIn.isRunning())
        return signIn.address().toString(QUrl::FullyEncoded);
    const auto& client = m_workbench.clientFile().client();
    if (!client || m_workbench.scopes().isEmpty())
        return {};
    const auto redirectUri =
        chooseRedirectUri(*client, m_workbench.redirectUri(), m_workbench.usesRedirectAnyway(), anyPort);
    return AuthorizationRequest{.authorizationEndpoint = client->authUri,
        .clientId = client->clientId,
        .redirectUri = redirectUri ? redirectUri->text : m_workbench.redirectUri(),
        .scopes = m_workbench.scopes(),
        .options = m_workbench.options(),
        .state = u"…"_s,
        .nonce = m_workbench.scopes().contains(u"openid"_s) ? u"…"_s : QString(),
        .codeChallenge = u"…"_s}
        .url()
        .toString(QUrl::FullyEncoded)
        .replace(u"%E2%80%A6"_s, u"…"_s);
}

QString SignInPage::sentence() const
{
    const SignIn& signIn = m_workbench.signIn();
    switch (signIn.state()) {
    case SignIn::State::Idle:
    case SignIn::State::Done:
        break;
    case SignIn::State::FindingServer:
        return tr("Looking up what the server offers.");
    case SignIn::State::Waiting:
        return signIn.browserError()
            ? tr("No browser was opened. Scopelight listens until you come back from one.")
            : tr("Scopelight opened your browser and listens until you come back.");
    case SignIn::State::Exchanging:
    case SignIn::State::Checking:
        return tr("You are back. Scopelight asks for the tokens and checks them.");
    case SignIn::State::Failed:
        if (signIn.error()->step == Step::Trust)
            return tr("Nothing was sent there. Say first whether you trust that server.");
        return signIn.error()->code == u"cancelled" ? explain(*signIn.error(), m_workbench.context()).headline
                                                    : tr("The sign-in stopped. No token came.");
    }
    if (QString whyNot = m_run->whyNot(); !whyNot.isEmpty())
        return whyNot;
    return counted(m_workbench.scopes().size(), tr("The user will be asked for one scope."),
        tr("The user will be asked for %1 scopes."));
}

void SignInPage::refresh()
{
    if (!isVisible())
        return;
    const SignIn& signIn = m_workbench.signIn();
    const auto& error = signIn.error();
    const bool asksForTrust = m_trust->refresh();
    const bool isCancelled = error && error->code == u"cancelled";
    header()->setSentence(sentence());
    m_problem->show(
        asksForTrust || isCancelled || signIn.state() != SignIn::State::Failed ? std::nullopt : error,
        m_workbench.context());
    m_preflight->refresh();
    m_run->refresh();
    const bool hasOther =
        m_problem->hasPrimary() || std::ranges::any_of(m_preflight->problems(), &DiagnosisCard::hasPrimary);
    m_run->setPrimary(!asksForTrust && !hasOther);
    m_cancel->setVisible(signIn.isRunning());
    m_command->setVisible(!signIn.isRunning());
    m_clean->setVisible(!signIn.isRunning());
    setUsable(*m_clean, m_run->whyNot(), tr("Revoke what was granted before, then sign in"));
    setUsable(*m_command, m_run->whyNot(), tr("For a terminal or a script (Ctrl+Shift+C)"));
    m_parameters->setEnabled(!signIn.isRunning());
    const QString address = preview();
    m_address->setWire(address);
    const bool isWhole = signIn.isRunning() && !signIn.address().isEmpty();
    m_copyAddress->setEnabled(isWhole);
    setPlainToolTip(*m_copyAddress,
        isWhole ? tr("Copy the address") : tr("The parts marked … are made when the sign-in starts."));
    m_addressLength->setText(
        !isWhole ? QString() : counted(address.size(), tr("1 character"), tr("%1 characters")));
}

} // namespace scopelight
