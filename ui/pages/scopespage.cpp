// SPDX-License-Identifier: Apache-2.0
#include "pages/scopespage.h"

#include "doctor/diagnosis.h"
#include "models/scopemodel.h"
#include "scopes/scopefindings.h"
#include "theme/icons.h"
#include "theme/metrics.h"
#include "widgets/chip.h"
#include "widgets/clearlayout.h"
#include "widgets/copybutton.h"
#include "widgets/findinglist.h"
#include "widgets/scopedelegate.h"
#include "widgets/segmentbar.h"
#include "widgets/wiretext.h"
#include "work/workbench.h"

#include <QLineEdit>
#include <QListView>

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

constexpr int sideWidth = 376;
constexpr int narrowSideWidth = 304;

/// The filter's segments after "All".
const QList<Sensitivity>& classes()
{
    static const QList<Sensitivity> all{Sensitivity::NonSensitive, Sensitivity::Sensitive,
        Sensitivity::Restricted, Sensitivity::NotPublished};
    return all;
}

} // namespace

ScopesPage::ScopesPage(Workbench& workbench, QWidget* parent)
    : Page(tr("Scopes"), parent)
    , m_workbench(workbench)
    , m_next(header()->addButton(tr("Sign in"), u"arrow-right"_s, u"goToSignIn"_s, u"primary"_s))
    , m_findingsCard(new Card(tr("Findings")))
    , m_findings(new FindingList)
{
    auto* columns = new QHBoxLayout;
    columns->setSpacing(Metrics::gap);
    columns->addWidget(makeCatalogue(), 1);
    m_side = new QWidget;
    m_side->setFixedWidth(sideWidth);
    auto* right = new QVBoxLayout(m_side);
    right->setContentsMargins(0, 0, 0, 0);
    right->setSpacing(Metrics::gap);
    right->addWidget(makeChosen());
    right->addWidget(makeWire());
    m_findingsCard->setFlush();
    m_findingsCard->body()->addWidget(m_findings);
    right->addWidget(m_findingsCard);
    right->addStretch();
    columns->addWidget(m_side);
    content()->addLayout(columns, 1);
    connect(m_next, &QPushButton::clicked, this, &ScopesPage::signInWanted);
    connect(&workbench, &Workbench::scopesChanged, this, &ScopesPage::refresh);
    refresh();
}

QString ScopesPage::help() const
{
    return tr("Choose what to ask the user for. Search by scope, API or words, tick what you need, or "
              "paste the scope string that your application uses. The wire string below the set is "
              "exactly what will be sent.");
}

void ScopesPage::doPrimary()
{
    if (!m_workbench.scopes().isEmpty())
        Q_EMIT signInWanted();
}

void ScopesPage::setNarrow(bool narrow)
{
    Page::setNarrow(narrow);
    m_isNarrow = narrow;
    m_side->setFixedWidth(narrow ? narrowSideWidth : sideWidth);
    search();
}

void ScopesPage::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

QWidget* ScopesPage::makeCatalogue()
{
    auto* card = new Card;
    card->setFlush();
    auto* top = new QVBoxLayout;
    top->setContentsMargins(12, 12, 12, 12);
    top->setSpacing(Metrics::grid);
    m_search = new QLineEdit;
    m_search->setObjectName(u"scopeSearch"_s);
    m_search->setPlaceholderText(tr("Search scopes, descriptions and APIs"));
    m_search->setAccessibleName(tr("Search the catalogue"));
    m_search->setClearButtonEnabled(true);
    m_search->addAction(themedIcon(u"search"_s), QLineEdit::LeadingPosition);
    auto* searching = new QHBoxLayout;
    m_found = new TextLabel(TextLabel::Type::Caption, TextLabel::Tone::Faint);
    searching->addWidget(m_search, 1);
    searching->addWidget(m_found);
    top->addLayout(searching);
    m_filter = new SegmentBar(tr("Class"));
    m_filter->setObjectName(u"classFilter"_s);
    top->addWidget(m_filter);
    card->body()->addLayout(top);
    card->body()->addWidget(new Hairline);
    m_list = new QListView;
    m_list->setObjectName(u"catalogue"_s);
    m_list->setAccessibleName(tr("Catalogue of scopes"));
    m_list->setVerticalScrollMode(QListView::ScrollPerPixel);
    m_list->setMouseTracking(true);
    m_list->setEditTriggers(QListView::NoEditTriggers);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setMinimumHeight(420);
    m_delegate = new ScopeDelegate(m_list);
    m_list->setItemDelegate(m_delegate);
    card->body()->addWidget(m_list, 1);
    connect(m_search, &QLineEdit::textChanged, this, &ScopesPage::search);
    connect(m_filter, &SegmentBar::chosen, this, &ScopesPage::search);
    return card;
}

