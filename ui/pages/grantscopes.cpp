// SPDX-License-Identifier: Apache-2.0
#include "pages/grantscopes.h"

#include "models/grantmodel.h"
#include "scopes/scopecatalogue.h"
#include "theme/metrics.h"
#include "widgets/button.h"
#include "widgets/diffdelegate.h"
#include "widgets/helpbutton.h"
#include "widgets/levelmark.h"
#include "widgets/table.h"
#include "work/counted.h"
#include "work/workbench.h"

#include <QHeaderView>
#include <QTableView>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace scopelight {

qsizetype leftOvers(const Grant& grant)
{
    return std::ranges::count_if(grant.outcomes(), &ScopeOutcome::isLeftOver);
}

GrantScopes::GrantScopes(Workbench& workbench, QWidget* parent)
    : Card(parent)
    , m_workbench(workbench)
    , m_model(new GrantModel(this))
    , m_table(new QTableView)
    , m_tokenInfoNote(new TextLabel(TextLabel::Type::Caption, TextLabel::Tone::Faint))
{
    setFlush();
    body()->addWidget(m_missingBar = makeMissingBar());
    body()->addWidget(m_leftoverBar = makeLeftoverBar());
    dress();
    body()->addWidget(m_table);
    m_tokenInfoNote->setObjectName(u"tokenInfoNote"_s);
    m_tokenInfoNote->wrapped()->setContentsMargins(Metrics::gap, Metrics::grid, Metrics::gap, Metrics::grid);
    body()->addWidget(m_tokenInfoNote);
}

void GrantScopes::dress()
{
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
    // Not at once: the header is in the middle of its columns, and tells of no width that comes of a new
    // height.
    m_fit.setSingleShot(true);
    connect(&m_fit, &QTimer::timeout, this, &GrantScopes::fitRows);
    connect(m_table->horizontalHeader(), &QHeaderView::sectionResized, this, [this](int column) {
        if (column == GrantModel::Reason)
            m_fit.start(0);
    });
}

QWidget* GrantScopes::makeMissingBar()
{
    auto* area = new QWidget;
    auto* bar = new QHBoxLayout(area);
    bar->setContentsMargins(Metrics::gap, Metrics::grid, 12, Metrics::grid);
    bar->setSpacing(Metrics::grid);
    bar->addWidget(new LevelMark(Finding::Level::Look, 20));
    m_missingText = new TextLabel(TextLabel::Type::Heading);
    m_missingText->setObjectName(u"missingScopes"_s);
    bar->addWidget(m_missingText->wrapped(), 1);
    m_again = makeButton(tr("Ask again for what is missing"), u"rotate-cw"_s, u"askAgain"_s, {}, u"small"_s);
    connect(m_again, &QPushButton::clicked, this,
        [this] { m_workbench.askAgainFor(m_workbench.grant().grant()->missing()); });
    bar->addWidget(makeHelpButton(u"unticked-box"_s, u"small"_s));
    bar->addWidget(m_again);
    return area;
}

/// What earlier consents left behind makes this run say little about a new user.
QWidget* GrantScopes::makeLeftoverBar()
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
    connect(m_startClean, &QPushButton::clicked, this, &GrantScopes::cleanStartWanted);
    bar->addWidget(makeHelpButton(u"earlier-grant"_s, u"small"_s), 0, Qt::AlignTop);
    bar->addWidget(m_startClean, 0, Qt::AlignTop);
    return area;
}

void GrantScopes::refresh(const QString& busy)
{
    showTokenInfo();
    fitRows();
    showBars();
    for (QPushButton* button : {m_again, m_startClean})
        setUsable(*button, busy);
}

void GrantScopes::showBars()
{
    const ScopeSet missing = m_workbench.grant().grant()->missing();
    const auto left = leftOvers(*m_workbench.grant().grant());
    m_missingBar->setVisible(!missing.isEmpty());
    m_missingText->setText(missing.size() == 1
            ? tr("%1 was not granted.").arg(ScopeCatalogue::shortName(missing.scopes().first()))
            : tr("%1 scopes were not granted.").arg(missing.size()));
    m_leftoverBar->setVisible(left > 0);
    m_leftoverText->setText(counted(left, tr("One scope that was not asked for came with it."),
        tr("%1 scopes that were not asked for came with it.")));
    m_leftoverReason->setText(m_workbench.isAfterRevoking()
            ? tr("This is no clean start: all was revoked just before, and still shows. Usual reason: "
                 "revoking takes a while. Could not tell for how long.")
            : tr("This run does not show what a new user would give. Usual reason: the account granted more "
                 "to this project before."));
}

/// "Not told" alone would leave open whether it was asked.
void GrantScopes::showTokenInfo()
{
    const GrantWork& work = m_workbench.grant();
    const auto& answer = work.tokenInfo();
    m_model->show(work.grant()->outcomes(), answer && *answer ? std::optional(**answer) : std::nullopt,
        m_workbench.catalogue(), m_workbench.context());
    m_tokenInfoNote->setVisible(!answer || !*answer);
    m_tokenInfoNote->setText(!answer ? tr("Token info is asked.")
            : *answer                ? QString()
                      : tr("Token info: %1").arg(explain(answer->error(), m_workbench.context()).headline));
}

/// As high as its rows need: reasons wrap, and the page scrolls, not the table.
void GrantScopes::fitRows()
{
    m_table->setColumnHidden(GrantModel::Class, !hasRoomForClass());
    m_table->resizeRowsToContents();
    // The last row's hairline is the next part's, or the card's own edge.
    int height = m_table->horizontalHeader()->sizeHint().height() - (m_tokenInfoNote->isHidden() ? 1 : 0);
    for (int row = 0; row < m_model->rowCount(); ++row)
        height += m_table->rowHeight(row);
    m_table->setFixedHeight(height);
}

/// With a large font in a small window the reason needs the room more.
bool GrantScopes::hasRoomForClass() const
{
    int width = Metrics::wide(160, fontMetrics()); // below it a reason is a column of words
    const QAbstractItemView& view = *m_table;
    for (int column = 0; column < GrantModel::Reason; ++column)
        width +=
            std::max(view.sizeHintForColumn(column), m_table->horizontalHeader()->sectionSizeHint(column));
    return width <= m_table->viewport()->width();
}

} // namespace scopelight
