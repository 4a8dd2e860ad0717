// SPDX-License-Identifier: Apache-2.0
#include "pages/accesspage.h"

#include "models/accessmodel.h"
#include "theme/metrics.h"
#include "widgets/accessdelegate.h"
#include "widgets/copybutton.h"
#include "widgets/diagnosiscard.h"
#include "widgets/emptystate.h"
#include "widgets/table.h"
#include "work/counted.h"
#include "work/profilework.h"

#include <QHeaderView>
#include <QTableView>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace scopelight {

AccessPage::AccessPage(Workbench& workbench, ProfileWork& profile, QWidget* parent)
    : Page(tr("Access"), parent)
    , m_workbench(workbench)
    , m_profile(profile)
    , m_model(new AccessModel(this))
    , m_copy(header()->addButton(tr("Copy as Markdown"), u"copy"_s, u"copyAccess"_s))
    , m_cancel(header()->addButton(tr("Cancel"), u"x"_s, u"cancelAccess"_s))
    , m_test(header()->addButton(tr("Test each scope"), u"play"_s, u"testAccess"_s, u"primary"_s))
    , m_problem(new DiagnosisCard)
    , m_nothing(new EmptyState(u"key-round"_s))
    , m_detail(new DiagnosisCard)
{
    m_card = makeTable();
    m_nothing->setText(tr("Nothing to test yet"),
        tr("With a grant, each scope is tried here with one read that changes nothing."));
    QPushButton* signIn = m_nothing->addButton(tr("Go to Sign in"), u"arrow-right"_s, u"goToSignIn"_s);
    connect(signIn, &QPushButton::clicked, this, [this] { Q_EMIT stepWanted(StepId::SignIn); });
    m_detail->setObjectName(u"accessDetail"_s);
    m_detail->followSelection();
    m_detail->setRetry(tr("Test again"));
    content()->addWidget(m_problem);
    content()->addWidget(m_nothing, 1);
    content()->addWidget(m_card);
    content()->addWidget(m_detail);
    content()->addStretch();
    connect(m_copy, &QPushButton::clicked, this, &AccessPage::copyForElsewhere);
    connect(m_cancel, &QPushButton::clicked, this, &AccessPage::cancel);
    connect(m_test, &QPushButton::clicked, this, &AccessPage::test);
    connect(m_detail, &DiagnosisCard::retried, this, &AccessPage::test);
    connect(m_detail, &DiagnosisCard::stepWanted, this, &AccessPage::stepWanted);
    connect(&workbench, &Workbench::changed, this, &AccessPage::refreshWhenShown);
    connect(&profile, &ProfileWork::changed, this, &AccessPage::refreshWhenShown);
}

