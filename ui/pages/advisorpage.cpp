// SPDX-License-Identifier: Apache-2.0
#include "pages/advisorpage.h"

#include "pages/calledmethods.h"
#include "theme/metrics.h"
#include "widgets/clearlayout.h"
#include "widgets/foldbutton.h"
#include "widgets/scopesetcard.h"
#include "work/counted.h"
#include "work/workbench.h"

#include <QRadioButton>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

constexpr int callsWidth = 376;

/// The methods of the API versions asked about.
qsizetype methodsAround(const ScopeCatalogue& catalogue, const QList<MethodRecord>& methods)
{
    QSet<QString> apis;
    for (const MethodRecord& method : methods)
        apis.insert(method.api);
    qsizetype count = 0;
    for (const QString& api : std::as_const(apis))
        count += catalogue.methodsOf(api).size();
    return count;
}

} // namespace

AdvisorPage::AdvisorPage(Workbench& workbench, QWidget* parent)
    : Page(tr("Smallest sets for your methods"), parent)
    , m_workbench(workbench)
    , m_catalogue(workbench.catalogue())
    , m_calls(new CalledMethods(m_catalogue))
    , m_use(header()->addButton(tr("Use this set"), u"check"_s, u"useSet"_s, u"primary"_s))
    , m_sets(new QWidget)
    , m_setColumn(new QVBoxLayout(m_sets))
{
    QPushButton* back = header()->addButton(tr("Back"), u"arrow-left"_s, u"leaveAdvisor"_s);
    connect(back, &QPushButton::clicked, this, [this] { Q_EMIT stepWanted(StepId::Scopes); });
    connect(&workbench, &Workbench::classesChanged, this, &AdvisorPage::advise);
    connect(m_use, &QPushButton::clicked, this, &AdvisorPage::doPrimary);
    m_setColumn->setContentsMargins(0, 0, 0, 0);
    m_setColumn->setSpacing(12);
    m_sets->setAccessibleName(tr("Sets of scopes that open these methods"));
    auto* columns = new QHBoxLayout;
    columns->setSpacing(Metrics::gap);
    m_calls->setFixedWidth(Metrics::wide(callsWidth, fontMetrics()));
    columns->addWidget(m_calls);
    columns->addWidget(m_sets, 1, Qt::AlignTop);
    content()->addLayout(columns, 1);
    connect(m_calls, &CalledMethods::changed, this, &AdvisorPage::advise);
    advise();
}

QString AdvisorPage::help() const
{
    return tr(
        "Search the methods that your application calls and add them. At the right stand the smallest "
        "sets of scopes that open all of them, as Google's API documents tell. The same methods are not "
        "always the same data: a scope that reaches only a part says so.");
}

Page::Words AdvisorPage::words() const
{
    return {.primary = m_use->isEnabled() ? m_use->text() : QString()};
}

void AdvisorPage::doPrimary()
{
    for (QAbstractButton* button : m_choice.buttons()) {
        const auto* card = qobject_cast<ScopeSetCard*>(button->parentWidget());
        if (!button->isChecked() || card == nullptr)
            continue;
        QStringList scopes = m_workbench.scopes().scopes();
        scopes.removeIf(
            [this](const QString& scope) { return m_catalogue.classOf(scope) != Sensitivity::SignIn; });
        m_workbench.setScopes(ScopeSet(scopes + card->scopes()));
        Q_EMIT stepWanted(StepId::Scopes);
        return;
    }
}

void AdvisorPage::focusSearch()
{
    m_calls->focusSearch();
}

/// Esc clears the search, then leaves; what runs comes first.
bool AdvisorPage::cancel()
{
    if (m_workbench.signIn().isRunning())
        return false;
    if (!m_calls->clearSearch())
        Q_EMIT stepWanted(StepId::Scopes);
    return true;
}