QWidget* ScopesPage::makeChosen()
{
    auto* card = new Card(tr("Chosen"));
    QPushButton* clear = makeButton(tr("Clear"), {}, u"clearScopes"_s, u"quiet"_s, u"small"_s);
    connect(clear, &QPushButton::clicked, this, [this] { m_workbench.setScopes({}); });
    card->header()->addWidget(clear);
    m_chosen = new QVBoxLayout;
    m_chosen->setSpacing(0);
    card->body()->addLayout(m_chosen);
    auto* row = new QHBoxLayout;
    m_add = new QLineEdit;
    m_add->setObjectName(u"addScope"_s);
    m_add->setPlaceholderText(tr("Add by name, or paste a scope string"));
    m_add->setAccessibleName(tr("Add scopes by name"));
    QPushButton* add = makeButton(tr("Add"), {}, u"addScopeButton"_s);
    row->addWidget(m_add, 1);
    row->addWidget(add);
    card->body()->addLayout(row);
    m_addProblem = new TextLabel(TextLabel::Type::Caption, TextLabel::Tone::Bad);
    m_addProblem->wrapped()->setVisible(false);
    card->body()->addWidget(m_addProblem);
    connect(add, &QPushButton::clicked, this, [this] { this->add(m_add->text()); });
    connect(m_add, &QLineEdit::returnPressed, this, [this] { this->add(m_add->text()); });
    return card;
}

QWidget* ScopesPage::makeWire()
{
    auto* card = new Card(tr("What is sent"));
    m_length = new TextLabel(TextLabel::Type::Caption, TextLabel::Tone::Faint);
    card->header()->addWidget(m_length);
    card->header()->addWidget(
        new CopyButton(tr("Copy the scope string"), [this] { return m_workbench.scopes().toWire(); }));
    m_wire = new WireText(tr("The exact value of the parameter scope"));
    m_wire->setObjectName(u"wireScopes"_s);
    card->body()->addWidget(m_wire);
    return card;
}

void ScopesPage::showEvent(QShowEvent* event)
{
    Page::showEvent(event);
    if (m_model != nullptr)
        return;
    m_model = new ScopeModel(this);
    m_list->setModel(m_model);
    connect(m_model, &ScopeModel::ticked, this, &ScopesPage::choose);
    search();
    refresh();
}

void ScopesPage::search()
{
    if (m_model == nullptr)
        return;
    const int segment = m_filter->current();
    m_delegate->setSearch(m_search->text());
    m_model->search(m_search->text(), segment > 0 ? std::optional(classes()[segment - 1]) : std::nullopt);
    QList<SegmentBar::Segment> segments{{tr("All"), {}}};
    for (const Sensitivity sensitivity : classes()) {
        const Chip chip = Chip::of(sensitivity);
        const QString count = QString::number(m_model->count(sensitivity));
        segments.append({m_isNarrow ? count : chip.text + u' ' + count, chip});
    }
    m_filter->setSegments(segments);
    if (m_model->scopeCount() > 0)
        return m_found->setText(
            tr("%1 scopes in %2 APIs").arg(m_model->scopeCount()).arg(m_model->apiCount()));
    const QStringList nearest = m_model->nearest();
    m_found->setText(
        nearest.isEmpty() ? tr("No scope contains it.") : tr("Did you mean %1?").arg(nearest.first()));
}

