// SPDX-License-Identifier: Apache-2.0
#include "pages/grantpage.h"

#include "models/grantmodel.h"
#include "theme/metrics.h"
#include "widgets/checklist.h"
#include "widgets/chip.h"
#include "widgets/diagnosiscard.h"
#include "widgets/diffdelegate.h"
#include "widgets/secretfield.h"
#include "work/workbench.h"

#include <QHeaderView>
#include <QLocale>
#include <QProgressBar>
#include <QTableView>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

CheckLine lineOf(const Check& check)
{
    const CheckLine::State state = check.outcome == Check::Outcome::Passed ? CheckLine::State::Passed
        : check.outcome == Check::Outcome::Failed                          ? CheckLine::State::Failed
                                                                           : CheckLine::State::NotChecked;
    const QString reason =
        check.reason.isEmpty() ? QString() : u": "_s + explainReason(check.reason, check.facts);
    return {state, check.name + reason, {}};
}

/// "7 days", "59 minutes": one unit.
QString span(qint64 seconds)
{
    constexpr qint64 hour = 3600;
    constexpr qint64 day = 24 * hour;
    if (seconds >= 2 * day)
        return GrantPage::tr("%1 days").arg((seconds + day / 2) / day);
    if (seconds >= 2 * hour)
        return GrantPage::tr("%1 hours").arg((seconds + hour / 2) / hour);
    return GrantPage::tr("%1 minutes").arg((seconds + 30) / 60);
}

} // namespace

GrantPage::GrantPage(Workbench& workbench, QWidget* parent)
    : Page(tr("Grant"), parent)
    , m_workbench(workbench)
    , m_refresh(header()->addButton(tr("Refresh"), u"refresh-cw"_s, u"refreshToken"_s))
    , m_revoke(header()->addButton(tr("Revoke…"), u"unplug"_s, u"revokeGrant"_s, u"danger"_s))
    , m_remember(header()->addButton(tr("Remember this sign-in"), u"lock"_s, u"rememberSignIn"_s))
    , m_list(header()->addButton(tr("List Drive"), u"arrow-right"_s, u"goToDrive"_s, u"primary"_s))
    , m_problem(new DiagnosisCard)
    , m_question(makeRevokeQuestion())
    , m_empty(new Card)
    , m_filled(new QWidget)
    , m_model(new GrantModel(this))
{
    static_cast<Card*>(m_empty)->body()->addWidget(
        (new TextLabel(tr("Nothing yet. What a sign-in gives is shown here: each scope with its reason, the "
                          "tokens, the account."),
             TextLabel::Type::Body, TextLabel::Tone::Secondary))
            ->wrapped());
    auto* layout = new QVBoxLayout(m_filled);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Metrics::gap);
    layout->addWidget(makeTable());
    layout->addWidget(makeTokens());
    layout->addWidget(makeIdToken());
    content()->addWidget(m_problem);
    content()->addWidget(m_question);
    content()->addWidget(m_empty);
    content()->addWidget(m_filled);
    content()->addStretch();
    connect(m_refresh, &QPushButton::clicked, &workbench.grant(), &GrantWork::refresh);
    connect(m_revoke, &QPushButton::clicked, this, [this] { m_question->setVisible(true); });
    connect(m_remember, &QPushButton::clicked, &workbench.grant(), &GrantWork::remember);
    connect(m_list, &QPushButton::clicked, this, &GrantPage::doPrimary);
    connect(&workbench, &Workbench::changed, this, &GrantPage::refresh);
    refresh();
}

void GrantPage::doPrimary()
{
    if (!m_workbench.grant().grant())
        return;
    if (m_workbench.drive().state() == DriveWork::State::Idle)
        m_workbench.listDrive({});
    Q_EMIT listingWanted();
}

void GrantPage::doAgain()
{
    m_workbench.grant().refresh();
}

void GrantPage::showEvent(QShowEvent* event)
{
    Page::showEvent(event);
    refresh();
}

QWidget* GrantPage::makeRevokeQuestion()
{
    auto* card = new Card(tr("Revoke this sign-in?"));
    card->setObjectName(u"revokeQuestion"_s);
    card->setBar(Card::Bar::Bad);
    card->body()->addWidget((new TextLabel(tr("It ends every token of every client of this project for this "
                                              "account, those of your deployed application included. "
                                              "The user is asked for consent again next time."),
                                 TextLabel::Type::Body, TextLabel::Tone::Secondary))
                                ->wrapped());
    auto* row = new QHBoxLayout;
    QPushButton* revoke = makeButton(tr("Revoke"), u"unplug"_s, u"confirmRevoke"_s, u"danger"_s);
    QPushButton* keep = makeButton(tr("Keep"), {}, u"keepGrant"_s);
    connect(revoke, &QPushButton::clicked, this, [this] {
        m_question->setVisible(false);
        m_workbench.grant().revoke();
    });
    connect(keep, &QPushButton::clicked, this, [this] { m_question->setVisible(false); });
    row->addWidget(revoke);
    row->addWidget(keep);
    row->addStretch();
    card->body()->addLayout(row);
    card->setVisible(false);
    return card;
}

