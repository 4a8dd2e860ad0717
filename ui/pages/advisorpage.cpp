// SPDX-License-Identifier: Apache-2.0
#include "pages/advisorpage.h"

#include "models/methodmodel.h"
#include "theme/icons.h"
#include "theme/metrics.h"
#include "widgets/clearlayout.h"
#include "widgets/foldbutton.h"
#include "widgets/openeddelegate.h"
#include "widgets/scopesetcard.h"
#include "work/counted.h"
#include "work/workbench.h"

#include <QLineEdit>
#include <QListView>
#include <QRadioButton>
#include <QSet>
#include <QShortcut>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

constexpr qsizetype mostHits = 200;
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
    , m_calls(new MethodModel(themedIcon(u"x"_s), this))
    , m_found(new MethodModel(themedIcon(u"plus"_s), this))
    , m_delegate(new OpenedDelegate(this))
    , m_use(header()->addButton(tr("Use this set"), u"check"_s, u"useSet"_s, u"primary"_s))
    , m_sets(new QWidget)
    , m_setColumn(new QVBoxLayout(m_sets))
{
    QPushButton* back = header()->addButton(tr("Back"), u"arrow-left"_s, u"leaveAdvisor"_s);
    connect(back, &QPushButton::clicked, this, [this] { Q_EMIT stepWanted(StepId::Scopes); });
    connect(m_use, &QPushButton::clicked, this, &AdvisorPage::doPrimary);
    m_setColumn->setContentsMargins(0, 0, 0, 0);
    m_setColumn->setSpacing(12);
    m_sets->setAccessibleName(tr("Sets of scopes that open these methods"));
    auto* columns = new QHBoxLayout;
    columns->setSpacing(Metrics::gap);
    QWidget* calls = makeCalls();
    calls->setFixedWidth(Metrics::wide(callsWidth, fontMetrics()));
    columns->addWidget(calls);
    columns->addWidget(m_sets, 1, Qt::AlignTop);
    content()->addLayout(columns, 1);
    search();
    setCalls({});
}

QString AdvisorPage::help() const
{
    return tr(
        "Search the methods that your application calls and add them. At the right stand the smallest "
        "sets of scopes that open all of them, as Google's API documents tell. The same methods are not "
        "always the same data: a scope that reaches only a part says so.");
}

void AdvisorPage::doPrimary()
{
    for (QAbstractButton* button : m_choice.buttons()) {
        const auto* card = qobject_cast<ScopeSetCard*>(button->parentWidget());
        if (!button->isChecked() || card == nullptr)
            continue;
        QStringList scopes = m_workbench.scopes().scopes();
        scopes.removeIf([this](const QString& scope) {
            const auto record = m_catalogue.find(scope);
            return !record || record->sensitivity != Sensitivity::SignIn;
        });
        m_workbench.setScopes(ScopeSet(scopes + card->scopes()));
        Q_EMIT stepWanted(StepId::Scopes);
        return;
    }
}

void AdvisorPage::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

/// Esc clears the search, then leaves; what runs comes first.
bool AdvisorPage::cancel()
{
    if (m_workbench.signIn().isRunning())
        return false;
    if (m_search->text().isEmpty())
        Q_EMIT stepWanted(StepId::Scopes);
    m_search->clear();
    return true;
}

QListView* AdvisorPage::makeList(MethodModel* model, const QString& objectName, const QString& name)
{
    auto* list = new QListView;
    list->setObjectName(objectName);
    list->setAccessibleName(name);
    list->setModel(model);
    list->setItemDelegate(m_delegate);
    list->setFrameShape(QFrame::NoFrame);
    list->setEditTriggers(QListView::NoEditTriggers);
    list->setVerticalScrollMode(QListView::ScrollPerPixel);
    list->setMouseTracking(true);
    searchFrom(list);
    connect(list, &QListView::clicked, this, &AdvisorPage::turn);
    // Not activated(): where a desktop activates with a click, that would turn a row twice.
    for (const auto key : {Qt::Key_Return, Qt::Key_Enter, Qt::Key_Space}) {
        auto* shortcut = new QShortcut(key, list, nullptr, nullptr, Qt::WidgetShortcut);
        connect(shortcut, &QShortcut::activated, this, [this, list] { turn(list->currentIndex()); });
    }
    return list;
}

