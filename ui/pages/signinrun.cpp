// SPDX-License-Identifier: Apache-2.0
#include "pages/signinrun.h"

#include "pages/pasterow.h"
#include "run/tokenlife.h"
#include "theme/metrics.h"
#include "widgets/bendingbox.h"
#include "widgets/button.h"
#include "widgets/sequencelane.h"
#include "work/clocktext.h"
#include "work/workbench.h"

#include <QClipboard>
#include <QGuiApplication>

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

constexpr int textRoom = 260; ///< for what is waited for, beside the button

QWidget* rowOf(const QList<QPushButton*>& buttons)
{
    auto* row = new BendingBox(Metrics::grid);
    for (QPushButton* button : buttons)
        row->add(button);
    return row;
}

/// Whether the attempt ended without a word from the browser, which may have shown an error page.
bool endedUnheard(const SignIn& signIn)
{
    return signIn.state() == SignIn::State::Failed && !signIn.address().isEmpty()
        && signIn.error()->step == Step::Authorization
        && (signIn.error()->code == u"timed_out" || signIn.error()->code == u"cancelled");
}

} // namespace

SignInRun::SignInRun(Workbench& workbench, QWidget* parent)
    : Card(parent)
    , m_workbench(workbench)
{
    auto* words = new QWidget;
    auto* texts = new QVBoxLayout(words);
    texts->setContentsMargins(0, 0, 0, 0);
    texts->setSpacing(2);
    texts->addWidget((m_runTitle = new TextLabel(TextLabel::Type::Lead))->wrapped());
    m_runTitle->setObjectName(u"runTitle"_s);
    texts->addWidget(
        (m_runText = new TextLabel(TextLabel::Type::Body, TextLabel::Tone::Secondary))->wrapped());
    m_countdown = new TextLabel(TextLabel::Type::Title);
    m_countdown->setMinimumWidth(m_countdown->fontMetrics().horizontalAdvance(u"00:00"_s));
    m_countdown->setAlignment(Qt::AlignRight | Qt::AlignTop);
    m_start = makeButton(
        tr("Sign in with the browser"), u"external-link"_s, u"startSignIn"_s, u"primary"_s, u"big"_s);
    connect(m_start, &QPushButton::clicked, &m_workbench, &Workbench::startSignIn);
    auto* top = new BendingBox(Metrics::gap);
    top->addStretching(words, Metrics::wide(textRoom, fontMetrics()));
    top->add(m_countdown);
    top->add(m_start);
    body()->addWidget(top);
    m_lane = new SequenceLane;
    connect(m_lane, &SequenceLane::opened, this, &SignInRun::legOpened);
    body()->addWidget(m_lane);
    body()->addWidget(m_line = new Hairline);
    body()->addWidget(m_linkRow = makeLinkRow());
    body()->addWidget(m_answerRow = makeAnswerRow());
    body()->addWidget(m_paste = new PasteRow(workbench));
}

/// What can be done with the address.
QWidget* SignInRun::makeLinkRow()
{
    QPushButton* again = makeButton(tr("Open again"), u"external-link"_s, u"openAgain"_s, {}, u"small"_s);
    connect(again, &QPushButton::clicked, &m_workbench.signIn(), &SignIn::openAgain);
    QPushButton* copy = makeButton(tr("Copy link"), u"copy"_s, u"copyLink"_s, {}, u"small"_s);
    connect(copy, &QPushButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(m_workbench.signIn().address().toString(QUrl::FullyEncoded));
    });
    return rowOf({again, copy});
}

/// What the browser may have come to without a word to Scopelight.
QWidget* SignInRun::makeAnswerRow()
{
    m_pasteLanding = makeButton(
        tr("Paste the address you landed on"), u"clipboard-paste"_s, u"pasteAddress"_s, {}, u"small"_s);
    connect(m_pasteLanding, &QPushButton::clicked, this, &SignInRun::askForAddress);
    m_pasteError = makeButton({}, u"triangle-alert"_s, u"pasteErrorPage"_s, {}, u"small"_s);
    connect(m_pasteError, &QPushButton::clicked, this, [this] { m_paste->ask(PasteRow::Wanted::ErrorPage); });
    return rowOf({m_pasteLanding, m_pasteError});
}

bool SignInRun::askForAddress()
{
    if (m_workbench.signIn().state() != SignIn::State::Waiting)
        return false;
    m_paste->ask(PasteRow::Wanted::LandingAddress);
    return true;
}

