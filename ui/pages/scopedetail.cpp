// SPDX-License-Identifier: Apache-2.0
#include "pages/scopedetail.h"

#include "models/openedmodel.h"
#include "theme/metrics.h"
#include "widgets/button.h"
#include "widgets/chip.h"
#include "widgets/openeddelegate.h"
#include "work/counted.h"

#include <QDate>
#include <QListView>
#include <QLocale>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

/// Who says what class it is, and since when we know; where nobody does, that.
QString classText(const ScopeRecord& record)
{
    if (record.sensitivity == Sensitivity::NotPublished)
        return ScopeDetail::tr("No page of Google's names its class. The console of your project is the only "
                               "place that says it.");
    if (record.source.isEmpty())
        return {};
    const QUrl page(record.source);
    const QDate day = QDate::fromString(record.sourceRead, Qt::ISODate);
    if (record.source == consoleSource)
        return ScopeDetail::tr("The console of a project said so on %1, as you pasted it.")
            .arg(QLocale().toString(day, QLocale::ShortFormat));
    return ScopeDetail::tr("Source: %1%2, read on %3.")
        .arg(page.host(), page.path(), QLocale().toString(day, QLocale::ShortFormat));
}

/// What there is to know of a scope that is not like others.
QString kindText(const QString& kind)
{
    if (kind == u"alias")
        return ScopeDetail::tr("Another name of a scope.");
    if (kind == u"removed")
        return ScopeDetail::tr("Google has removed it.");
    if (kind == u"retired")
        return ScopeDetail::tr("All its APIs are probably retired.");
    if (kind == u"legacy")
        return ScopeDetail::tr("Of an older generation of APIs.");
    if (kind == u"service_account")
        return ScopeDetail::tr("For an app's own identity, a service account.");
    if (kind == u"delegation")
        return ScopeDetail::tr("Only with domain-wide delegation.");
    if (kind == u"add_on")
        return ScopeDetail::tr("For Workspace add-ons.");
    if (kind == u"apps_script")
        return ScopeDetail::tr("For Apps Script.");
    return {};
}

} // namespace

ScopeDetail::ScopeDetail(const ScopeCatalogue& catalogue, QWidget* parent)
    : Card(parent)
    , m_catalogue(catalogue)
{
    setObjectName(u"scopeDetail"_s);
    setFlush();
    makeTop();
    body()->addWidget(new Hairline);
    makeList();
    setTabOrder(m_choose, m_list);
}

void ScopeDetail::makeTop()
{
    auto* top = new QVBoxLayout;
    top->setContentsMargins(Metrics::gap, Metrics::grid, Metrics::grid, 12);
    top->setSpacing(Metrics::grid);
    auto* heading = new QHBoxLayout;
    m_name = new TextLabel(TextLabel::Type::Heading);
    m_name->setObjectName(u"detailName"_s);
    heading->addWidget(m_name->wrapped(), 1);
    QPushButton* close = makeButton({}, u"x"_s, u"closeDetail"_s, u"quiet"_s, u"small"_s);
    close->setAccessibleName(tr("Close what the scope opens"));
    close->setToolTip(tr("Esc"));
    heading->addWidget(close, 0, Qt::AlignTop);
    top->addLayout(heading);
    auto* texts = new QVBoxLayout;
    texts->setContentsMargins(0, 0, Metrics::grid, 0);
    texts->setSpacing(Metrics::grid);
    m_description = new TextLabel(TextLabel::Type::Body, TextLabel::Tone::Secondary);
    texts->addWidget(m_description->wrapped());
    m_wire = new TextLabel(TextLabel::Type::Wire, TextLabel::Tone::Faint);
    m_wire->setObjectName(u"detailWire"_s);
    texts->addWidget(m_wire->wrapped()->selectable());
    auto* row = new QHBoxLayout;
    m_chip = new ChipLabel;
    m_chip->setObjectName(u"detailClass"_s);
    row->addWidget(m_chip);
    row->addStretch();
    m_choose = makeButton({}, {}, u"chooseShownScope"_s, {}, u"small"_s);
    row->addWidget(m_choose);
    texts->addLayout(row);
    m_classText = new TextLabel(TextLabel::Type::Caption, TextLabel::Tone::Secondary);
    m_classText->setObjectName(u"detailClassSource"_s);
    texts->addWidget(m_classText->wrapped()->selectable());
    m_kind = new TextLabel(TextLabel::Type::Caption, TextLabel::Tone::Secondary);
    texts->addWidget(m_kind->wrapped());
    top->addLayout(texts);
    body()->addLayout(top);
    connect(close, &QPushButton::clicked, this, &ScopeDetail::closed);
    connect(m_choose, &QPushButton::clicked, this, [this] { Q_EMIT choiceWanted(m_scope, !m_isChosen); });
}

void ScopeDetail::makeList()
{
    m_count = new TextLabel(TextLabel::Type::Heading);
    m_count->setObjectName(u"detailCount"_s);
    m_count->setContentsMargins(Metrics::gap, 10, Metrics::gap, 10);
    body()->addWidget(m_count->wrapped());
    m_model = new OpenedModel(this);
    m_delegate = new OpenedDelegate(this);
    m_list = new QListView;
    m_list->setObjectName(u"openedMethods"_s);
    m_list->setAccessibleName(tr("APIs and methods that the scope opens"));
    m_list->setVerticalScrollMode(QListView::ScrollPerPixel);
    m_list->setEditTriggers(QListView::NoEditTriggers);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setMouseTracking(true);
    m_list->setMinimumHeight(180);
    m_list->setModel(m_model);
    m_list->setItemDelegate(m_delegate);
    body()->addWidget(m_list, 1);
}

void ScopeDetail::show(const ScopeRecord& record, const QStringList& words)
{
    const QString name = ScopeCatalogue::shortName(record.scope);
    if (m_scope != record.scope)
        m_model->show(m_catalogue.apisOpenedBy(record.scope));
    m_scope = record.scope;
    m_name->setText(name);
    m_description->setText(record.description);
    m_wire->setText(record.scope);
    m_wire->setVisible(name != record.scope);
    m_chip->setChip(Chip::of(record.sensitivity));
    m_classText->setText(classText(record));
    m_classText->setVisible(!m_classText->text().isEmpty());
    m_kind->setText(kindText(record.kind));
    m_kind->setVisible(!m_kind->text().isEmpty());
    const QString methods = counted(m_model->methodCount(), tr("Opens 1 method"), tr("Opens %1 methods"));
    const QString apis = counted(m_model->apiCount(), tr("in 1 API"), tr("in %1 APIs"));
    m_count->setText(m_model->methodCount() > 0 ? methods + u' ' + apis
                                                : tr("No document of Google's names a method it opens."));
    m_list->setVisible(m_model->methodCount() > 0);
    m_delegate->setWords(words);
    const QModelIndex first = m_model->firstWith(words);
    m_list->setCurrentIndex(first);
    if (first.isValid())
        m_list->scrollTo(first, QListView::PositionAtCenter);
    else
        m_list->scrollToTop();
    m_list->viewport()->update();
    setAccessibleName(tr("What %1 opens").arg(name));
    setAccessibleDescription(m_count->text());
}

void ScopeDetail::setChosen(bool isChosen)
{
    m_isChosen = isChosen;
    const QString name = ScopeCatalogue::shortName(m_scope);
    m_choose->setText(isChosen ? tr("Remove") : tr("Add"));
    m_choose->setAccessibleName(
        isChosen ? tr("Remove %1 from the set").arg(name) : tr("Add %1 to the set").arg(name));
}

} // namespace scopelight
