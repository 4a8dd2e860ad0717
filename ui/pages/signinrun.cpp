// SPDX-License-Identifier: Apache-2.0
#include "pages/signinrun.h"

#include "theme/metrics.h"
#include "widgets/button.h"
#include "widgets/sequencelane.h"
#include "work/clocktext.h"
#include "work/workbench.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLineEdit>

using namespace Qt::StringLiterals;

namespace scopelight {

SignInRun::SignInRun(Workbench& workbench, QWidget* parent)
    : Card(parent)
    , m_workbench(workbench)
{
    auto* top = new QHBoxLayout;
    auto* texts = new QVBoxLayout;
    texts->setSpacing(2);
    texts->addWidget((m_runTitle = new TextLabel(TextLabel::Type::Lead))->wrapped());
    texts->addWidget(
        (m_runText = new TextLabel(TextLabel::Type::Body, TextLabel::Tone::Secondary))->wrapped());
    top->addLayout(texts, 1);
    m_countdown = new TextLabel(TextLabel::Type::Title);
    m_countdown->setMinimumWidth(m_countdown->fontMetrics().horizontalAdvance(u"00:00"_s));
    m_countdown->setAlignment(Qt::AlignRight | Qt::AlignTop);
    top->addWidget(m_countdown);
    m_start = makeButton(
        tr("Sign in with the browser"), u"external-link"_s, u"startSignIn"_s, u"primary"_s, u"big"_s);
    connect(m_start, &QPushButton::clicked, &m_workbench, &Workbench::startSignIn);
    top->addWidget(m_start, 0, Qt::AlignTop);
    body()->addLayout(top);
    m_lane = new SequenceLane;
    body()->addWidget(m_lane);
    body()->addWidget(new Hairline);
    m_waitingRow = new QWidget;
    auto* waiting = new QHBoxLayout(m_waitingRow);
    waiting->setContentsMargins(0, 0, 0, 0);
    QPushButton* again = makeButton(tr("Open again"), u"external-link"_s, u"openAgain"_s, {}, u"small"_s);
    connect(again, &QPushButton::clicked, &m_workbench.signIn(), &SignIn::openAgain);
    QPushButton* copy = makeButton(tr("Copy link"), u"copy"_s, u"copyLink"_s, {}, u"small"_s);
    connect(copy, &QPushButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(m_workbench.signIn().address().toString(QUrl::FullyEncoded));
    });
    QPushButton* paste = makeButton(
        tr("Paste the address you landed on"), u"clipboard-paste"_s, u"pasteAddress"_s, {}, u"small"_s);
    connect(paste, &QPushButton::clicked, this, [this] {
        m_pasteRow->setVisible(true);
        m_pasted->setFocus(Qt::OtherFocusReason);
    });
    for (QPushButton* button : {again, copy, paste})
        waiting->addWidget(button);
    waiting->addStretch();
    body()->addWidget(m_waitingRow);
    body()->addWidget(m_pasteRow = makePaste());
}

QWidget* SignInRun::makePaste()
{
    auto* row = new QWidget;
    auto* layout = new QVBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    auto* line = new QHBoxLayout;
    m_pasted = new QLineEdit;
    m_pasted->setObjectName(u"pastedAddress"_s);
    m_pasted->setPlaceholderText(tr("http://localhost:8080/?state=…&code=…"));
    m_pasted->setAccessibleName(tr("The address that the browser landed on"));
    QPushButton* use = makeButton(tr("Use it"), {}, u"useAddress"_s);
    connect(use, &QPushButton::clicked, this, &SignInRun::deliver);
    connect(m_pasted, &QLineEdit::returnPressed, this, &SignInRun::deliver);
    line->addWidget(m_pasted, 1);
    line->addWidget(use);
    layout->addLayout(line);
    m_pasteProblem = new TextLabel(TextLabel::Type::Caption, TextLabel::Tone::Bad);
    m_pasteProblem->setObjectName(u"pasteProblem"_s);
    layout->addWidget(m_pasteProblem->wrapped());
    m_pasteProblem->setVisible(false);
    row->setVisible(false);
    return row;
}

void SignInRun::deliver()
{
    const auto delivered = m_workbench.signIn().deliver(m_pasted->text());
    m_pasteProblem->setVisible(!delivered);
    m_pasted->setProperty("wrong", !delivered);
    m_pasted->update();
    if (!delivered)
        return m_pasteProblem->setText(explain(delivered.error(), m_workbench.context()).headline);
    m_pasted->clear();
    m_pasteRow->setVisible(false);
}

QString SignInRun::idleTitle() const
{
    switch (m_workbench.signIn().state()) {
    case SignIn::State::Done:
        return tr("Signed in. It can be done again at once");
    case SignIn::State::Failed:
        return tr("Stopped. It can be done again at once");
    default:
        return tr("Ready. Nothing has been sent yet");
    }
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
    m_waitingRow->setVisible(isWaiting);
    if (!isWaiting)
        m_pasteRow->setVisible(false);
    m_countdown->setVisible(isWaiting);
    m_countdown->setText(timeLeftText(signIn.remainingMs()));
    m_start->setVisible(!signIn.isRunning());
    m_start->setEnabled(m_workbench.clientFile().client() && !m_workbench.scopes().isEmpty());
    if (isWaiting && signIn.browserError()) {
        m_runTitle->setText(explain(*signIn.browserError(), m_workbench.context()).headline);
        m_runText->setText(tr("Copy the link and open it in any browser; the sign-in goes on."));
    } else if (isWaiting) {
        m_runTitle->setText(tr("Waiting for you in the browser"));
        m_runText->setText(tr("Choose the account, tick the boxes you want to test, continue."));
    } else if (signIn.isRunning()) {
        m_runTitle->setText(tr("Nearly there"));
        m_runText->setText(tr("The browser is done; it can be closed."));
    } else {
        m_runTitle->setText(idleTitle());
        m_runText->setText(tr("Your browser opens the consent page. Scopelight listens for up to 5 minutes. "
                              "Browser on another machine? "
                              "Copy the link, sign in there, paste the address you land on."));
    }
}

} // namespace scopelight
