// SPDX-License-Identifier: Apache-2.0
#include "pages/profilepage.h"

#include "models/expectationwords.h"
#include "pages/profileexpectations.h"
#include "pages/unsavedquestion.h"
#include "theme/metrics.h"
#include "widgets/checklist.h"
#include "widgets/copybutton.h"
#include "widgets/diagnosiscard.h"
#include "widgets/wiretext.h"
#include "work/profilework.h"

#include <QClipboard>
#include <QDir>
#include <QFileInfo>
#include <QGridLayout>
#include <QGuiApplication>
#include <QLineEdit>

using namespace Qt::StringLiterals;

namespace scopelight {

ProfilePage::ProfilePage(Workbench& workbench, ProfileWork& profile, QWidget* parent)
    : Page(tr("Profile"), parent)
    , m_workbench(workbench)
    , m_profile(profile)
    , m_save(header()->addButton(tr("Save"), u"save"_s, u"saveProfile"_s, u"primary"_s))
    , m_problem(new DiagnosisCard)
    , m_question(new UnsavedQuestion([this] {
        doPrimary();
        return !m_profile.isUnsaved();
    }))
    , m_expectations(new ProfileExpectations(profile))
{
    QPushButton* saveAs = header()->addButton(tr("Save as…"), {}, u"saveProfileAs"_s);
    QPushButton* back = header()->addButton(tr("Back"), u"arrow-left"_s, u"leaveProfile"_s);
    connect(m_save, &QPushButton::clicked, this, &ProfilePage::doPrimary);
    connect(saveAs, &QPushButton::clicked, this, &ProfilePage::saveAsWanted);
    connect(back, &QPushButton::clicked, this, &ProfilePage::leave);
    content()->addWidget(m_problem);
    content()->addWidget(m_question);
    m_filled = new QWidget;
    auto* columns = new QHBoxLayout(m_filled);
    columns->setContentsMargins(0, 0, 0, 0);
    columns->setSpacing(Metrics::gap);
    auto* left = new QVBoxLayout;
    left->setSpacing(Metrics::gap);
    left->addWidget(makeWhat());
    left->addWidget(m_expectations);
    left->addStretch();
    columns->addLayout(left, 1);
    auto* right = new QVBoxLayout;
    right->setSpacing(Metrics::gap);
    right->addWidget(makeOutcomes());
    right->addWidget(makeCommand());
    right->addStretch();
    columns->addLayout(right, 1);
    content()->addWidget(m_filled);
    content()->addStretch();
    connect(&profile, &ProfileWork::changed, this, &ProfilePage::refresh);
    refresh();
}

QString ProfilePage::help() const
{
    return tr("A profile is a small file without secrets, meant for the project's own repository: which "
              "client is tested with which scopes, and what must come out. scopelight-cli check holds a run "
              "against it in a terminal or in CI.");
}

Page::Words ProfilePage::words() const
{
    return {.primary = m_save->isEnabled() ? m_save->text() : QString(), .copy = tr("Copy as a command")};
}

void ProfilePage::doPrimary()
{
    if (!m_save->isEnabled())
        return;
    if (m_profile.path().isEmpty())
        Q_EMIT saveAsWanted();
    else
        m_profile.save(m_profile.path());
}

void ProfilePage::copyForElsewhere()
{
    if (const QString command = m_profile.command(); !command.isEmpty())
        QGuiApplication::clipboard()->setText(command);
}

void ProfilePage::focusSearch()
{
    m_name->setFocus(Qt::OtherFocusReason);
}

/// Esc leaves; what runs comes first.
bool ProfilePage::cancel()
{
    if (m_workbench.signIn().isRunning())
        return false;
    if (m_question->isVisible())
        m_question->setVisible(false);
    else
        leave();
    return true;
}

void ProfilePage::askAboutChanges(std::function<void()> then, const QString& withoutSaving)
{
    m_question->ask(std::move(then), withoutSaving);
}

void ProfilePage::leave()
{
    Q_EMIT stepWanted(m_workbench.grant().grant() ? StepId::Grant : StepId::Client);
}

QWidget* ProfilePage::makeWhat()
{
    auto* card = new Card(tr("What is tested"));
    auto* rows = new QGridLayout;
    rows->setSpacing(Metrics::grid);
    rows->setColumnStretch(1, 1);
    const auto add = [rows](const QString& text, QWidget* part) {
        auto* label = new TextLabel(text, TextLabel::Type::Body, TextLabel::Tone::Faint);
        label->setBuddy(part);
        const int row = rows->rowCount();
        rows->addWidget(label, row, 0);
        rows->addWidget(part, row, 1);
    };
    m_name = new QLineEdit;
    m_name->setObjectName(u"profileName"_s);
    m_name->setAccessibleName(tr("Name"));
    m_name->setPlaceholderText(tr("what people call it"));
    connect(m_name, &QLineEdit::textEdited, &m_profile, &ProfileWork::setName);
    add(tr("Name"), m_name);
    add(tr("Client file"), m_client = new ElidedLabel(TextLabel::Type::Wire));
    m_client->setObjectName(u"profileClient"_s);
    add(tr("Scopes"), m_scopes = new WireText(tr("Scopes")));
    m_declared = new QLineEdit;
    m_declared->setObjectName(u"declaredScopes"_s);
    m_declared->setAccessibleName(tr("Scopes that the consent screen declares"));
    m_declared->setPlaceholderText(tr("not told; paste them from the console's Data access page"));
    connect(m_declared, &QLineEdit::textEdited, this, [this](const QString& text) {
        m_profile.setDeclared(text.simplified().split(u' ', Qt::SkipEmptyParts));
    });
    add(tr("Declared"), m_declared);
    card->body()->addLayout(rows);
    m_practiceClient =
        (new TextLabel(
             tr("The practice provider's client ends with it, so the profile names a client file beside "
                "itself. With --practice the provider stands in for it."),
             TextLabel::Type::Caption, TextLabel::Tone::Secondary))
            ->wrapped();
    card->body()->addWidget(m_practiceClient);
    card->body()->addWidget((new TextLabel(tr("Client, scopes and parameters are those of the other pages."),
                                 TextLabel::Type::Caption, TextLabel::Tone::Secondary))
                                ->wrapped());
    return card;
}

QWidget* ProfilePage::makeOutcomes()
{
    m_outcomeCard = new Card(tr("Held against this run"));
    m_outcomes = new CheckList;
    m_outcomes->setObjectName(u"outcomes"_s);
    m_outcomes->setAccessibleName(tr("Held against this run"));
    m_outcomeCard->body()->addWidget(m_outcomes);
    return m_outcomeCard;
}

QWidget* ProfilePage::makeCommand()
{
    m_commandCard = new Card(tr("The same in a terminal or in CI"));
    auto* row = new QHBoxLayout;
    m_command = new WireText(tr("The command that checks this profile"));
    m_command->setObjectName(u"checkCommand"_s);
    row->addWidget(m_command, 1);
    auto* copy = new CopyButton(tr("Copy the command"), [this] { return m_profile.command(); });
    row->addWidget(copy, 0, Qt::AlignTop);
    m_commandCard->body()->addLayout(row);
    return m_commandCard;
}

QString ProfilePage::sentence() const
{
    if (!m_profile.isOpen())
        return tr("No profile is open.");
    if (m_profile.path().isEmpty())
        return tr("Not saved yet. It holds no secrets and is meant for the repository of your application.");
    const QString file = QFileInfo(m_profile.path()).fileName();
    return m_profile.isChanged() ? tr("Changed since it was saved in %1.").arg(file)
                                 : tr("Saved in %1.").arg(file);
}

void ProfilePage::refresh()
{
    header()->setSentence(sentence());
    const auto& problem = m_profile.problem() ? m_profile.problem() : m_workbench.clientFile().problem();
    m_problem->show(problem, m_workbench.context());
    m_filled->setVisible(m_profile.isOpen());
    const bool isReady = m_profile.isOpen() && !m_workbench.scopes().isEmpty();
    setUsable(*m_save, isReady ? QString() : tr("A profile needs a scope: choose one first."), tr("Ctrl+S"));
    showWhat();
    m_expectations->refresh();
    showOutcomes();
    m_command->setWire(m_profile.command());
    m_commandCard->setVisible(!m_profile.path().isEmpty());
}

void ProfilePage::showWhat()
{
    const Profile profile = m_profile.profileFor(m_profile.path());
    if (m_name->text() != profile.name)
        m_name->setText(profile.name);
    m_client->setText(m_profile.path().isEmpty()
            ? QFileInfo(profile.clientFile).fileName()
            : QFileInfo(m_profile.path()).absoluteDir().relativeFilePath(profile.clientFile));
    m_practiceClient->setVisible(
        m_workbench.isPractice() && profile.clientFile != m_workbench.clientFile().path());
    m_scopes->setWire(profile.scopes.join(u' '));
    const QString declared = profile.declared.join(u' ');
    if (!m_declared->hasFocus() && m_declared->text() != declared) {
        m_declared->setText(declared);
        m_declared->setCursorPosition(0); // the beginning tells more than the end
    }
}

void ProfilePage::showOutcomes()
{
    QList<CheckLine> lines;
    for (const Expectation& expectation : m_profile.outcomes())
        lines.append(lineOf(expectation, m_profile.expectations(), m_workbench.context()));
    m_outcomes->setLines(lines);
    m_outcomeCard->setVisible(!lines.isEmpty());
}

} // namespace scopelight