QWidget* AccessPage::makeTable()
{
    auto* card = new Card;
    card->setFlush();
    m_table = new QTableView;
    m_table->setObjectName(u"accessTable"_s);
    m_table->setAccessibleName(tr("Whether each scope works"));
    m_table->setModel(m_model);
    m_table->setItemDelegate(new AccessDelegate(m_table));
    dressTable(*m_table);
    m_table->setSelectionBehavior(QTableView::SelectRows);
    m_table->setSelectionMode(QTableView::SingleSelection);
    m_table->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    QHeaderView* columns = m_table->horizontalHeader();
    columns->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    columns->setSectionResizeMode(QHeaderView::ResizeToContents);
    columns->setSectionResizeMode(AccessModel::Why, QHeaderView::Stretch);
    // Not at once: the header is in the middle of its columns, and tells of no width that comes of a new
    // height.
    m_fit.setSingleShot(true);
    connect(&m_fit, &QTimer::timeout, this, &AccessPage::fitRows);
    connect(columns, &QHeaderView::sectionResized, this, [this](int column) {
        if (column == AccessModel::Why)
            m_fit.start(0);
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &AccessPage::showDetail);
    card->body()->addWidget(m_table);
    return card;
}

QString AccessPage::help() const
{
    return tr(
        "Tries each scope with one read that changes nothing. “Allowed” says through which scopes of the "
        "token: "
        "where several open the same read, it proves none of them alone. Only Google’s own word about scopes "
        "counts as refused; an API that is off, or an answer about something else, says nothing about the "
        "scope.");
}

Page::Words AccessPage::words() const
{
    const QString test = m_test->isEnabled() && !m_test->isHidden() ? m_test->text() : QString();
    return {.primary = test,
        .again = test,
        .copy = m_copy->isEnabled() && !m_copy->isHidden() ? m_copy->text() : QString()};
}

void AccessPage::doPrimary()
{
    test();
}

void AccessPage::doAgain()
{
    test();
}

void AccessPage::copyForElsewhere()
{
    if (m_copy->isEnabled())
        copyText(m_model->toMarkdown(), *m_copy);
}

bool AccessPage::cancel()
{
    const bool isRunning = m_workbench.access().state() == AccessWork::State::Reading;
    m_workbench.access().cancel();
    return isRunning;
}

QWidget* AccessPage::detail() const
{
    return m_detail->isVisible() ? m_detail : nullptr;
}

/// The reasons need the room more.
void AccessPage::setNarrow(bool narrow)
{
    Page::setNarrow(narrow);
    m_table->setColumnHidden(AccessModel::Class, narrow);
}

void AccessPage::test()
{
    if (whyNot().isEmpty())
        m_workbench.testAccess(m_profile.scopesOfAccess());
}

void AccessPage::showEvent(QShowEvent* event)
{
    Page::showEvent(event);
    refresh();
}

void AccessPage::refreshWhenShown()
{
    if (isVisible())
        refresh();
}

/// Why nothing can be tested now; empty where it can.
QString AccessPage::whyNot() const
{
    if (!m_workbench.grant().grant())
        return tr("Sign in first.");
    if (!m_workbench.hasDriveApi())
        return tr("It is not known where this server has its APIs.");
    return m_workbench.signIn().isRunning() ? tr("A sign-in is running.") : QString();
}

void AccessPage::refresh()
{
    const AccessWork& work = m_workbench.access();
    const bool isReading = work.state() == AccessWork::State::Reading;
    const bool hasGrant = m_workbench.grant().grant().has_value();
    m_nothing->setVisible(!hasGrant);
    m_card->setVisible(hasGrant);
    m_copy->setVisible(hasGrant);
    m_cancel->setVisible(isReading);
    m_test->setVisible(hasGrant && !isReading);
    m_test->setText(work.state() == AccessWork::State::Idle ? tr("Test each scope") : tr("Test again"));
    setUsable(*m_test, whyNot(), tr("Ctrl+Return"));
    setUsable(*m_copy, work.state() == AccessWork::State::Idle ? tr("Test the scopes first.") : QString(),
        tr("Ctrl+Shift+C"));
    m_problem->show(work.error(), m_workbench.context());
    showRows();
    header()->setSentence(sentence());
}

void AccessPage::showRows()
{
    const auto& grant = m_workbench.grant().grant();
    if (!grant)
        return m_model->show({}, m_workbench.catalogue());
    QList<ScopeAccess> rows = m_workbench.access().rows();
    if (rows.isEmpty()) // as they would be read
        rows = plannedAccess(m_workbench.scopesToTest(m_profile.scopesOfAccess()), m_workbench.catalogue());
    m_model->show({.rows = rows,
                      .areBeingRead = m_workbench.access().state() == AccessWork::State::Reading,
                      .requested = grant->requested,
                      .granted = grant->tokens.granted,
                      .expected = m_profile.accessOutcomes(),
                      .context = m_workbench.context()},
        m_workbench.catalogue());
    fitRows();
    showDetail();
}

/// As high as its rows need: reasons wrap, and the page scrolls, not the table.
void AccessPage::fitRows()
{
    m_table->setColumnHidden(AccessModel::Expected, m_profile.scopesOfAccess().isEmpty());
    m_table->resizeRowsToContents();
    int height = m_table->horizontalHeader()->sizeHint().height() - 1; // the last hairline is the card's edge
    for (int row = 0; row < m_model->rowCount(); ++row)
        height += m_table->rowHeight(row);
    m_table->setFixedHeight(height);
}

void AccessPage::showDetail()
{
    const auto row = m_model->row(m_table->currentIndex().row());
    m_detail->show(row ? row->error : std::nullopt, m_workbench.context());
}

QString AccessPage::sentence() const
{
    const AccessWork& work = m_workbench.access();
    if (work.state() == AccessWork::State::Idle || work.rows().isEmpty())
        return tr("One read for each scope, which changes nothing. Nothing was sent yet.");
    const QList<ScopeAccess> rows = work.rows();
    if (work.state() == AccessWork::State::Reading)
        return tr("%1 of %2 scopes read so far.").arg(rows.size() - work.waiting()).arg(rows.size());
    const auto allowed = std::ranges::count(rows, ScopeAccess::Verdict::Allowed, &ScopeAccess::verdict);
    QString found = tr("%1 of %2 scopes allowed.").arg(allowed).arg(rows.size());
    const Expectations expected = m_profile.accessOutcomes();
    if (expected.isEmpty())
        return found;
    const auto met = std::ranges::count(expected, Expectation::Outcome::Met, &Expectation::outcome);
    return found + u' ' + tr("%1 of %2 as the profile expects.").arg(met).arg(expected.size());
}

} // namespace scopelight
