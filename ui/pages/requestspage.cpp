// SPDX-License-Identifier: Apache-2.0
#include "pages/requestspage.h"

#include "http/curl.h"
#include "http/har.h"
#include "models/exchangetext.h"
#include "models/exchangewords.h"
#include "models/requestsmodel.h"
#include "run/tokenfile.h"
#include "theme/icons.h"
#include "theme/metrics.h"
#include "widgets/colourkey.h"
#include "widgets/diagnosiscard.h"
#include "widgets/emptystate.h"
#include "widgets/redactedtext.h"
#include "widgets/segmentbar.h"
#include "widgets/table.h"
#include "widgets/timeaxis.h"
#include "widgets/waterfalldelegate.h"
#include "work/workbench.h"

#include <QClipboard>
#include <QFileDialog>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLineEdit>
#include <QTableView>

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

constexpr int barWidth = 176;

} // namespace

RequestsPage::RequestsPage(Workbench& workbench, QWidget* parent)
    : Page(tr("Requests"), parent)
    , m_workbench(workbench)
    , m_model(new RequestsModel(workbench.trace(), this))
    , m_clear(header()->addButton(tr("Clear"), u"trash-2"_s, u"clearRequests"_s))
    , m_save(header()->addButton(tr("Save as HAR…"), u"download"_s, u"saveHar"_s))
    , m_problem(new DiagnosisCard)
    , m_nothing(new EmptyState(u"list-tree"_s))
    , m_record(new QWidget)
{
    header()->setSentence(tr("Every exchange in order, secrets taken out as it was recorded."));
    auto* columns = new QHBoxLayout;
    columns->setSpacing(Metrics::gap);
    columns->setContentsMargins(0, 0, 0, 0);
    columns->addWidget(makeList(), 4);
    columns->addWidget(makeDetail(), 3);
    m_record->setLayout(columns);
    m_nothing->setText(tr("No exchanges yet"),
        tr("Whatever Scopelight sends to a server, and whatever a browser sends to Scopelight, is recorded "
           "here with its times. Secrets are taken out first."));
    content()->addWidget(m_problem);
    content()->addWidget(m_nothing, 1);
    content()->addWidget(m_record, 1);
    connect(m_clear, &QPushButton::clicked, this, [this] {
        m_workbench.trace().clear();
        filter();
        showRow(-1);
    });
    connect(m_save, &QPushButton::clicked, this, &RequestsPage::saveHar);
    connect(m_model, &QAbstractItemModel::modelReset, this, &RequestsPage::refresh);
    refresh();
}

QString RequestsPage::help() const
{
    return tr("Every exchange with the server and with the browser, in order, with its times. Secrets "
              "were taken out when it was recorded. One exchange can be copied as a cURL command, all "
              "of them saved as a HAR file.");
}

Page::Words RequestsPage::words() const
{
    return {.copy = m_curl->text()};
}

void RequestsPage::focusSearch()
{
    m_filter->setFocus(Qt::ShortcutFocusReason);
}

/// Esc clears the filter; what runs comes first.
bool RequestsPage::cancel()
{
    const bool hasFilter = !m_filter->text().isEmpty() && !m_workbench.signIn().isRunning();
    if (hasFilter)
        m_filter->clear();
    return hasFilter;
}

QWidget* RequestsPage::detail() const
{
    return m_detail;
}

