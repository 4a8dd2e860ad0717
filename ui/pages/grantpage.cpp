// SPDX-License-Identifier: Apache-2.0
#include "pages/grantpage.h"

#include "google/drivescopes.h"
#include "models/grantmodel.h"
#include "pages/grantaccount.h"
#include "pages/granttokens.h"
#include "pages/revokequestion.h"
#include "theme/metrics.h"
#include "widgets/diagnosiscard.h"
#include "widgets/diffdelegate.h"
#include "widgets/emptystate.h"
#include "widgets/table.h"
#include "work/counted.h"
#include "work/workbench.h"

#include <QHeaderView>
#include <QTableView>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace scopelight {

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
    , m_model(new GrantModel(this))
{
    m_empty->setText(tr("Nothing granted yet"),
        tr("What a sign-in gives is shown here: each scope with its reason, the tokens, the account."));
    QPushButton* signIn = m_empty->addButton(tr("Go to Sign in"), u"arrow-right"_s, u"goToSignIn"_s);
    connect(signIn, &QPushButton::clicked, this, [this] { Q_EMIT stepWanted(StepId::SignIn); });
    auto* layout = new QVBoxLayout(m_filled);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Metrics::gap);
    layout->addWidget(makeTable());
    layout->addWidget(m_tokens = new GrantTokens);
    layout->addWidget(m_account = new GrantAccount);
    content()->addWidget(m_problem);
    content()->addWidget(m_question);
    content()->addWidget(m_empty, 1);
    content()->addWidget(m_filled);
    content()->addStretch();
    connect(m_refresh, &QPushButton::clicked, &workbench.grant(), &GrantWork::refresh);
    connect(m_revoke, &QPushButton::clicked, this,
        [this] { m_question->ask(m_workbench.serverKind(), RevokeQuestion::Then::Nothing); });
    connect(m_question, &RevokeQuestion::kept, this, &GrantPage::cancel);
    connect(m_question, &RevokeQuestion::revokeWanted, this, [this](RevokeQuestion::Then then) {
        if (then == RevokeQuestion::Then::SignInAgain)
            m_workbench.startClean();
        else
            m_workbench.grant().revoke();
    });
    connect(m_remember, &QPushButton::clicked, &workbench.grant(), &GrantWork::remember);
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
        m_question->ask(m_workbench.serverKind(), RevokeQuestion::Then::SignInAgain);
    else
        m_question->sayThereIsNoToken(m_workbench.serverKind());
}

void GrantPage::showEvent(QShowEvent* event)
{
    Page::showEvent(event);
    refresh();
}

QWidget* GrantPage::makeMissingBar()
{
    auto* area = new QWidget;
    auto* bar = new QHBoxLayout(area);
    bar->setContentsMargins(Metrics::gap, Metrics::grid, 12, Metrics::grid);
    m_missingText = new TextLabel(TextLabel::Type::Heading);
    m_missingText->setObjectName(u"missingScopes"_s);
    bar->addWidget(m_missingText->wrapped(), 1);
    m_again = makeButton(tr("Ask again for what is missing"), u"rotate-cw"_s, u"askAgain"_s, {}, u"small"_s);
    connect(m_again, &QPushButton::clicked, this,
        [this] { m_workbench.askAgainFor(m_workbench.grant().grant()->missing()); });
    bar->addWidget(m_again);
    return area;
}

/// What earlier consents left behind makes this run say little about a new user.
QWidget* GrantPage::makeLeftoverBar()
{
    auto* area = new QWidget;
    area->setObjectName(u"leftovers"_s);
    auto* bar = new QHBoxLayout(area);
    bar->setContentsMargins(Metrics::gap, Metrics::grid, 12, Metrics::grid);
    auto* texts = new QVBoxLayout;
    texts->setSpacing(2);
    m_leftoverText = new TextLabel(TextLabel::Type::Heading);
    m_leftoverText->setObjectName(u"leftoverScopes"_s);
    texts->addWidget(m_leftoverText->wrapped());
    m_leftoverReason = new TextLabel(TextLabel::Type::Body, TextLabel::Tone::Secondary);
    m_leftoverReason->setObjectName(u"leftoverReason"_s);
    texts->addWidget(m_leftoverReason->wrapped());
    bar->addLayout(texts, 1);
    m_startClean = makeButton(tr("Start clean…"), u"unplug"_s, u"startClean"_s, {}, u"small"_s);
    connect(m_startClean, &QPushButton::clicked, this, &GrantPage::askToStartClean);
    bar->addWidget(m_startClean, 0, Qt::AlignTop);
    return area;
}

qsizetype GrantPage::leftOvers() const
{
    return std::ranges::count(
        m_workbench.grant().grant()->outcomes(), u"earlier_grant"_s, &ScopeOutcome::reason);
}

