// SPDX-License-Identifier: Apache-2.0
#include "pages/scopespage.h"

#include "models/scopemodel.h"
#include "pages/chosenscopes.h"
#include "pages/nonefound.h"
#include "pages/scopedetail.h"
#include "theme/icons.h"
#include "theme/metrics.h"
#include "widgets/chip.h"
#include "widgets/scopedelegate.h"
#include "widgets/scopelist.h"
#include "widgets/segmentbar.h"
#include "work/counted.h"
#include "work/workbench.h"

#include <QCheckBox>
#include <QLineEdit>
#include <QTimer>

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
    , m_chosen(new ChosenScopes(workbench))
    , m_detail(new ScopeDetail(workbench.catalogue()))
    , m_side(new ColumnArea)
    , m_advice(header()->addButton(tr("I call these methods…"), u"list-tree"_s, u"askAdvice"_s))
    , m_next(header()->addButton(tr("Sign in"), u"arrow-right"_s, u"goToSignIn"_s, u"primary"_s))
{
    auto* columns = new QHBoxLayout;
    columns->setSpacing(Metrics::gap);
    columns->addWidget(makeCatalogue(), 1);
    m_side->column()->setContentsMargins(0, 0, 0, 0);
    m_side->column()->addWidget(m_chosen);
    for (QWidget* side : std::initializer_list<QWidget*>{m_detail, m_side}) {
        side->setFixedWidth(Metrics::wide(sideWidth, fontMetrics()));
        columns->addWidget(side);
    }
    m_detail->setVisible(false);
    content()->addLayout(columns, 1);
    connect(m_advice, &QPushButton::clicked, this, &ScopesPage::adviceWanted);
    connect(m_next, &QPushButton::clicked, this, &ScopesPage::doPrimary);
    connect(&workbench, &Workbench::scopesChanged, this, &ScopesPage::refresh);
    connect(m_chosen, &ChosenScopes::partOpened, this, [this](QWidget* part) {
        QTimer::singleShot(
            0, part, [this, part] { m_side->ensureWidgetVisible(part); }); // once it is laid out
    });
    connect(&workbench, &Workbench::classesChanged, this, [this] {
        closeDetail();
        if (m_model != nullptr)
            search();
    });
    connect(m_detail, &ScopeDetail::closed, this, &ScopesPage::closeDetail);
    connect(m_detail, &ScopeDetail::choiceWanted, m_chosen, &ChosenScopes::choose);
    refresh();
}

QString ScopesPage::help() const
{
    return tr("Choose what to ask the user for. Search by scope, API, method or words, tick what you need, "
              "or paste the scope string that your application uses. A click on a row shows what the scope "
              "opens. The wire string below the set is exactly what will be sent.");
}

Page::Words ScopesPage::words() const
{
    return {.primary = m_workbench.scopes().isEmpty() ? QString() : m_next->text()};
}

void ScopesPage::doPrimary()
{
    if (!m_workbench.scopes().isEmpty())
        Q_EMIT stepWanted(StepId::SignIn);
}

/// Esc closes a field; then what runs comes first, then what a scope opens, then the search.
bool ScopesPage::cancel()
{
    if (m_chosen->cancel())
        return true;
    if (m_workbench.signIn().isRunning())
        return false;
    if (m_detail->isVisible()) {
        closeDetail();
        return true;
    }
    const bool hasSearch = !m_search->text().isEmpty();
    m_search->clear();
    return hasSearch;
}

QWidget* ScopesPage::detail() const
{
    return m_detail->isVisible() ? static_cast<QWidget*>(m_detail) : m_chosen;
}

void ScopesPage::setNarrow(bool narrow)
{
    Page::setNarrow(narrow);
    m_delegate->setNarrow(narrow);
    m_chosen->setNarrow(narrow);
    const int side = narrow ? std::min(Metrics::wide(narrowSideWidth, fontMetrics()), sideWidth)
                            : Metrics::wide(sideWidth, fontMetrics());
    m_side->setFixedWidth(side);
    m_detail->setFixedWidth(side);
}

void ScopesPage::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

QLayout* ScopesPage::makeSearch()
{
    auto* top = new QVBoxLayout;
    top->setContentsMargins(12, 12, 12, 12);
    top->setSpacing(Metrics::grid);
    m_search = new QLineEdit;
    m_search->setObjectName(u"scopeSearch"_s);
    m_search->setPlaceholderText(tr("Search scopes, descriptions, APIs and methods"));
    m_search->setAccessibleName(tr("Search the catalogue"));
    m_search->setClearButtonEnabled(true);
    m_search->addAction(themedIcon(u"search"_s), QLineEdit::LeadingPosition);
    m_found = new TextLabel(TextLabel::Type::Caption, TextLabel::Tone::Faint);
    m_found->setObjectName(u"scopesFound"_s);
    auto* searching = new QHBoxLayout;
    searching->addWidget(m_search, 1);
    searching->addWidget(m_found);
    top->addLayout(searching);
    m_filter = new SegmentBar(tr("Class"));
    m_filter->setObjectName(u"classFilter"_s);
    m_readOnly = new QCheckBox(tr("Read-only"));
    m_readOnly->setObjectName(u"readOnlyFilter"_s);
    m_readOnly->setToolTip(tr("Scopes whose name says that they read only"));
    auto* filters = new QHBoxLayout;
    filters->addWidget(m_filter);
    filters->addStretch();
    filters->addWidget(m_readOnly);
    top->addLayout(filters);
    connect(m_search, &QLineEdit::textChanged, this, &ScopesPage::search);
    connect(m_filter, &SegmentBar::chosen, this, &ScopesPage::search);
    connect(m_readOnly, &QCheckBox::toggled, this, &ScopesPage::search);
    return top;
}