QWidget* GrantPage::makeTable()
{
    m_tableCard = new Card;
    m_tableCard->setFlush();
    m_missingBar = new QWidget;
    auto* bar = new QHBoxLayout(m_missingBar);
    bar->setContentsMargins(Metrics::gap, Metrics::grid, 12, Metrics::grid);
    m_missingText = new TextLabel(TextLabel::Type::Heading);
    bar->addWidget(m_missingText->wrapped(), 1);
    QPushButton* again =
        makeButton(tr("Ask again for what is missing"), u"rotate-cw"_s, u"askAgain"_s, {}, u"small"_s);
    connect(again, &QPushButton::clicked, this, [this] { m_workbench.askAgainFor(missing()); });
    bar->addWidget(again);
    m_tableCard->body()->addWidget(m_missingBar);
    m_table = new QTableView;
    m_table->setObjectName(u"grantTable"_s);
    m_table->setAccessibleName(tr("Requested and granted scopes"));
    m_table->setModel(m_model);
    m_table->setItemDelegate(new DiffDelegate(m_table));
    m_table->setShowGrid(false);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setSelectionMode(QTableView::NoSelection);
    m_table->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setSectionResizeMode(GrantModel::Reason, QHeaderView::Stretch);
    m_tableCard->body()->addWidget(m_table);
    return m_tableCard;
}

QWidget* GrantPage::makeTokens()
{
    auto* row = new QWidget;
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Metrics::gap);
    auto* access = new Card(tr("Access token"));
    access->body()->addWidget(m_accessLeft = new TextLabel(TextLabel::Type::Figure));
    access->body()->addWidget(m_accessBar = new QProgressBar);
    m_accessBar->setTextVisible(false);
    m_accessBar->setFixedHeight(6);
    access->body()->addWidget(m_accessToken = new SecretField(tr("Access token")));
    access->body()->addWidget(
        (m_accessNote = new TextLabel(TextLabel::Type::Caption, TextLabel::Tone::Faint))->wrapped());
    auto* refresh = new Card(tr("Refresh token"));
    refresh->body()->addWidget(m_refreshLeft = new TextLabel(TextLabel::Type::Figure));
    refresh->body()->addSpacing(6);
    refresh->body()->addWidget(m_refreshToken = new SecretField(tr("Refresh token")));
    refresh->body()->addWidget(
        (m_refreshNote = new TextLabel(TextLabel::Type::Caption, TextLabel::Tone::Faint))->wrapped());
    layout->addWidget(access, 1);
    layout->addWidget(refresh, 1);
    return row;
}

QWidget* GrantPage::makeIdToken()
{
    auto* row = new QWidget;
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Metrics::gap);
    m_idCard = new Card(tr("ID token"));
    m_idChip = new ChipLabel;
    m_idCard->header()->addWidget(m_idChip);
    m_idCard->body()->addWidget(m_idChecks = new CheckList);
    m_idChecks->setColumns(2);
    layout->addWidget(m_idCard, 2);
    auto* account = new Card(tr("Account"));
    account->body()->addWidget(m_email = new TextLabel(TextLabel::Type::Lead));
    account->body()->addWidget(m_subject = new TextLabel(TextLabel::Type::Wire, TextLabel::Tone::Secondary));
    m_email->selectable();
    m_subject->selectable();
    account->body()->addStretch();
    layout->addWidget(account, 1);
    return row;
}

ScopeSet GrantPage::missing() const
{
    QStringList scopes;
    for (const ScopeOutcome& outcome : m_workbench.grant().grant()->outcomes()) {
        if (outcome.state == ScopeOutcome::State::Missing)
            scopes.append(outcome.scope);
    }
    return ScopeSet(scopes);
}

QString GrantPage::sentence() const
{
    const auto& grant = m_workbench.grant().grant();
    if (!grant)
        return tr("No sign-in yet.");
    const auto asked = grant->requested.size();
    const auto given = asked - missing().size();
    const QString who = grant->account
        ? (grant->account->email.isEmpty() ? grant->account->subject : grant->account->email)
        : tr("an account that was not named");
    return tr("%1 granted %2 of the %3 scopes that were asked for, to %4.")
        .arg(m_workbench.serverKind() == ServerKind::Google        ? tr("Google")
                : m_workbench.serverKind() == ServerKind::Practice ? tr("The practice provider")
                                                                   : tr("The server"))
        .arg(given)
        .arg(asked)
        .arg(who);
}

