// SPDX-License-Identifier: Apache-2.0
#include "pages/clientpage.h"

#include "doctor/diagnosis.h"
#include "pages/clientstart.h"
#include "theme/metrics.h"
#include "widgets/chip.h"
#include "widgets/clearlayout.h"
#include "widgets/copybutton.h"
#include "widgets/diagnosiscard.h"
#include "widgets/secretfield.h"
#include "work/counted.h"
#include "work/workbench.h"

#include <QClipboard>
#include <QFileInfo>
#include <QGridLayout>
#include <QGuiApplication>
#include <QLineEdit>

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
    auto* card = new Card;
    auto* top = new QHBoxLayout;
    auto* names = new QVBoxLayout;
    names->setSpacing(2);
    names->addWidget(m_name = new ElidedLabel(TextLabel::Type::Lead));
    names->addWidget(m_origin = new ElidedLabel(TextLabel::Type::Body, TextLabel::Tone::Secondary));
    top->addLayout(names, 1);
    top->addWidget(m_endpoints = new ChipLabel, 0, Qt::AlignTop);
    card->body()->addLayout(top);
    card->body()->addWidget(new Hairline);
    m_rows = new QGridLayout;
    m_rows->setHorizontalSpacing(Metrics::gap);
    m_rows->setVerticalSpacing(Metrics::half);
    m_rows->setColumnStretch(1, 1);
    card->body()->addLayout(m_rows);
    layout->addWidget(card);
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

void ClientPage::addRow(const QString& name, const QString& value, bool isFirst)
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

void ClientPage::addSecretRow()
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
void ClientPage::addRetype()
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

void ClientPage::fillCard()
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
    if (wasTyping) // the field has become the secret's
        m_next->setFocus(Qt::OtherFocusReason);
    bool isFirst = true;
    for (const QString& uri : client.redirectUris)
        addRow(tr("Redirect URIs"), uri, std::exchange(isFirst, false));
    addRow(tr("Sign-in address"), client.authUri);
    addRow(tr("Token address"), client.tokenUri);
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
    if (!isLoaded)
        return m_shown.reset();
    if (const Shown shown{file.path(), *file.client(), m_workbench.serverKind()}; shown != m_shown) {
        m_shown = shown;
        fillCard();
    }
    Findings findings = file.findings();
    if (m_workbench.isPractice()) // it is labelled already, and there is nothing to agree to
        findings.removeIf([](const Finding& finding) { return finding.code == u"other_server"; });
    m_findingsCard->setVisible(!findings.isEmpty());
    m_findings->show(
        findings, m_workbench.context(), [this](const Finding& finding) { return actionFor(finding); });
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
