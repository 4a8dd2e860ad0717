// SPDX-License-Identifier: Apache-2.0
#include "pages/drivelistpage.h"

#include "doctor/explain.h"
#include "google/drivescopes.h"
#include "models/drivemodel.h"
#include "pages/drivenothing.h"
#include "theme/icons.h"
#include "theme/metrics.h"
#include "widgets/filedelegate.h"
#include "widgets/table.h"
#include "work/counted.h"
#include "work/workbench.h"

#include <QHeaderView>
#include <QLineEdit>
#include <QLocale>
#include <QProgressBar>
#include <QTableView>

using namespace Qt::StringLiterals;

namespace scopelight {

DriveListPage::DriveListPage(Workbench& workbench, QWidget* parent)
    : Page(tr("Drive"), parent)
    , m_workbench(workbench)
    , m_model(new DriveModel(this))
    , m_list(header()->addButton(tr("List files"), u"refresh-cw"_s, u"listFiles"_s, u"primary"_s))
    , m_problem(new DriveRefusal(workbench))
    , m_query(new QLineEdit)
    , m_filter(new QLineEdit)
    , m_nothing(new DriveNothing(workbench))
    , m_listing(new QWidget)
{
    auto* fields = new QHBoxLayout;
    fields->setSpacing(Metrics::grid);
    m_query->setObjectName(u"driveQuery"_s);
    m_query->setPlaceholderText(tr("Query in Drive’s own language, such as trashed = false"));
    m_query->setAccessibleName(tr("Drive query"));
    m_query->setFont(Type::wire(font()));
    m_query->addAction(themedIcon(u"search"_s), QLineEdit::LeadingPosition);
    m_filter->setObjectName(u"driveFilter"_s);
    m_filter->setPlaceholderText(tr("Show only rows with…"));
    m_filter->setAccessibleName(tr("Filter the rows shown"));
    m_filter->setClearButtonEnabled(true);
    m_filter->addAction(themedIcon(u"funnel"_s), QLineEdit::LeadingPosition);
    fields->addWidget(m_query, 3);
    fields->addWidget(m_filter, 1);
    auto* listing = new QVBoxLayout(m_listing);
    listing->setContentsMargins(0, 0, 0, 0);
    listing->setSpacing(Metrics::gap);
    listing->addLayout(fields);
    listing->addWidget(makeList(), 1);
    content()->addWidget(m_problem);
    content()->addWidget(m_nothing, 1);
    content()->addWidget(m_listing, 1);
    connect(m_nothing, &DriveNothing::signInWanted, this, [this] { Q_EMIT stepWanted(StepId::SignIn); });
    connect(m_nothing, &DriveNothing::wayWanted, m_problem, &DriveRefusal::take);
    connect(m_list, &QPushButton::clicked, this, &DriveListPage::list);
    connect(m_query, &QLineEdit::returnPressed, this, &DriveListPage::list);
    connect(m_filter, &QLineEdit::textChanged, m_model, &DriveModel::filter);
    connect(m_problem, &DriveRefusal::listWanted, this, &DriveListPage::list);
    connect(m_problem, &DriveRefusal::stepWanted, this, &DriveListPage::stepWanted);
    connect(m_problem, &DriveRefusal::scopeWanted, this, [this] { Q_EMIT stepWanted(StepId::Scopes); });
    connect(&workbench.drive(), &DriveWork::cleared, m_model, &DriveModel::clear);
    connect(&workbench.drive(), &DriveWork::changed, this, &DriveListPage::followTheListing);
    connect(&workbench.drive(), &DriveWork::arrived, m_model, &DriveModel::append);
    m_model->append(workbench.drive().files());
    connect(m_model, &DriveModel::arranged, this, &DriveListPage::refresh);
    connect(&workbench, &Workbench::changed, this, &DriveListPage::refresh);
    showWhatThereIs();
}

QString DriveListPage::help() const
{
    return tr("Lists the files that the grant opens, to the end, with Google's search syntax as the "
              "query. With drive.file an empty list is normal: an application sees only what it made "
              "itself.");
}

Page::Words DriveListPage::words() const
{
    const QString list = m_list->isEnabled() && !m_list->isHidden() ? m_list->text() : QString();
    return {.primary = list, .again = list};
}

void DriveListPage::doPrimary()
{
    list();
}

void DriveListPage::doAgain()
{
    list();
}

void DriveListPage::focusSearch()
{
    m_filter->setFocus(Qt::ShortcutFocusReason);
}

/// Esc ends a listing; where none runs, it clears the filter.
bool DriveListPage::cancel()
{
    if (m_workbench.drive().state() == DriveWork::State::Listing) {
        m_workbench.drive().cancel();
        return true;
    }
    const bool hasFilter = !m_filter->text().isEmpty() && !m_workbench.signIn().isRunning();
    if (hasFilter)
        m_filter->clear();
    return hasFilter;
}

void DriveListPage::list()
{
    m_workbench.listDrive(m_query->text());
}

/// The field says what is listed, wherever that was asked for; with another client nothing is left of it.
void DriveListPage::followTheListing()
{
    const DriveWork& drive = m_workbench.drive();
    if (drive.state() == std::exchange(m_listedState, drive.state()))
        return;
    if (drive.state() == DriveWork::State::Listing)
        m_query->setText(drive.query().query);
    if (drive.state() == DriveWork::State::Idle && !m_workbench.grant().grant()) {
        m_query->clear();
        m_filter->clear();
    }
}

void DriveListPage::showEvent(QShowEvent* event)
{
    Page::showEvent(event);
    refresh();
}

QWidget* DriveListPage::makeList()
{
    auto* card = new Card;
    card->setFlush();
    m_progress = new QProgressBar;
    m_progress->setRange(0, 0);
    m_progress->setTextVisible(false);
    m_progress->setFixedHeight(4);
    m_progress->setAccessibleName(tr("Listing"));
    card->body()->addWidget(m_progress);
    m_empty = new TextLabel(TextLabel::Type::Body, TextLabel::Tone::Secondary);
    m_empty->setObjectName(u"driveEmpty"_s);
    m_empty->wrapped()->setContentsMargins(Metrics::gap, Metrics::gap, Metrics::gap, Metrics::gap);
    card->body()->addWidget(m_empty);
    m_table = new QTableView;
    m_table->setObjectName(u"driveTable"_s);
    m_table->setAccessibleName(tr("Files"));
    m_table->setModel(m_model);
    m_table->setItemDelegate(new FileDelegate(m_table));
    dressTable(*m_table);
    m_table->setSortingEnabled(true);
    m_table->horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->verticalHeader()->setDefaultSectionSize(Metrics::fit(36, fontMetrics()));
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->setSelectionBehavior(QTableView::SelectRows);
    m_table->setSelectionMode(QTableView::SingleSelection);
    m_table->setVerticalScrollMode(QTableView::ScrollPerPixel);
    m_table->setMinimumHeight(300);
    searchFrom(m_table);
    card->body()->addWidget(m_table, 1);
    card->body()->addWidget(new Hairline);
    auto* foot = new QHBoxLayout;
    foot->setContentsMargins(Metrics::gap, Metrics::grid, Metrics::grid, Metrics::grid);
    foot->setSpacing(Metrics::gap);
    foot->addWidget(m_totals = new TextLabel(TextLabel::Type::Body), 1);
    m_totals->setObjectName(u"driveTotals"_s);
    foot->addWidget(m_time = new TextLabel(TextLabel::Type::Caption, TextLabel::Tone::Faint));
    m_time->setObjectName(u"driveTime"_s);
    m_cancel = makeButton(tr("Cancel"), u"x"_s, u"cancelListing"_s, {}, u"small"_s);
    connect(m_cancel, &QPushButton::clicked, &m_workbench.drive(), &DriveWork::cancel);
    foot->addWidget(m_cancel);
    card->body()->addLayout(foot);
    return card;
}

/// In a narrow window names give way before the dates are out of sight.
void DriveListPage::setNarrow(bool narrow)
{
    Page::setNarrow(narrow);
    if (m_isNarrow == narrow)
        return; // columns may have been dragged since
    m_isNarrow = narrow;
    const QFontMetrics metrics = fontMetrics();
    m_table->setColumnWidth(DriveModel::Name, narrow ? 300 : Metrics::wide(380, metrics));
    m_table->setColumnWidth(DriveModel::Kind, Metrics::wide(130, metrics));
    m_table->setColumnWidth(DriveModel::Size, Metrics::wide(100, metrics));
    m_table->setColumnWidth(DriveModel::Modified, Metrics::wide(176, metrics));
}

QString DriveListPage::sentence() const
{
    const auto& grant = m_workbench.grant().grant();
    if (!grant)
        return tr("Needs a sign-in first.");
    if (!m_workbench.hasDriveApi())
        return tr("This server is not Google, so there is no Drive to list.");
    if (driveScopes(grant->tokens.granted).isEmpty())
        return driveScopes(grant->requested).isEmpty()
            ? explainReason(u"drive_no_scope"_s)
            : tr("The grant has no Drive scope, so there is nothing to list.");
    return tr("What the Drive API answers with this token. Only file details are read, never contents.");
}

/// Before the first listing, and where there can be none.
void DriveListPage::showWhatThereIs()
{
    const bool isNothing = m_nothing->refresh();
    m_listing->setVisible(!isNothing);
    m_list->setVisible(
        m_workbench.grant().grant() && m_workbench.hasDriveApi() && !m_problem->offersToList());
}

QString DriveListPage::totals() const
{
    const DriveWork& drive = m_workbench.drive();
    const QLocale locale;
    const QString files = counted(drive.progress().files, tr("1 file"), tr("%1 files"));
    if (drive.state() == DriveWork::State::Idle)
        return {};
    QString text = m_filter->text().isEmpty()
        ? files
        : tr("%1 of %2 shown").arg(locale.toString(m_model->rowCount()), files);
    if (drive.state() == DriveWork::State::Listing) {
        text = tr("%1 so far, reading page %2").arg(files).arg(drive.progress().pages + 1);
        if (!drive.progress().waiting.isEmpty())
            text = tr("%1 so far. The API asks to wait; going on in %2 s.")
                       .arg(files)
                       .arg((drive.progress().retryInMs + 999) / 1000);
    }
    if (m_model->sizedFiles() > 0) {
        text += tr("   %1 in %2")
                    .arg(locale.formattedDataSize(m_model->totalSize(), 1, QLocale::DataSizeSIFormat),
                        counted(m_model->sizedFiles(), tr("1 file with a size"), tr("%1 files with a size")));
    }
    return drive.isIncomplete() ? text + u"   "_s
            + explainReason(
                u"drive_incomplete_search"_s, {{u"server"_s, serverName(m_workbench.serverKind())}})
                                : text;
}

QString DriveListPage::emptyText() const
{
    const DriveWork& drive = m_workbench.drive();
    if (drive.progress().files > 0 && m_model->rowCount() == 0 && !m_filter->text().isEmpty())
        return tr("None of these files has “%1” in its name, kind or owner.").arg(m_filter->text());
    const auto& grant = m_workbench.grant().grant(); // it goes a moment before its listing does
    if (!grant || drive.state() != DriveWork::State::Done || drive.progress().files > 0)
        return {};
    return explainReason(emptyListingReason(drive.query(), grant->tokens.granted),
        {{u"server"_s, serverName(m_workbench.serverKind())}});
}

void DriveListPage::refresh()
{
    if (!isVisible())
        return;
    const DriveWork& drive = m_workbench.drive();
    const bool isListing = drive.state() == DriveWork::State::Listing;
    m_problem->refresh();
    header()->setSentence(sentence());
    showWhatThereIs();
    setUsable(*m_list, isListing ? tr("A listing is running.") : QString(), tr("Ctrl+Return"));
    m_list->setText(drive.state() == DriveWork::State::Idle ? tr("List files") : tr("List again"));
    m_progress->setVisible(isListing);
    if (!isListing && m_cancel->hasFocus())
        m_list->setFocus(Qt::OtherFocusReason); // Qt would look for a place outside the page
    m_cancel->setVisible(isListing);
    const bool isCancelled = drive.error() && drive.error()->code == u"cancelled";
    const bool hasOtherWay = m_problem->hasPrimary() || m_nothing->isVisibleTo(this);
    setKind(*m_list, hasOtherWay || isListing ? QString() : u"primary"_s);
    const QString empty = emptyText();
    m_empty->setVisible(!empty.isEmpty());
    m_empty->setText(empty);
    m_totals->setText(isCancelled ? tr("Cancelled. %1").arg(totals()) : totals());
    m_time->setText(drive.elapsedMs() > 0
            ? tr("%1 s, %2")
                  .arg(QLocale().toString(double(drive.elapsedMs()) / 1000, 'f', 1),
                      counted(drive.progress().pages, tr("1 request"), tr("%1 requests")))
            : QString());
}

} // namespace scopelight