void GrantPage::showBars()
{
    const auto missing = m_workbench.grant().grant()->missing().size();
    const auto left = leftOvers();
    m_missingBar->setVisible(missing > 0);
    m_missingText->setText(
        counted(missing, tr("One scope was not granted."), tr("%1 scopes were not granted.")));
    m_leftoverBar->setVisible(left > 0);
    m_leftoverText->setText(counted(left, tr("One scope that was not asked for came with it."),
        tr("%1 scopes that were not asked for came with it.")));
    m_leftoverReason->setText(m_workbench.isAfterRevoking()
            ? tr("This is no clean start: they were revoked just before, and still show. Usual reason: "
                 "revoking takes a while. Could not tell for how long.")
            : tr("This run does not show what a new user would give. Usual reason: the account granted them "
                 "to this project before."));
}

QWidget* GrantPage::makeTable()
{
    auto* card = new Card;
    card->setFlush();
    card->body()->addWidget(m_missingBar = makeMissingBar());
    card->body()->addWidget(m_leftoverBar = makeLeftoverBar());
    m_table = new QTableView;
    m_table->setObjectName(u"grantTable"_s);
    m_table->setAccessibleName(tr("Requested and granted scopes"));
    m_table->setModel(m_model);
    m_table->setItemDelegate(new DiffDelegate(m_table));
    dressTable(*m_table);
    m_table->setSelectionMode(QTableView::NoSelection);
    m_table->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setSectionResizeMode(GrantModel::Reason, QHeaderView::Stretch);
    connect(m_table->horizontalHeader(), &QHeaderView::sectionResized, this, [this](int column) {
        if (column == GrantModel::Reason)
            fitRows();
    });
    card->body()->addWidget(m_table);
    m_tokenInfoNote = new TextLabel(TextLabel::Type::Caption, TextLabel::Tone::Faint);
    m_tokenInfoNote->setObjectName(u"tokenInfoNote"_s);
    m_tokenInfoNote->wrapped()->setContentsMargins(Metrics::gap, Metrics::grid, Metrics::gap, Metrics::grid);
    card->body()->addWidget(m_tokenInfoNote);
    return card;
}

/// "Not told" alone would leave open whether it was asked.
void GrantPage::showTokenInfo()
{
    const GrantWork& work = m_workbench.grant();
    const auto& answer = work.tokenInfo();
    m_model->show(work.grant()->outcomes(), answer && *answer ? std::optional(**answer) : std::nullopt);
    m_tokenInfoNote->setVisible(!answer || !*answer);
    m_tokenInfoNote->setText(!answer ? tr("Token info is asked.")
            : *answer                ? QString()
                      : tr("Token info: %1").arg(explain(answer->error(), m_workbench.context()).headline));
}

/// As high as its rows need: reasons wrap, and the page scrolls, not the table.
void GrantPage::fitRows()
{
    m_table->setColumnHidden(GrantModel::Class, !hasRoomForClass());
    m_table->resizeRowsToContents();
    int height = m_table->horizontalHeader()->sizeHint().height() + 2;
    for (int row = 0; row < m_model->rowCount(); ++row)
        height += m_table->rowHeight(row);
    m_table->setFixedHeight(height);
}

/// With a large font in a small window the reason needs the room more.
bool GrantPage::hasRoomForClass() const
{
    int width = Metrics::wide(160, fontMetrics()); // below it a reason is a column of words
    const QAbstractItemView& view = *m_table;
    for (int column = 0; column < GrantModel::Reason; ++column)
        width +=
            std::max(view.sizeHintForColumn(column), m_table->horizontalHeader()->sectionSizeHint(column));
    return width <= m_table->viewport()->width();
}

QString GrantPage::sentence() const
{
    const auto& grant = m_workbench.grant().grant();
    if (!grant)
        return m_workbench.grant().isRevoked() ? tr("Revoked. No sign-in is left here.")
                                               : tr("No sign-in yet.");
    const auto asked = grant->requested.size();
    const auto given = asked - grant->missing().size();
    const QString start = m_workbench.isAfterRevoking() && leftOvers() == 0
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
    for (QPushButton* button : {m_revoke, m_again, m_startClean})
        setUsable(*button, busy);
    setUsable(*m_remember, work.isRemembered() ? tr("It is remembered already.") : noToken);
    m_remember->setText(work.isRemembered() ? tr("Remembered") : tr("Remember this sign-in"));
    m_empty->setVisible(!hasGrant);
    m_filled->setVisible(hasGrant);
    m_problem->show(work.error(), m_workbench.context());
    const bool canList =
        hasGrant && m_workbench.hasDriveApi() && !driveScopes(work.grant()->tokens.granted).isEmpty();
    setKind(*m_list, canList && !m_problem->hasPrimary() ? u"primary"_s : QString());
    if (hasGrant != std::exchange(m_hadGrant, hasGrant))
        m_question->setVisible(false); // it was about another
    if (!hasGrant)
        return;
    showTokenInfo();
    fitRows();
    showBars();
    m_tokens->show(work.grant()->tokens, work.remainingMs(), m_workbench.serverKind());
    m_account->show(work, m_workbench.context());
}

} // namespace scopelight