bool SignInRun::closePaste()
{
    if (!m_paste->isVisible())
        return false;
    (m_paste->wanted() == PasteRow::Wanted::ErrorPage ? m_pasteError : m_pasteLanding)
        ->setFocus(Qt::OtherFocusReason);
    m_paste->setVisible(false);
    return true;
}

QString SignInRun::whyNot() const
{
    if (!m_workbench.clientFile().client())
        return tr("Needs a client file first.");
    return m_workbench.scopes().isEmpty() ? tr("Needs scopes first.") : QString();
}

void SignInRun::setPrimary(bool isPrimary)
{
    m_isPrimary = isPrimary;
    setKind(*m_start, isPrimary && !m_checksFailed ? u"primary"_s : QString());
}

void SignInRun::setChecksFailed(bool failed)
{
    m_checksFailed = failed;
    setPrimary(m_isPrimary);
    refresh();
}

void SignInRun::showWaysOut()
{
    const SignIn& signIn = m_workbench.signIn();
    const bool isWaiting = signIn.state() == SignIn::State::Waiting;
    const bool wasUnheard = endedUnheard(signIn);
    m_linkRow->setVisible(isWaiting);
    m_answerRow->setVisible(isWaiting || wasUnheard);
    m_line->setVisible(isWaiting || wasUnheard);
    m_pasteLanding->setVisible(isWaiting);
    m_pasteError->setText(m_workbench.serverKind() == ServerKind::Google
            ? tr("Google showed me an error")
            : tr("The server showed me an error"));
    const bool isErrorPage = m_paste->wanted() == PasteRow::Wanted::ErrorPage;
    if (!isWaiting && !(wasUnheard && isErrorPage))
        m_paste->setVisible(false);
}

QString SignInRun::idleTitle() const
{
    switch (m_workbench.signIn().state()) {
    case SignIn::State::Done:
        return tr("Signed in. It can be done again at once");
    case SignIn::State::Failed:
        return m_workbench.signIn().error()->step == Step::Trust ? tr("Nothing has been sent yet")
                                                                 : tr("Stopped. No token came");
    default:
        break;
    }
    if (m_workbench.online().state() != OnlineWork::State::Idle) // the server was asked, and that was sent
        return m_checksFailed ? tr("Look at the checks first. Nobody has signed in yet")
                              : tr("Ready. Nobody has signed in yet");
    return m_checksFailed ? tr("Look at the checks first. Nothing has been sent yet")
                          : tr("Ready. Nothing has been sent yet");
}

void SignInRun::refresh()
{
    const SignIn& signIn = m_workbench.signIn();
    const bool isWaiting = signIn.state() == SignIn::State::Waiting;
    m_lane->setLegs(signIn.legs());
    m_lane->setLiveMs(signIn.liveMs());
    m_lane->setServerName(m_workbench.serverKind() == ServerKind::Google ? tr("Google")
            : m_workbench.serverKind() == ServerKind::Practice           ? tr("Practice")
                                                                         : tr("Server"));
    showWaysOut();
    m_countdown->setVisible(isWaiting);
    m_countdown->setText(timeLeftText(signIn.remainingMs()));
    m_start->setVisible(!signIn.isRunning());
    setUsable(*m_start, whyNot(), tr("Ctrl+Return"));
    if (isWaiting && signIn.browserError()) {
        m_runTitle->setText(explain(*signIn.browserError(), m_workbench.context()).headline);
        m_runText->setText(tr("Copy the link and open it in any browser; the sign-in goes on."));
    } else if (isWaiting) {
        m_runTitle->setText(tr("Waiting for you in the browser"));
        m_runText->setText(tr("Choose the account, tick the boxes you want to test, continue."));
    } else if (signIn.state() == SignIn::State::FindingServer) {
        m_runTitle->setText(tr("Finding the server"));
        m_runText->setText(tr("Scopelight asks it what it offers. The browser opens after that."));
    } else if (signIn.isRunning()) {
        m_runTitle->setText(tr("Nearly there"));
        m_runText->setText(tr("The browser is done; it can be closed."));
    } else {
        m_runTitle->setText(idleTitle());
        m_runText->setText(tr("Your browser opens the consent page. Scopelight listens for up to %1. "
                              "Browser on another machine? "
                              "Copy the link, sign in there, paste the address you land on.")
                               .arg(durationText(signIn.plan().timeoutMs / 1000)));
    }
}

} // namespace scopelight
