// SPDX-License-Identifier: Apache-2.0
#include "pages/clientpage.h"

#include "doctor/diagnosis.h"
#include "pages/clientcard.h"
#include "pages/clientstart.h"
#include "theme/metrics.h"
#include "widgets/button.h"
#include "widgets/diagnosiscard.h"
#include "work/counted.h"
#include "work/workbench.h"

#include <QClipboard>
#include <QFileInfo>
#include <QGuiApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

QString findingsWord(const Findings& findings)
{
    const auto worth = findings.size() - std::ranges::count(findings, Finding::Level::Note, &Finding::level);
    if (worth == 0)
        return ClientPage::tr("Nothing about it stands out.");
    return counted(worth, ClientPage::tr("One thing about it deserves a look first."),
        ClientPage::tr("%1 things about it deserve a look first."));
}

/// Whether the keyboard is at something there that can be seen.
bool isKeyboardIn(const QWidget& page)
{
    const QWidget* focused = page.window()->focusWidget();
    return focused != nullptr && page.isAncestorOf(focused) && focused->isVisibleTo(&page);
}

} // namespace

ClientPage::ClientPage(Workbench& workbench, QWidget* parent)
    : Page(tr("Client"), parent)
    , m_workbench(workbench)
    , m_problem(new DiagnosisCard)
    , m_open(header()->addButton(tr("Open another file"), u"folder-open"_s, u"openFile"_s))
    , m_next(header()->addButton(tr("Choose scopes"), u"arrow-right"_s, u"chooseScopes"_s, u"primary"_s))
    , m_staleBar(makeStaleBar())
{
    auto* start = new ClientStart(workbench);
    connect(start, &ClientStart::openWanted, this, &ClientPage::openWanted);
    connect(start, &ClientStart::fileDropped, this, &ClientPage::fileDropped);
    m_empty = start;
    content()->addWidget(m_staleBar);
    content()->addWidget(m_problem);
    content()->addWidget(m_empty, 1);
    content()->addStretch();
    m_problem->setRetry(tr("Open another file…"), true);
    connect(m_problem, &DiagnosisCard::retried, this, &ClientPage::openWanted);
    connect(m_open, &QPushButton::clicked, this, &ClientPage::openWanted);
    connect(m_next, &QPushButton::clicked, this, [this] { Q_EMIT stepWanted(StepId::Scopes); });
    connect(&workbench.clientFile(), &ClientFile::changed, this, &ClientPage::refresh);
    connect(&workbench.practice(), &Practice::failed, this, [this](const Error& error) {
        refresh(); // its client is another server's now
        showProblem(error);
    });
    setAcceptDrops(true);
    refresh();
}

QString ClientPage::help() const
{
    return tr("Open the JSON file that the Google Cloud console gave you for your OAuth client, or drop "
              "it on the window. Scopelight looks at it and at the place where it lies before anything "
              "is sent. Without a file, Practice shows the whole way with a provider on this computer.");
}

Page::Words ClientPage::words() const
{
    return {.primary = m_workbench.clientFile().client() ? m_next->text() : tr("Open a client file"),
        .again = m_workbench.clientFile().path().isEmpty() ? QString() : tr("Read the file again")};
}

void ClientPage::doPrimary()
{
    if (m_workbench.clientFile().client())
        Q_EMIT stepWanted(StepId::Scopes);
    else
        Q_EMIT openWanted();
}

void ClientPage::doAgain()
{
    if (!m_workbench.clientFile().path().isEmpty())
        m_workbench.clientFile().reload();
}

QWidget* ClientPage::makeStaleBar()
{
    auto* bar = new Card;
    bar->setObjectName(u"staleBar"_s);
    bar->setBar(Card::Bar::Accent);
    auto* row = new QHBoxLayout;
    row->addWidget(new TextLabel(tr("The file has changed since it was read."), TextLabel::Type::Heading), 1);
    QPushButton* reload = makeButton(tr("Read it again"), u"refresh-cw"_s, u"reloadFile"_s, {}, u"small"_s);
    connect(reload, &QPushButton::clicked, &m_workbench.clientFile(), &ClientFile::reload);
    row->addWidget(reload);
    bar->body()->setContentsMargins(Metrics::gap, Metrics::grid, Metrics::grid, Metrics::grid);
    bar->body()->addLayout(row);
    return bar;
}