QWidget* RequestsPage::makeList()
{
    auto* card = new Card;
    card->setFlush();
    auto* top = new QHBoxLayout;
    top->setContentsMargins(12, 12, 12, 12);
    top->setSpacing(Metrics::grid);
    m_filter = new QLineEdit;
    m_filter->setObjectName(u"requestFilter"_s);
    m_filter->setPlaceholderText(tr("Filter by address, status or text"));
    m_filter->setAccessibleName(tr("Filter the exchanges"));
    m_filter->setClearButtonEnabled(true);
    m_filter->addAction(themedIcon(u"search"_s), QLineEdit::LeadingPosition);
    m_which = new SegmentBar(tr("Which exchanges"));
    m_which->setObjectName(u"whichExchanges"_s);
    top->addWidget(m_filter, 1);
    top->addWidget(m_which);
    card->body()->addLayout(top);
    m_table = new QTableView;
    m_table->setObjectName(u"requestsTable"_s);
    m_table->setAccessibleName(tr("Exchanges"));
    m_table->setAccessibleDescription(tr("Return goes to the exchange in full."));
    m_table->setModel(m_model);
    m_table->setItemDelegate(new WaterfallDelegate(m_table));
    dressTable(*m_table);
    m_table->setSelectionBehavior(QTableView::SelectRows);
    m_table->setSelectionMode(QTableView::SingleSelection);
    m_table->verticalHeader()->setDefaultSectionSize(WaterfallDelegate::rowHeight(fontMetrics()));
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->setHorizontalHeader(new TimeAxisHeader(m_table));
    m_table->horizontalHeader()->setSectionResizeMode(RequestsModel::Exchange, QHeaderView::Stretch);
    m_table->setColumnWidth(RequestsModel::Status, Metrics::wide(64, fontMetrics()));
    m_table->setColumnWidth(RequestsModel::Time, Metrics::wide(84, fontMetrics()));
    m_table->setMinimumHeight(360);
    m_noneFits = new TextLabel(TextLabel::Type::Body, TextLabel::Tone::Secondary);
    m_noneFits->setObjectName(u"noneFits"_s);
    m_noneFits->wrapped()->setContentsMargins(Metrics::gap, Metrics::gap, Metrics::gap, Metrics::gap);
    card->body()->addWidget(m_noneFits);
    card->body()->addWidget(m_table, 1);
    card->body()->addWidget(new Hairline);
    auto* key = new ColourKey({{&Theme::ctrl, tr("Connect")}, {&Theme::accent, tr("Wait")},
        {&Theme::ok, tr("Receive")}, {&Theme::warnFill, tr("Browser")}});
    key->setContentsMargins(Metrics::gap, 0, Metrics::gap, 0);
    card->body()->addWidget(key);
    connect(m_filter, &QLineEdit::textChanged, this, &RequestsPage::filter);
    connect(m_which, &SegmentBar::chosen, this, &RequestsPage::filter);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
        [this](const QModelIndex& index) { showRow(index.row()); });
    searchFrom(m_table);
    connect(m_table, &QTableView::activated, this, [this] { m_detail->setFocus(Qt::OtherFocusReason); });
    return card;
}

/// In a narrow window with a large font the bars leave the room to the names.
void RequestsPage::setNarrow(bool narrow)
{
    Page::setNarrow(narrow);
    const int bars = narrow ? barWidth * 16 / std::max(16, fontMetrics().height()) : barWidth;
    m_table->setColumnWidth(RequestsModel::Bar, bars);
}

QWidget* RequestsPage::makeDetail()
{
    auto* card = new Card;
    auto* top = new QHBoxLayout;
    auto* names = new QVBoxLayout;
    names->setSpacing(2);
    names->addWidget(m_title = new TextLabel(TextLabel::Type::Lead));
    names->addWidget(m_address = new ElidedLabel(TextLabel::Type::Wire, TextLabel::Tone::Secondary));
    top->addLayout(names, 1);
    m_curl = makeButton(tr("Copy as cURL"), u"terminal"_s, u"copyAsCurl"_s, {}, u"small"_s);
    m_curl->setToolTip(tr("Ctrl+Shift+C"));
    connect(m_curl, &QPushButton::clicked, this, &RequestsPage::copyAsCurl);
    top->addWidget(m_curl, 0, Qt::AlignTop);
    card->body()->addLayout(top);
    card->body()->addWidget(new Hairline);
    m_detail = new RedactedText;
    m_detail->setObjectName(u"exchangeDetail"_s);
    m_detail->setAccessibleName(tr("The exchange in full"));
    card->body()->addWidget(m_detail, 1);
    return card;
}