QWidget* AdvisorPage::makeCalls()
{
    auto* card = new Card(tr("You call"));
    card->setFlush();
    m_count = new TextLabel(TextLabel::Type::Caption, TextLabel::Tone::Faint);
    m_count->setObjectName(u"calledMethodsCount"_s);
    card->header()->addWidget(m_count);
    m_callList = makeList(m_calls, u"calledMethods"_s, tr("Methods that you call; Return takes one away"));
    card->body()->addWidget(m_callList);
    auto* searching = new QVBoxLayout;
    searching->setContentsMargins(12, 12, 12, 12);
    m_search = new QLineEdit;
    m_search->setObjectName(u"methodSearch"_s);
    m_search->setPlaceholderText(tr("Search methods, such as files.list"));
    m_search->setAccessibleName(tr("Search methods"));
    m_search->setClearButtonEnabled(true);
    m_search->addAction(themedIcon(u"search"_s), QLineEdit::LeadingPosition);
    searching->addWidget(m_search);
    m_hits = new TextLabel(TextLabel::Type::Caption, TextLabel::Tone::Faint);
    m_hits->setObjectName(u"methodsFound"_s);
    searching->addWidget(m_hits->wrapped());
    card->body()->addLayout(searching);
    card->body()->addWidget(new Hairline);
    m_foundList = makeList(m_found, u"foundMethods"_s, tr("Methods found; Return adds one"));
    m_foundList->setMinimumHeight(220);
    card->body()->addWidget(m_foundList, 1);
    connect(m_search, &QLineEdit::textChanged, this, &AdvisorPage::search);
    connect(m_search, &QLineEdit::returnPressed, this, [this] {
        const QModelIndex first = m_found->index(0);
        if (first.isValid() && !m_calls->methods().contains(m_found->methods().first()))
            turn(first);
    });
    return card;
}

void AdvisorPage::search()
{
    const auto hits = m_catalogue.findMethods(m_search->text(), mostHits);
    m_delegate->setWords(m_search->text().split(u' ', Qt::SkipEmptyParts));
    m_found->show(hits.methods);
    m_hits->setText(m_search->text().isEmpty() ? tr("Type a part of a name.")
            : hits.count > hits.methods.size()
            ? tr("%1 methods; the first %2 are shown.").arg(hits.count).arg(hits.methods.size())
            : counted(hits.count, tr("1 method"), tr("%1 methods")));
}

void AdvisorPage::turn(const QModelIndex& index)
{
    const auto* model = qobject_cast<const MethodModel*>(index.model());
    if (model == nullptr)
        return;
    QList<MethodRecord> methods = m_calls->methods();
    const MethodRecord method = model->methods()[index.row()];
    if (!methods.removeOne(method))
        methods.append(method);
    setCalls(methods);
}

void AdvisorPage::setCalls(const QList<MethodRecord>& methods)
{
    m_calls->show(methods);
    m_found->setCalled(methods);
    m_callList->setFixedHeight(int(std::min<qsizetype>(methods.size(), 6)) * m_callList->sizeHintForRow(0));
    m_callList->setVisible(!methods.isEmpty());
    m_count->setText(counted(methods.size(), tr("1 method"), tr("%1 methods")));
    advise();
}

void AdvisorPage::advise()
{
    const QList<MethodRecord>& methods = m_calls->methods();
    m_advice = adviseScopes(m_catalogue, methods);
    m_picks.clear();
    const QList<QPair<QString, AdviceOrder>> orders{{tr("Lowest class"), AdviceOrder::LowestClass},
        {tr("Least opened"), AdviceOrder::LeastOpened}, {tr("Fewest scopes"), AdviceOrder::FewestScopes}};
    for (const auto& [best, order] : orders) {
        const ScopeAdvice advice = adviseScopes(m_catalogue, methods, order, 1,
            order == AdviceOrder::LowestClass ? AdviceReach::Any : AdviceReach::Whole);
        if (advice.choices.isEmpty())
            continue;
        const auto same =
            std::ranges::find(m_picks, advice.choices.first(), &QPair<QString, ScopeChoice>::second);
        if (same == m_picks.end())
            m_picks.append({best, advice.choices.first()});
        else
            same->first += u", "_s + best.toLower();
    }
    showSets();
    header()->setSentence(sentence());
    setUsable(*m_use, m_picks.isEmpty() ? tr("Add a method first.") : QString(), tr("Ctrl+Return"));
}

ScopeSetCard* AdvisorPage::addCard(QVBoxLayout& layout, const QString& best, const ScopeChoice& choice)
{
    auto* card = new ScopeSetCard(m_catalogue,
        {.best = best,
            .choice = choice,
            .asked = m_calls->methods().size() - m_advice.withoutScopes.size(),
            .all = methodsAround(m_catalogue, m_calls->methods())});
    m_choice.addButton(card->button());
    layout.addWidget(card);
    card->show(); // now, not with the next event: the keyboard may go there at once
    return card;
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
    m_setColumn->addWidget(button);
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