void GrantPage::refreshTokens()
{
    const TokenSet& tokens = m_workbench.grant().grant()->tokens;
    const auto left = m_workbench.grant().remainingMs();
    m_accessToken->setSecret(tokens.accessToken);
    m_accessBar->setVisible(left.has_value());
    if (left) {
        const qint64 seconds = std::max<qint64>(0, *left / 1000);
        m_accessLeft->setText(*left > 0
                ? u"%1:%2"_s.arg(seconds / 60, 2, 10, QChar(u'0')).arg(seconds % 60, 2, 10, QChar(u'0'))
                : tr("Ended"));
        m_accessBar->setRange(0, int(tokens.expiresIn.value_or(1)));
        m_accessBar->setValue(int(seconds));
    } else {
        m_accessLeft->setText(tr("No end announced"));
    }
    m_accessNote->setText(tr("%1 characters. Nothing is refreshed unasked; a listing that meets its end "
                             "refreshes once and goes on.")
                              .arg(tokens.accessToken.length()));
    m_refreshToken->setSecret(tokens.refreshToken);
    if (tokens.refreshToken.isEmpty()) {
        m_refreshLeft->setText(tr("None"));
        m_refreshNote->setText(tr("None was issued. Usual reason: access_type is online, or the account had "
                                  "consented before and consent was not asked for again."));
    } else if (tokens.refreshTokenExpiresIn) {
        m_refreshLeft->setText(span(*tokens.refreshTokenExpiresIn));
        m_refreshNote->setText(
            tr("Ends %1, as the server announced. Usual reason: the project is external and in testing.")
                .arg(
                    QLocale().toString(tokens.receivedAt.addSecs(*tokens.refreshTokenExpiresIn).toLocalTime(),
                        QLocale::ShortFormat)));
    } else {
        m_refreshLeft->setText(tr("No end announced"));
        m_refreshNote->setText(tr("The server announced no end. It ends when the grant is revoked, and for "
                                  "other reasons of the server’s."));
    }
}

void GrantPage::refreshIdToken()
{
    const Grant& grant = *m_workbench.grant().grant();
    m_email->setText(!grant.account          ? tr("Not told")
            : grant.account->email.isEmpty() ? tr("No address told")
                                             : grant.account->email);
    m_subject->setText(grant.account ? grant.account->subject : QString());
    if (!grant.idTokenChecks) {
        m_idChip->setChip({tr("None"), Chip::Tone::Neutral});
        m_idChecks->setLines(
            {{CheckLine::State::NotChecked, tr("No ID token was issued. Ask for openid to get one."), {}}});
        return;
    }
    QList<CheckLine> lines;
    for (const Check& check : *grant.idTokenChecks)
        lines.append(lineOf(check));
    m_idChecks->setLines(lines);
    const bool isGood = isVerified(*grant.idTokenChecks);
    m_idChip->setChip(isGood ? Chip{tr("Verified"), Chip::Tone::Good, Chip::Glyph::Icon, u"check"_s}
                             : Chip{tr("Not verified"), Chip::Tone::Bad, Chip::Glyph::Icon, u"x"_s});
}

void GrantPage::refresh()
{
    if (!isVisible())
        return;
    const GrantWork& work = m_workbench.grant();
    const bool hasGrant = work.grant().has_value();
    header()->setSentence(sentence());
    for (QPushButton* button : {m_refresh, m_revoke, m_remember, m_list})
        button->setVisible(hasGrant);
    const bool isIdle = work.doing() == GrantWork::Doing::Nothing;
    m_refresh->setEnabled(isIdle && hasGrant && !work.grant()->tokens.refreshToken.isEmpty());
    m_revoke->setEnabled(isIdle);
    m_remember->setEnabled(
        isIdle && hasGrant && !work.isRemembered() && !work.grant()->tokens.refreshToken.isEmpty());
    m_remember->setText(work.isRemembered() ? tr("Remembered") : tr("Remember this sign-in"));
    m_empty->setVisible(!hasGrant);
    m_filled->setVisible(hasGrant);
    m_problem->show(work.error(), m_workbench.context());
    if (!hasGrant)
        return m_question->setVisible(false);
    const auto outcomes = work.grant()->outcomes();
    m_model->show(outcomes, work.tokenInfo());
    m_table->resizeRowsToContents();
    int height = m_table->horizontalHeader()->sizeHint().height() + 2;
    for (int row = 0; row < m_model->rowCount(); ++row)
        height += m_table->rowHeight(row);
    m_table->setFixedHeight(height);
    const auto missingCount = missing().size();
    m_missingBar->setVisible(missingCount > 0);
    m_missingText->setText(missingCount == 1 ? tr("One scope was not granted.")
                                             : tr("%1 scopes were not granted.").arg(missingCount));
    refreshTokens();
    refreshIdToken();
}

} // namespace scopelight
