// SPDX-License-Identifier: Apache-2.0
#include "pages/historypage.h"

#include "models/rungridmodel.h"
#include "models/runsmodel.h"
#include "pages/forgetquestion.h"
#include "run/tokenfile.h"
#include "scopes/scopecatalogue.h"
#include "theme/metrics.h"
#include "widgets/copybutton.h"
#include "widgets/diagnosiscard.h"
#include "widgets/emptystate.h"
#include "widgets/levelmark.h"
#include "widgets/rundelegate.h"
#include "widgets/rungriddelegate.h"
#include "widgets/table.h"
#include "work/counted.h"
#include "work/workbench.h"

#include <QCheckBox>
#include <QFileDialog>
#include <QListView>
#include <QTableView>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

constexpr int listWidth = 264;
constexpr int nameWidth = 176;
constexpr int runWidth = 180; ///< at least

} // namespace

HistoryPage::HistoryPage(Workbench& workbench, QWidget* parent)
    : Page(tr("History"), parent)
    , m_workbench(workbench)
    , m_runs(new RunsModel(this))
    , m_grid(new RunGridModel(this))
    , m_copy(header()->addButton(tr("Copy as Markdown"), u"copy"_s, u"copyMarkdown"_s))
    , m_save(header()->addButton(tr("Save report…"), u"download"_s, u"saveReport"_s))
    , m_forget(header()->addButton(tr("Forget…"), u"trash-2"_s, u"forgetRuns"_s, u"danger"_s))
    , m_problem(new DiagnosisCard)
    , m_question(new ForgetQuestion)
    , m_nothing(new EmptyState(u"history"_s))
    , m_record(new QWidget)
{
    auto* columns = new QHBoxLayout(m_record);
    columns->setSpacing(Metrics::gap);
    columns->setContentsMargins(0, 0, 0, 0);
    columns->addWidget(makeList());
    columns->addWidget(makeGrid(), 1);
    m_nothing->setText(tr("No runs yet"),
        tr("Each sign-in and each refresh is kept here, with the account’s name, without tokens and "
           "secrets, on this computer alone. Two or more can be held side by side."));
    QPushButton* signIn = m_nothing->addButton(tr("Go to Sign in"), u"arrow-right"_s, u"goToSignIn"_s);
    connect(signIn, &QPushButton::clicked, this, [this] { Q_EMIT stepWanted(StepId::SignIn); });
    content()->addWidget(m_problem);
    content()->addWidget(m_question);
    content()->addWidget(m_nothing, 1);
    content()->addWidget(m_record, 1);
    connect(m_copy, &QPushButton::clicked, this, &HistoryPage::copyForElsewhere);
    connect(m_save, &QPushButton::clicked, this, &HistoryPage::saveReport);
    connect(m_forget, &QPushButton::clicked, this, [this] { m_question->ask(m_runs->ticked().size()); });
    connect(m_question, &ForgetQuestion::tickedGiven, this, &HistoryPage::forgetTicked);
    connect(m_question, &ForgetQuestion::allGiven, this, [this] {
        cancel();
        m_workbench.history().forgetAll();
    });
    connect(m_question, &ForgetQuestion::kept, this, &HistoryPage::cancel);
    connect(m_runs, &RunsModel::tickedChanged, this, &HistoryPage::showGrid);
    connect(&workbench.history(), &History::changed, this, &HistoryPage::refresh);
}

QString HistoryPage::help() const
{
    return tr(
        "The sign-ins and refreshes so far, newest first. Tick some to see side by side how each was asked, "
        "what was granted and what it could do. They lie in files on this computer, with the account’s name, "
        "without tokens and secrets, until you forget them.");
}

Page::Words HistoryPage::words() const
{
    return {.copy = m_copy->isEnabled() ? m_copy->text() : QString()};
}

void HistoryPage::copyForElsewhere()
{
    if (m_copy->isEnabled())
        copyText(m_grid->toMarkdown(), *m_copy);
}

