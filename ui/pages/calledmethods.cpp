// SPDX-License-Identifier: Apache-2.0
#include "pages/calledmethods.h"

#include "models/methodmodel.h"
#include "theme/icons.h"
#include "theme/metrics.h"
#include "widgets/openeddelegate.h"
#include "work/counted.h"

#include <QLineEdit>
#include <QListView>
#include <QShortcut>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

constexpr qsizetype mostHits = 200;
constexpr int mostRows = 6; ///< of called methods that are seen at once

} // namespace

CalledMethods::CalledMethods(const ScopeCatalogue& catalogue, QWidget* parent)
    : Card(tr("You call"), parent)
    , m_catalogue(catalogue)
    , m_calls(new MethodModel(themedIcon(u"x"_s), this))
    , m_found(new MethodModel(themedIcon(u"plus"_s), this))
    , m_delegate(new OpenedDelegate(this))
    , m_count(new TextLabel(TextLabel::Type::Caption, TextLabel::Tone::Faint))
    , m_callList(makeList(m_calls, u"calledMethods"_s, tr("Methods that you call; Return takes one away")))
    , m_search(new QLineEdit)
    , m_hits(new TextLabel(TextLabel::Type::Caption, TextLabel::Tone::Faint))
{
    setFlush();
    m_count->setObjectName(u"calledMethodsCount"_s);
    header()->addWidget(m_count);
    body()->addWidget(m_callList);
    makeSearch();
    body()->addWidget(new Hairline);
    QListView* found = makeList(m_found, u"foundMethods"_s, tr("Methods found; Return adds one"));
    found->setMinimumHeight(220);
    body()->addWidget(found, 1);
    search();
    setMethods({});
}

const QList<MethodRecord>& CalledMethods::methods() const
{
    return m_calls->methods();
}

void CalledMethods::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

bool CalledMethods::clearSearch()
{
    const bool hadSearch = !m_search->text().isEmpty();
    m_search->clear();
    return hadSearch;
}

QListView* CalledMethods::makeList(MethodModel* model, const QString& objectName, const QString& name)
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
    connect(list, &QListView::clicked, this, &CalledMethods::turn);
    // Not activated(): where a desktop activates with a click, that would turn a row twice.
    for (const auto key : {Qt::Key_Return, Qt::Key_Enter, Qt::Key_Space})
        new QShortcut(
            key, list, this, [this, list] { turn(list->currentIndex()); }, Qt::WidgetShortcut);
    new QShortcut(Qt::Key_Slash, list, this, &CalledMethods::focusSearch, Qt::WidgetShortcut);
    return list;
}

void CalledMethods::makeSearch()
{
    auto* area = new QVBoxLayout;
    area->setContentsMargins(12, 12, 12, 12);
    m_search->setObjectName(u"methodSearch"_s);
    m_search->setPlaceholderText(tr("Search methods, such as files.list"));
    m_search->setAccessibleName(tr("Search methods"));
    m_search->setClearButtonEnabled(true);
    m_search->addAction(themedIcon(u"search"_s), QLineEdit::LeadingPosition);
    area->addWidget(m_search);
    m_hits->setObjectName(u"methodsFound"_s);
    area->addWidget(m_hits->wrapped());
    body()->addLayout(area);
    connect(m_search, &QLineEdit::textChanged, this, &CalledMethods::search);
    connect(m_search, &QLineEdit::returnPressed, this, [this] {
        const QModelIndex first = m_found->index(0);
        if (first.isValid() && !methods().contains(m_found->methods().first()))
            turn(first);
    });
}

void CalledMethods::search()
{
    const auto hits = m_catalogue.findMethods(m_search->text(), mostHits);
    m_delegate->setWords(m_search->text().split(u' ', Qt::SkipEmptyParts));
    m_found->show(hits.methods);
    m_callList->viewport()->update();
    m_hits->setText(m_search->text().isEmpty() ? tr("Type a part of a name.")
            : hits.count > hits.methods.size()
            ? tr("%1 methods; the first %2 are shown.").arg(hits.count).arg(hits.methods.size())
            : counted(hits.count, tr("1 method"), tr("%1 methods")));
}

void CalledMethods::turn(const QModelIndex& index)
{
    const auto* model = qobject_cast<const MethodModel*>(index.model());
    if (model == nullptr)
        return;
    QList<MethodRecord> turned = methods();
    const MethodRecord method = model->methods()[index.row()];
    if (!turned.removeOne(method))
        turned.append(method);
    setMethods(turned);
    Q_EMIT changed();
}

/// The keyboard stays where a row goes: on the next, the one before, or in the search.
void CalledMethods::setMethods(const QList<MethodRecord>& methods)
{
    const bool hadFocus = m_callList->hasFocus();
    const int row = m_callList->currentIndex().row();
    const int count = int(methods.size());
    m_calls->show(methods);
    m_found->setCalled(methods);
    m_callList->setCurrentIndex(m_calls->index(std::min(row, count - 1)));
    m_callList->setFixedHeight(std::min(count, mostRows) * m_callList->sizeHintForRow(0));
    m_callList->setVisible(count > 0);
    if (hadFocus && count == 0)
        m_search->setFocus(Qt::OtherFocusReason);
    m_count->setText(counted(count, tr("1 method"), tr("%1 methods")));
}

} // namespace scopelight
