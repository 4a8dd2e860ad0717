// SPDX-License-Identifier: Apache-2.0
#include "widgets/diagnosiscard.h"

#include "doctor/diagnosis.h"
#include "models/stepmodel.h"
#include "run/report.h"
#include "theme/metrics.h"
#include "widgets/bendingbox.h"
#include "widgets/button.h"
#include "widgets/causerow.h"
#include "widgets/copybutton.h"
#include "widgets/foldbutton.h"
#include "widgets/helpbutton.h"
#include "widgets/levelmark.h"
#include "widgets/plaintooltip.h"
#include "widgets/sunkbox.h"

#include <QAccessible>
#include <QApplication>
#include <QDesktopServices>
#include <QLineEdit>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

constexpr int disc = 40;

/// Step, code and facts as they were seen: what a developer looks up, and nobody has to read.
QString technicalDetails(const Error& error)
{
    QStringList lines{u"%1, %2"_s.arg(toString(error.step), shownText(error.code))};
    for (const auto& [name, value] : error.facts.asKeyValueRange())
        lines.append(u"%1: %2"_s.arg(name, shownText(value)));
    return lines.join(u'\n');
}

/// The data's name of a step of the window.
std::optional<StepId> stepNamed(const QString& page)
{
    if (page == u"client")
        return StepId::Client;
    return page == u"scopes" ? std::optional(StepId::Scopes) : std::nullopt;
}

} // namespace

DiagnosisCard::DiagnosisCard(QWidget* parent)
    : Card(parent)
{
    setObjectName(u"diagnosisCard"_s);
    setBar(Bar::Bad);
    setFlush();
    setVisible(false);
}

void DiagnosisCard::setRetry(const QString& text, bool isMain)
{
    m_retry = text;
    m_isRetryMain = isMain;
}

void DiagnosisCard::setSecondary(bool isSecondary)
{
    m_isSecondary = isSecondary;
    if (m_wayOut != nullptr && isSecondary)
        setKind(*m_wayOut, {});
}

void DiagnosisCard::show(const std::optional<Error>& error, const ExplainContext& context)
{
    if (error == m_error && context == m_context)
        return setVisible(error.has_value());
    m_error = error;
    m_context = context;
    const bool takesFocus = error && !m_followsSelection && mayTakeFocus();
    if (error)
        rebuild(explain(*error, context));
    setVisible(error.has_value());
    if (takesFocus && m_wayOut != nullptr)
        m_wayOut->setFocus(Qt::OtherFocusReason);
}

bool DiagnosisCard::hasPrimary() const
{
    return m_error && m_wayOut != nullptr && m_wayOut->property("kind") == u"primary"_s;
}

/// Who types goes on typing; any other focus on the page was on what the failure has ended.
bool DiagnosisCard::mayTakeFocus() const
{
    const QWidget* focused = QApplication::focusWidget();
    const bool isHere =
        focused == nullptr || (parentWidget() != nullptr && parentWidget()->isAncestorOf(focused));
    return isHere && qobject_cast<const QLineEdit*>(focused) == nullptr;
}

/// What happened, beside its mark.
QLayout* DiagnosisCard::makeHead(const Explanation& words)
{
    auto* texts = new QVBoxLayout;
    texts->setSpacing(4);
    auto* headline = new TextLabel(words.headline, TextLabel::Type::Lead);
    headline->setObjectName(u"headline"_s);
    texts->addWidget(headline->wrapped());
    if (!words.detail.isEmpty())
        texts->addWidget((new TextLabel(words.detail, TextLabel::Type::Body, TextLabel::Tone::Secondary))
                             ->wrapped()
                             ->selectable());
    auto* head = new QHBoxLayout;
    head->setContentsMargins(Metrics::gap, Metrics::gap, Metrics::gap, Metrics::gap);
    head->setSpacing(Metrics::gap);
    head->addWidget(new LevelMark(Finding::Level::Problem, disc), 0, Qt::AlignTop);
    head->addLayout(texts, 1);
    head->setAlignment(texts, Qt::AlignTop); // a stretch would let the card take the room below it
    head->addWidget(makeCopy(), 0, Qt::AlignTop);
    return head;
}