QWidget* ClientPage::makeLoaded()
{
    auto* loaded = new QWidget;
    auto* layout = new QVBoxLayout(loaded);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Metrics::gap);
    layout->addWidget(m_card = new ClientCard(m_workbench));
    connect(m_card, &ClientCard::secretTyped, this, [this] { m_next->setFocus(Qt::OtherFocusReason); });
    layout->addWidget(makeFindingsCard());
    layout->addWidget(
        (new TextLabel(tr("The file is read when it is opened. A client secret stays in memory, "
                          "until Scopelight ends at the latest, and is written to no other file."),
             TextLabel::Type::Caption, TextLabel::Tone::Faint))
            ->wrapped());
    return loaded;
}

QWidget* ClientPage::makeFindingsCard()
{
    m_findingsCard = new Card(tr("Findings"));
    m_findingsCard->setFlush();
    m_findings = new FindingList;
    m_findings->setObjectName(u"findings"_s);
    m_findingsCard->body()->addWidget(m_findings);
    return m_findingsCard;
}

QString ClientPage::sentence() const
{
    const ClientFile& file = m_workbench.clientFile();
    if (file.problem())
        return tr("“%1” cannot be used. Nothing was sent.").arg(shownText(QFileInfo(file.path()).fileName()));
    if (!file.client())
        return tr("Start with the file that the Google Cloud console gave you for your application.");
    const QString kind = file.client()->type == OAuthClient::Type::Web
        ? tr("This web client can be tested.")
        : tr("This desktop client can be tested.");
    const QStringList blocking{u"production_client"_s, u"no_redirect_uris"_s, u"no_loopback_redirect"_s};
    const bool isBlocked = std::ranges::any_of(
        file.findings(), [&](const Finding& finding) { return blocking.contains(finding.code); });
    return isBlocked ? tr("This client cannot be tested from this computer as it is.")
                     : kind + u' ' + findingsWord(file.findings());
}

/// Beside its way out no other button is the page's main action.
void ClientPage::showProblem(const std::optional<Error>& error)
{
    m_problem->show(error, m_workbench.context());
    setKind(*m_next, m_problem->hasPrimary() ? QString() : u"primary"_s);
}

void ClientPage::refresh()
{
    const ClientFile& file = m_workbench.clientFile();
    const bool isLoaded = file.client().has_value();
    const bool hadKeyboard = isKeyboardIn(*this);
    header()->setSentence(sentence());
    if (const bool isEmpty = !isLoaded && !file.problem(); isEmpty != m_isStartShown)
        m_empty->setVisible(m_isStartShown = isEmpty); // which lays it out, at first in a size it never has
    if (isLoaded && m_loaded == nullptr) // the window starts without a file
        content()->insertWidget(content()->indexOf(m_empty) + 1, m_loaded = makeLoaded());
    if (m_loaded != nullptr)
        m_loaded->setVisible(isLoaded);
    m_open->setVisible(isLoaded);
    m_next->setVisible(isLoaded);
    m_staleBar->setVisible(file.isStale());
    showProblem(file.problem());
    if (m_card != nullptr)
        m_card->refresh();
    if (!isLoaded)
        return;
    Findings findings = file.findings();
    if (m_workbench.isPractice()) // it is labelled already, and there is nothing to agree to
        findings.removeIf([](const Finding& finding) { return finding.code == u"other_server"; });
    m_findingsCard->setVisible(!findings.isEmpty());
    m_findings->show(
        findings, m_workbench.context(), [this](const Finding& finding) { return actionFor(finding); });
    if (hadKeyboard && !isKeyboardIn(*this)) // what opened the file is gone
        m_next->setFocus(Qt::OtherFocusReason);
}

/// What one click can do about a finding.
std::optional<FindingAction> ClientPage::actionFor(const Finding& finding)
{
    if (finding.code == u"readable_by_others" || finding.code == u"writable_by_others") {
        return FindingAction{tr("Make it private"), u"lock"_s, [this] {
                                 const auto made = m_workbench.clientFile().makePrivate();
                                 if (!made)
                                     showProblem(made.error());
                             }};
    }
    const QString wanted = finding.facts.value(u"wanted"_s);
    // A client with public redirect URIs is not the one to add localhost to.
    if (wanted.isEmpty() || finding.facts.value(u"test_client"_s).isEmpty())
        return std::nullopt;
    return FindingAction{tr("Copy the URI to register"), u"copy"_s,
        [wanted] { QGuiApplication::clipboard()->setText(wanted); }};
}

} // namespace scopelight