void ScopesPage::choose(const QString& scope, bool isChosen)
{
    const ScopeSet& chosen = m_workbench.scopes();
    if (isChosen)
        m_workbench.setScopes(ScopeSet(chosen.scopes() + QStringList{scope}));
    else
        m_workbench.setScopes(chosen.minus({scope}));
}

/// One name or a whole string; short names are expanded where the catalogue has them.
void ScopesPage::add(const QString& text)
{
    const ScopeCatalogue catalogue;
    QStringList scopes = m_workbench.scopes().scopes();
    for (const QString& word : text.split(u' ', Qt::SkipEmptyParts))
        scopes.append(catalogue.expand(word).value_or(word));
    const auto parsed = ScopeSet::parse(scopes.join(u' '));
    m_addProblem->setVisible(!parsed);
    m_add->setProperty("wrong", !parsed);
    m_add->update();
    if (!parsed)
        return m_addProblem->setText(explain(parsed.error(), m_workbench.context()).headline);
    m_add->clear();
    m_workbench.setScopes(*parsed);
}

void ScopesPage::fillChosen()
{
    clearLayout(*m_chosen);
    const ScopeCatalogue catalogue;
    for (const QString& scope : m_workbench.scopes().scopes()) {
        const auto record = catalogue.find(scope);
        auto* row = new QWidget;
        row->setObjectName(u"chosen_"_s + scope);
        auto* layout = new QHBoxLayout(row);
        layout->setContentsMargins(0, 1, 0, 1);
        layout->setSpacing(Metrics::grid);
        auto* name = new ElidedLabel(TextLabel::Type::Wire);
        name->setText(ScopeCatalogue::shortName(scope));
        layout->addWidget(name, 1);
        const Chip chip =
            record ? Chip::of(record->sensitivity) : Chip{tr("Not in the catalogue"), Chip::Tone::Warn};
        layout->addWidget(new ChipLabel(chip));
        QPushButton* remove = makeButton({}, u"x"_s, u"removeScope"_s, u"quiet"_s, u"small"_s);
        remove->setAccessibleName(tr("Remove %1").arg(ScopeCatalogue::shortName(scope)));
        connect(remove, &QPushButton::clicked, this, [this, scope] { choose(scope, false); });
        layout->addWidget(remove);
        m_chosen->addWidget(row);
    }
    if (m_workbench.scopes().isEmpty())
        m_chosen->addWidget(new TextLabel(
            tr("None yet. Tick some, or add them by name."), TextLabel::Type::Body, TextLabel::Tone::Faint));
}

QString ScopesPage::sentence() const
{
    const auto count = m_workbench.scopes().size();
    if (count == 0)
        return tr("Choose what to ask the user for. The smallest set that does the job is the best one.");
    const ScopeCatalogue catalogue;
    int restricted = 0;
    for (const QString& scope : m_workbench.scopes().scopes()) {
        const auto record = catalogue.find(scope);
        restricted += record && record->sensitivity == Sensitivity::Restricted ? 1 : 0;
    }
    const QString chosen = count == 1 ? tr("One scope.") : tr("%1 scopes.").arg(count);
    if (restricted == 0)
        return chosen;
    return chosen + u' '
        + (restricted == 1 ? tr("One is restricted.") : tr("%1 are restricted.").arg(restricted));
}

void ScopesPage::refresh()
{
    if (!isVisible() && m_model == nullptr)
        return;
    header()->setSentence(sentence());
    m_next->setEnabled(!m_workbench.scopes().isEmpty());
    m_next->setToolTip(m_workbench.scopes().isEmpty() ? tr("Choose a scope first.") : tr("Ctrl+Return"));
    fillChosen();
    const QString wire = m_workbench.scopes().toWire();
    m_wire->setWire(wire);
    m_length->setText(tr("%1 characters").arg(wire.size()));
    if (m_model != nullptr)
        m_model->setChosen(m_workbench.scopes());
    const bool isGoogle = m_workbench.serverKind() != ServerKind::Other;
    const Findings findings =
        isGoogle ? scopeFindings(m_workbench.scopes().scopes(), {}, ScopeCatalogue()) : Findings();
    m_findingsCard->setVisible(!findings.isEmpty());
    m_findings->show(findings, m_workbench.context());
}

} // namespace scopelight