void AdvisorPage::advise()
{
    const QList<MethodRecord>& methods = m_calls->methods();
    m_advice = adviseScopes(m_catalogue, methods);
    m_around = methodsAround(m_catalogue, methods);
    m_picks.clear();
    if (!m_advice.choices.isEmpty()) {
        const auto bestOf = [&](AdviceOrder order) {
            return adviseScopes(m_catalogue, methods, order, 1, AdviceReach::Whole).choices.first();
        };
        pick(tr("Lowest class"), m_advice.choices.first());
        pick(tr("Least opened"), bestOf(AdviceOrder::LeastOpened));
        pick(tr("Fewest scopes"), bestOf(AdviceOrder::FewestScopes));
    }
    showSets();
    header()->setSentence(sentence());
    setUsable(*m_use, m_picks.isEmpty() ? tr("Add a method first.") : QString(), tr("Ctrl+Return"));
}

/// A set may be the best one in several ways.
void AdvisorPage::pick(const QString& best, const ScopeChoice& choice)
{
    const auto same = std::ranges::find(m_picks, choice, &QPair<QString, ScopeChoice>::second);
    if (same == m_picks.end())
        m_picks.append({best, choice});
    else
        same->first += u", "_s + best.toLower();
}

void AdvisorPage::addCard(QVBoxLayout& layout, const QString& best, const ScopeChoice& choice)
{
    auto* card = new ScopeSetCard(m_catalogue,
        {.best = best,
            .choice = choice,
            .asked = m_calls->methods().size() - m_advice.withoutScopes.size(),
            .all = m_around});
    m_choice.addButton(card->button());
    layout.addWidget(card);
    card->show(); // now, not with the next event: the keyboard may go there at once
}

/// The picks stand open. The others are counted and folded away, those that reach a part only apart: they
/// answer the same calls and mislead most.
void AdvisorPage::showSets()
{
    for (QAbstractButton* button : m_choice.buttons())
        m_choice.removeButton(button);
    clearLayout(*m_setColumn);
    for (const auto& [best, choice] : std::as_const(m_picks))
        addCard(*m_setColumn, best, choice);
    if (!m_choice.buttons().isEmpty())
        m_choice.buttons().first()->setChecked(true);
    QList<ScopeChoice> others = m_advice.choices;
    others.removeIf([this](const ScopeChoice& choice) {
        return std::ranges::find(m_picks, choice, &QPair<QString, ScopeChoice>::second) != m_picks.end();
    });
    QList<ScopeChoice> partial = others;
    others.removeIf([](const ScopeChoice& choice) { return choice.reachesPartOnly; });
    partial.removeIf([](const ScopeChoice& choice) { return !choice.reachesPartOnly; });
    fold(others, counted(others.size(), tr("1 more set"), tr("%1 more sets")), u"moreSets"_s);
    fold(partial,
        counted(partial.size(), tr("1 more set that reaches a part only"),
            tr("%1 more sets that reach a part only")),
        u"partialSets"_s);
    if (!m_advice.withoutScopes.isEmpty()) {
        m_setColumn->addWidget(
            (new TextLabel(tr("Google's documents name no scope for some of these methods."),
                 TextLabel::Type::Caption, TextLabel::Tone::Secondary))
                ->wrapped());
    }
}

void AdvisorPage::fold(const QList<ScopeChoice>& sets, const QString& text, const QString& objectName)
{
    if (sets.isEmpty())
        return;
    auto* folded = new QWidget;
    auto* column = new QVBoxLayout(folded);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    for (const ScopeChoice& choice : sets)
        addCard(*column, {}, choice);
    auto* button = new FoldButton(text, text, *folded);
    button->setObjectName(objectName);
    m_setColumn->addWidget(button, 0, Qt::AlignLeft);
    m_setColumn->addWidget(folded);
    button->show();
}

QString AdvisorPage::sentence() const
{
    if (m_calls->methods().isEmpty())
        return tr("Search the methods that your application calls, and add them.");
    const qsizetype count = m_advice.choices.size();
    return (m_advice.isComplete
                   ? counted(count, tr("One set opens these methods."), tr("%1 sets open these methods."))
                   : tr("More than %1 sets open these methods.").arg(count))
        + u' ' + tr("Opening the same methods is not always reaching the same data.");
}

} // namespace scopelight