/// Esc keeps the runs where some were to be forgotten.
bool HistoryPage::cancel()
{
    const bool isAsked = m_question->isVisible();
    if (isAsked)
        m_forget->setFocus(Qt::OtherFocusReason);
    m_question->setVisible(false);
    return isAsked;
}

QWidget* HistoryPage::detail() const
{
    return m_table;
}

QWidget* HistoryPage::makeList()
{
    auto* card = new Card(tr("All runs"));
    card->setFixedWidth(Metrics::wide(listWidth, fontMetrics()));
    card->header()->addWidget(
        new TextLabel(tr("Tick two or more"), TextLabel::Type::Caption, TextLabel::Tone::Faint));
    card->setFlush();
    m_list = new QListView;
    m_list->setObjectName(u"runs"_s);
    m_list->setAccessibleName(tr("Runs"));
    m_list->setModel(m_runs);
    m_list->setItemDelegate(new RunDelegate(m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setMouseTracking(true);
    m_list->setVerticalScrollMode(QListView::ScrollPerPixel);
    m_list->setEditTriggers(QListView::NoEditTriggers);
    card->body()->addWidget(m_list, 1);
    return card;
}

QWidget* HistoryPage::makeGrid()
{
    auto* card = new Card(tr("Side by side"));
    card->setFlush();
    card->header()->addWidget(m_gridTitle = new TextLabel(TextLabel::Type::Caption, TextLabel::Tone::Faint));
    m_differencesOnly = new QCheckBox(tr("Differences only"));
    m_differencesOnly->setObjectName(u"differencesOnly"_s);
    connect(m_differencesOnly, &QCheckBox::toggled, this, &HistoryPage::showGrid);
    card->header()->addWidget(m_differencesOnly);
    m_table = new QTableView;
    m_table->setObjectName(u"runGrid"_s);
    m_table->setAccessibleName(tr("The ticked runs side by side"));
    m_table->setHorizontalHeader(new RunGridHeader);
    m_table->setModel(m_grid);
    m_table->setItemDelegate(new RunGridDelegate(m_table));
    dressTable(*m_table);
    m_table->verticalHeader()->setDefaultSectionSize(Metrics::fit(Metrics::compactRow, fontMetrics()));
    m_table->horizontalHeader()->setFixedHeight(Metrics::fit(Metrics::compactRow, fontMetrics()));
    m_table->horizontalHeader()->setMinimumSectionSize(Metrics::wide(runWidth, fontMetrics()) / 2);
    m_table->setSelectionMode(QTableView::NoSelection);
    m_table->setHorizontalScrollMode(QTableView::ScrollPerPixel);
    m_table->setVerticalScrollMode(QTableView::ScrollPerPixel);
    m_table->setMinimumHeight(240);
    card->body()->addWidget(m_table, 1);
    card->body()->addWidget(m_leftOvers = makeLeftOvers());
    return card;
}

/// What earlier consents left behind makes a run say little about a new user.
QWidget* HistoryPage::makeLeftOvers()
{
    auto* area = new QWidget;
    auto* column = new QVBoxLayout(area);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(new Hairline);
    auto* row = new QHBoxLayout;
    row->setContentsMargins(Metrics::gap, Metrics::half, 12, 12);
    row->setSpacing(12);
    row->addWidget(new LevelMark(Finding::Level::Look, 24), 0, Qt::AlignTop);
    m_leftOverText = new TextLabel(TextLabel::Type::Body, TextLabel::Tone::Secondary);
    m_leftOverText->setObjectName(u"leftOverText"_s);
    row->addWidget(m_leftOverText->wrapped(), 1);
    m_clean = makeButton(tr("Start clean…"), u"unplug"_s, u"startCleanAgain"_s, {}, u"small"_s);
    connect(m_clean, &QPushButton::clicked, this, &HistoryPage::cleanStartWanted);
    row->addWidget(m_clean, 0, Qt::AlignTop);
    column->addLayout(row);
    return area;
}

void HistoryPage::forgetTicked()
{
    cancel();
    for (const RunRecord& run : m_runs->ticked()) {
        m_workbench.history().forget(run);
        if (m_workbench.history().error())
            return; // said once
    }
}

void HistoryPage::saveReport()
{
    const QString path = QFileDialog::getSaveFileName(
        this, tr("Save the report"), u"scopelight-runs.md"_s, tr("Markdown (*.md)"));
    if (path.isEmpty())
        return;
    const auto saved = savePrivately(path, m_grid->toMarkdown().toUtf8());
    m_problem->show(
        saved ? m_workbench.history().error() : std::optional(saved.error()), m_workbench.context());
}

void HistoryPage::showEvent(QShowEvent* event)
{
    Page::showEvent(event);
    m_workbench.history().readAgain();
    refresh();
}

QString HistoryPage::sentence() const
{
    if (m_runs->rowCount() == 0)
        return tr("What came out of each sign-in is kept here, to be compared.");
    if (m_grid->runCount() < 2)
        return tr("Tick two runs or more to see where they differ.");
    const auto differences = m_grid->differenceCount();
    return differences == 0 ? tr("The ticked runs do not differ in anything shown here.")
                            : counted(differences, tr("The ticked runs differ in one thing."),
                                tr("The ticked runs differ in %1 things."));
}

void HistoryPage::refresh()
{
    if (!isVisible())
        return;
    m_runs->show(m_workbench.history().runs(), m_workbench.now());
    m_problem->show(m_workbench.history().error(), m_workbench.context());
    const bool isEmpty = m_runs->rowCount() == 0;
    m_nothing->setVisible(isEmpty);
    m_record->setVisible(!isEmpty);
    for (QPushButton* button : {m_copy, m_save, m_forget})
        button->setVisible(!isEmpty);
    showGrid();
}

void HistoryPage::showGrid()
{
    const QList<RunRecord> ticked = m_runs->ticked();
    m_grid->show(ticked, m_differencesOnly->isChecked());
    m_table->clearSpans();
    for (int row = 0; row < m_grid->rowCount(); ++row) {
        if (m_grid->index(row, 0).data(RunGridModel::IsHeadingRole).toBool() && !ticked.isEmpty())
            m_table->setSpan(row, 0, 1, m_grid->columnCount());
    }
    QHeaderView* columns = m_table->horizontalHeader();
    for (int column = 0; column < m_grid->columnCount(); ++column)
        columns->setSectionResizeMode(column, column == 0 ? QHeaderView::Fixed : QHeaderView::Stretch);
    m_table->setColumnWidth(0, Metrics::wide(nameWidth, fontMetrics()));
    const QString none = ticked.isEmpty() ? tr("Tick a run first.") : QString();
    setUsable(*m_copy, none, tr("Ctrl+Shift+C"));
    setUsable(*m_save, none);
    m_gridTitle->setText(counted(ticked.size(), tr("1 run"), tr("%1 runs")));
    showLeftOvers(ticked);
    header()->setSentence(sentence());
}

/// A clean start revokes the grant that is held: it is offered where one of these runs is by its account and
/// client.
void HistoryPage::showLeftOvers(const QList<RunRecord>& ticked)
{
    const auto& grant = m_workbench.grant().grant();
    bool isHeld = false;
    QStringList left;
    for (const RunRecord& run : ticked) {
        for (const ScopeOutcome& outcome : run.outcomes) {
            if (!outcome.isLeftOver())
                continue;
            left.append(outcome.scope);
            isHeld |= grant && grant->clientId == run.clientId && grant->accountName() == run.account;
        }
    }
    m_leftOvers->setVisible(!left.isEmpty());
    setUsable(*m_clean,
        !isHeld                                ? tr("Sign in with this client and account first.")
            : m_workbench.signIn().isRunning() ? tr("A sign-in is running.")
                                               : QString());
    m_leftOverText->setText(
        tr("Left over from an earlier grant: %1. Such a run does not show what a new user "
           "would give. A clean start revokes first.")
            .arg(ScopeCatalogue::shortNames(ScopeSet(left).scopes())));
}

} // namespace scopelight