QLayout* DiagnosisCard::makeDetails()
{
    auto* details =
        new TextLabel(technicalDetails(*m_error), TextLabel::Type::Wire, TextLabel::Tone::Secondary);
    details->setObjectName(u"technicalDetails"_s);
    details->setContentsMargins(Metrics::grid, 0, Metrics::grid, Metrics::grid);
    auto* fold = new FoldButton(tr("Technical details"), tr("Technical details"), *details);
    fold->setObjectName(u"unfoldDetails"_s);
    auto* layout = new QVBoxLayout;
    layout->setContentsMargins(Metrics::grid, Metrics::half, Metrics::grid, Metrics::half);
    layout->addWidget(fold);
    layout->addWidget(details->wrapped()->selectable());
    return layout;
}

void DiagnosisCard::rebuild(const Explanation& words)
{
    if (m_content != nullptr) {
        m_content->hide();
        m_content->deleteLater(); // one of its buttons may have asked for this
    }
    m_content = new QWidget;
    auto* layout = new QVBoxLayout(m_content);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(makeHead(words));
    if (words.causes.size() > 1) {
        auto* order = new TextLabel(
            tr("Causes, the usual one first"), TextLabel::Type::Caption, TextLabel::Tone::Secondary);
        order->setContentsMargins(Metrics::gap, 0, Metrics::gap, Metrics::grid);
        layout->addWidget(order);
    }
    for (qsizetype i = 0; i < words.causes.size(); ++i) {
        layout->addWidget(new Hairline);
        layout->addWidget(new CauseRow(words.causes[i], i + 1, i == 0 ? makeLinks(words) : nullptr));
    }
    if (words.causes.isEmpty()) {
        auto* links = makeLinks(words);
        links->layout()->setContentsMargins(Metrics::gap, 0, Metrics::gap, Metrics::gap);
        layout->addWidget(links);
    }
    if (!words.note.isEmpty()) {
        layout->addWidget(new Hairline);
        layout->addWidget(makeNote(words.note));
    }
    layout->addWidget(new Hairline);
    layout->addLayout(makeDetails());
    body()->addWidget(m_content);
    chainFocus();
    m_content->show();
    setAccessibleName(words.headline);
    setAccessibleDescription(words.detail);
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

/// The Tab key comes to its buttons where the card stands, not after all that was there before it. Qt puts
/// nothing behind what takes no focus itself, as the card does not.
void DiagnosisCard::chainFocus()
{
    QWidget* before = previousInFocusChain();
    while (before != this && (before->focusPolicy() == Qt::NoFocus || isAncestorOf(before)))
        before = before->previousInFocusChain();
    if (before == this)
        return; // nothing else on the page takes it
    for (QWidget* widget : m_content->findChildren<QWidget*>()) {
        if (widget->focusPolicy() == Qt::NoFocus)
            continue;
        setTabOrder(before, widget);
        before = widget;
    }
}

/// Copies the failure for somebody else.
QPushButton* DiagnosisCard::makeCopy()
{
    QPushButton* copy = makeButton(tr("Copy report"), u"copy"_s, u"copyReport"_s, u"quiet"_s, u"small"_s);
    copy->setToolTip(tr("What happened, as text to send to somebody: no account, no folder, no secret"));
    connect(copy, &QPushButton::clicked, copy,
        [this, copy] { copyText(toFailureReport(*m_error, m_context), *copy); });
    return copy;
}

/// What somebody else is to be told who can mend it: read here, and copied whole.
QWidget* DiagnosisCard::makeNote(const QString& note)
{
    auto* box = new QWidget;
    auto* layout = new QVBoxLayout(box);
    layout->setContentsMargins(Metrics::gap, 12, Metrics::gap, Metrics::gap);
    layout->setSpacing(Metrics::grid);
    auto* text = new TextLabel(note, TextLabel::Type::Body);
    text->setObjectName(u"note"_s);
    auto* sheet = new SunkBox;
    auto* margins = new QVBoxLayout(sheet);
    margins->setContentsMargins(Metrics::gap, 12, Metrics::gap, 12);
    margins->addWidget(text->wrapped()->selectable());
    QPushButton* copy = makeButton(tr("Copy the note"), u"copy"_s, u"copyNote"_s, {}, u"small"_s);
    connect(copy, &QPushButton::clicked, copy, [copy, note] { copyText(note, *copy); });
    auto* heading = new QHBoxLayout;
    heading->addWidget(new TextLabel(tr("The note to hand on"), TextLabel::Type::Heading), 1);
    heading->addWidget(copy);
    layout->addLayout(heading);
    layout->addWidget(sheet);
    return box;
}

/// A button a page that mends it, each beside its address, so that it can be read before it is opened.
QWidget* DiagnosisCard::makeLinks(const Explanation& words)
{
    auto* links = new QWidget;
    auto* rows = new QVBoxLayout(links);
    rows->setContentsMargins(0, 4, 0, 0);
    rows->setSpacing(Metrics::grid);
    m_wayOut.clear();
    for (const Explanation::Link& link : words.links) {
        const bool isFirst = m_wayOut == nullptr;
        QPushButton* button = makeButton(
            link.text, u"external-link"_s, u"link"_s, isFirst && !m_isSecondary ? u"primary"_s : QString());
        setPlainToolTip(*button, link.address);
        connect(button, &QPushButton::clicked, this,
            [address = link.address] { QDesktopServices::openUrl(QUrl(address)); });
        if (isFirst)
            m_wayOut = button;
        auto* address = new ElidedLabel(TextLabel::Type::Wire, TextLabel::Tone::Secondary);
        address->setText(link.address);
        auto* row = new QHBoxLayout;
        row->setSpacing(Metrics::grid);
        row->addWidget(button);
        row->addWidget(address, 1);
        rows->addLayout(row);
    }
    rows->addWidget(makeActions(words, *links));
    return links;
}

/// What can be done about it in this window.
QWidget* DiagnosisCard::makeActions(const Explanation& words, QWidget& parent)
{
    auto* row = new BendingBox(Metrics::grid, &parent);
    row->hide(); // until there is something in it
    const bool hasLinks = !words.links.isEmpty();
    const auto add = [&](QPushButton* button) {
        row->add(button);
        row->setVisible(true);
        if (m_wayOut == nullptr)
            m_wayOut = button;
        return button;
    };
    if (!words.redirectUri.isEmpty()) {
        QPushButton* copy = add(makeButton(tr("Copy the redirect URI"), u"copy"_s, u"copyRedirectUri"_s));
        setPlainToolTip(*copy, words.redirectUri);
        connect(copy, &QPushButton::clicked, copy, [copy, uri = words.redirectUri] { copyText(uri, *copy); });
    }
    if (const auto step = stepNamed(words.page)) {
        QPushButton* open = add(makeButton(tr("Open %1").arg(StepModel::title(*step)), u"arrow-right"_s,
            u"openStep"_s, hasLinks || m_isSecondary ? QString() : u"primary"_s));
        connect(open, &QPushButton::clicked, this, [this, step = *step] { Q_EMIT stepWanted(step); });
    }
    if (!m_retry.isEmpty()) {
        const bool isMain = m_isRetryMain && m_wayOut == nullptr;
        QPushButton* again =
            add(makeButton(m_retry, u"rotate-cw"_s, u"tryAgain"_s, isMain ? u"primary"_s : QString()));
        connect(again, &QPushButton::clicked, this, &DiagnosisCard::retried);
    }
    for (const QString& page : words.help) { // to read about it is no way out
        row->add(makeHelpButton(page));
        row->setVisible(true);
    }
    return row;
}

} // namespace scopelight