QWidget* ScopesPage::makeCatalogue()
{
    auto* card = new Card;
    card->setFlush();
    card->body()->addLayout(makeSearch());
    card->body()->addWidget(new Hairline);
    m_list = new ScopeList;
    m_list->setObjectName(u"catalogue"_s);
    m_list->setAccessibleName(tr("Catalogue of scopes"));
    m_list->setAccessibleDescription(
        tr("Space chooses a scope, Return shows what it opens, Left folds an API."));
    m_list->setMinimumHeight(380);
    m_delegate = new ScopeDelegate(m_list);
    m_list->setItemDelegate(m_delegate);
    card->body()->addWidget(m_list, 1);
    card->body()->addWidget(m_none = new NoneFound, 1);
    m_none->setVisible(false);
    connect(m_none, &NoneFound::searchWanted, this, [this](const QString& text) {
        m_search->setText(text);
        focusSearch();
    });
    card->body()->addWidget(new Hairline);
    auto* hint = new TextLabel(tr("A click on a row, or Return, shows what the scope opens."),
        TextLabel::Type::Caption, TextLabel::Tone::Faint);
    hint->setContentsMargins(Metrics::gap, Metrics::grid, Metrics::gap, Metrics::grid);
    card->body()->addWidget(hint);
    connect(m_delegate, &ScopeDelegate::detailWanted, this, &ScopesPage::openDetail);
    searchFrom(m_list);
    connect(m_list, &QListView::activated, this, &ScopesPage::openDetail);
    return card;
}

void ScopesPage::showEvent(QShowEvent* event)
{
    Page::showEvent(event);
    if (m_model != nullptr)
        return;
    m_model = new ScopeModel(m_workbench.catalogue(), this);
    m_list->setModel(m_model);
    connect(m_model, &ScopeModel::ticked, m_chosen, &ChosenScopes::choose);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
        [this](const QModelIndex& index) {
            if (m_detail->isVisible())
                openDetail(index);
        });
    search();
    refresh();
}

void ScopesPage::search()
{
    if (m_model == nullptr)
        return;
    const int segment = m_filter->current();
    m_delegate->setSearch(m_search->text());
    m_model->search(m_search->text(),
        {segment > 0 ? std::optional(classes()[segment - 1]) : std::nullopt, m_readOnly->isChecked()});
    showSegments();
    m_list->scrollToTop();
    if (m_detail->isVisible())
        m_list->setCurrentIndex(m_model->indexOf(m_detail->scope()));
    const bool isNone = m_model->scopeCount() == 0;
    const QString scopes = counted(m_model->scopeCount(), tr("1 scope"), tr("%1 scopes"));
    m_found->setText(
        isNone ? scopes : scopes + u' ' + counted(m_model->apiCount(), tr("in 1 API"), tr("in %1 APIs")));
    m_none->setVisible(isNone);
    m_list->setVisible(!isNone);
    if (isNone)
        m_none->show(m_search->text(), segment > 0 || m_readOnly->isChecked(), m_model->nearest());
}

void ScopesPage::showSegments()
{
    QList<SegmentBar::Segment> segments{{tr("All"), {}}};
    for (const Sensitivity sensitivity : classes()) {
        const Chip chip = Chip::of(sensitivity);
        const QString count = QLocale().toString(m_model->count(sensitivity));
        segments.append({chip.text + u' ' + count, chip, count});
    }
    m_filter->setSegments(segments);
}

void ScopesPage::openDetail(const QModelIndex& index)
{
    const auto record = m_workbench.catalogue().find(index.data(ScopeModel::ScopeRole).toString());
    if (!record)
        return;
    const bool isFoundByMethod = index.data(ScopeModel::FoundByMethodRole).toBool();
    m_detail->show(
        *record, isFoundByMethod ? m_search->text().split(u' ', Qt::SkipEmptyParts) : QStringList());
    m_detail->setChosen(m_workbench.scopes().contains(record->scope));
    m_detail->setVisible(true);
    m_side->setVisible(false);
    m_delegate->setMarksCurrent(true);
    m_list->viewport()->update();
}

/// The cursor goes back to the row, never nowhere.
void ScopesPage::closeDetail()
{
    const bool hadFocus = m_detail->isAncestorOf(focusWidget());
    m_side->setVisible(true);
    m_detail->setVisible(false);
    m_delegate->setMarksCurrent(false);
    m_list->viewport()->update();
    if (hadFocus)
        m_list->setFocus(Qt::OtherFocusReason);
}

QString ScopesPage::sentence() const
{
    const auto count = m_workbench.scopes().size();
    if (count == 0)
        return tr("Choose what to ask the user for. The smallest set that does the job is the best one.");
    const qsizetype restricted = m_workbench.catalogue().count(m_workbench.scopes(), Sensitivity::Restricted);
    QString chosen = counted(count, tr("One scope."), tr("%1 scopes."));
    if (restricted == 0)
        return chosen;
    return chosen + u' ' + counted(restricted, tr("One is restricted."), tr("%1 are restricted."));
}

void ScopesPage::refresh()
{
    if (!isVisible() && m_model == nullptr)
        return;
    header()->setSentence(sentence());
    setUsable(
        *m_next, m_workbench.scopes().isEmpty() ? tr("Choose a scope first.") : QString(), tr("Ctrl+Return"));
    m_chosen->refresh();
    m_detail->setChosen(m_workbench.scopes().contains(m_detail->scope()));
    if (m_model != nullptr)
        m_model->setChosen(m_workbench.scopes());
}

} // namespace scopelight