void RequestsPage::filter()
{
    m_model->setFilter(m_filter->text(), m_which->current() == 1);
}

void RequestsPage::showRow(int row)
{
    const HttpExchange* exchange = row >= 0 && row < m_model->rowCount() ? m_model->exchange(row) : nullptr;
    m_shown = exchange != nullptr ? std::optional(*exchange) : std::nullopt;
    const bool isOurs = exchange != nullptr && exchange->direction == HttpExchange::Direction::Outgoing;
    setUsable(*m_curl, isOurs ? QString() : tr("Choose a request that Scopelight sent."), tr("Ctrl+Shift+C"));
    if (exchange == nullptr) {
        m_title->setText(tr("Choose an exchange"));
        m_address->setText({});
        return m_detail->show({});
    }
    m_title->setText(purposeText(*exchange));
    m_address->setText(QString::fromLatin1(exchange->request.method) + u' '
        + exchange->request.url.toString(QUrl::RemoveQuery | QUrl::FullyEncoded));
    const auto& grant = m_workbench.grant().grant();
    m_detail->show(exchangeLines(*exchange, grant ? grant->tokens.idToken : Secret()));
}

void RequestsPage::showExchangeOf(Leg::Kind leg)
{
    m_filter->clear();
    m_which->setCurrent(0);
    filter();
    for (int row = m_model->rowCount() - 1; row >= 0; --row) {
        const HttpExchange* exchange = m_model->exchange(row);
        if (exchange == nullptr)
            continue;
        if (isOf(*exchange, leg)) {
            m_table->selectRow(row);
            return m_table->setFocus(Qt::OtherFocusReason);
        }
        if (isOf(*exchange, Leg::Kind::OpenAddress))
            return; // what lies before belongs to an earlier attempt
    }
}

void RequestsPage::copyAsCurl()
{
    if (m_curl->isEnabled())
        QGuiApplication::clipboard()->setText(toCurl(*m_shown));
}

void RequestsPage::saveHar()
{
    const QString path = QFileDialog::getSaveFileName(
        this, tr("Save the exchanges"), u"scopelight.har"_s, tr("HTTP Archive (*.har)"));
    if (path.isEmpty())
        return;
    const auto saved = savePrivately(path, toHar(m_workbench.trace().exchanges()));
    m_problem->show(saved ? std::nullopt : std::optional(saved.error()), m_workbench.context());
}

void RequestsPage::refresh()
{
    m_which->setSegments({{tr("All %1").arg(m_model->exchangeCount()), {}},
        {tr("Problems %1").arg(m_model->problemCount()), {}}});
    const bool isEmpty = m_model->exchangeCount() == 0;
    m_nothing->setVisible(isEmpty);
    m_record->setVisible(!isEmpty);
    const QString nothing = isEmpty ? tr("Nothing is recorded yet.") : QString();
    setUsable(*m_save, nothing);
    setUsable(*m_clear, nothing);
    m_noneFits->setVisible(m_model->rowCount() == 0);
    m_noneFits->setText(m_filter->text().isEmpty()
            ? tr("None of these exchanges went wrong.")
            : tr("None of these exchanges has “%1” in it.").arg(m_filter->text()));
    m_table->clearSpans();
    for (int row = 0; row < m_model->rowCount(); ++row) {
        if (m_model->exchange(row) == nullptr)
            m_table->setSpan(row, 0, 1, RequestsModel::ColumnCount);
    }
    selectShown();
}

/// The exchange that was looked at stays, wherever it has gone; where it is filtered out, the first. The
/// table stays where it was scrolled to.
void RequestsPage::selectShown()
{
    const int row = m_shown ? m_model->rowOf(*m_shown) : -1;
    m_table->setAutoScroll(false);
    showRow(std::max(0, row));
    if (m_shown)
        m_table->selectRow(std::max(0, row));
    m_table->setAutoScroll(true);
}

} // namespace scopelight
