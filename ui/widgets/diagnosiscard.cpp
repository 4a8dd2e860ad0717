// SPDX-License-Identifier: Apache-2.0
#include "widgets/diagnosiscard.h"

#include "doctor/diagnosis.h"
#include "run/report.h"
#include "theme/icons.h"
#include "theme/metrics.h"
#include "theme/theme.h"
#include "widgets/button.h"
#include "widgets/chip.h"
#include "widgets/plaintooltip.h"

#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QDesktopServices>
#include <QPainter>
#include <QTimer>
#include <QUrl>

#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace scopelight {

namespace {

Chip chipOf(const QString& likelihood)
{
    if (likelihood == u"usual")
        return {DiagnosisCard::tr("Usual reason"), Chip::Tone::Accent};
    return {likelihood == u"possible" ? DiagnosisCard::tr("Possible") : DiagnosisCard::tr("Less likely"),
        Chip::Tone::Neutral};
}

/// A number in a disc; the first cause's is filled.
class NumberDisc : public QWidget {
public:
    NumberDisc(qsizetype number, bool isFilled)
        : m_text(QString::number(number))
        , m_isFilled(isFilled)
    {
        setFixedSize(24, 24);
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        const Theme& theme = Theme::of(palette());
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_isFilled ? theme.accent : theme.neutralSoft);
        painter.drawEllipse(rect());
        painter.setPen(m_isFilled ? theme.onAccent : theme.text2);
        painter.setFont(Type::caption(font(), QFont::DemiBold));
        painter.drawText(rect(), Qt::AlignCenter, m_text);
    }

private:
    QString m_text;
    bool m_isFilled;
};

/// The sunk box of what to do.
class SunkBox : public QWidget {
protected:
    void paintEvent(QPaintEvent*) override
    {
        const Theme& theme = Theme::of(palette());
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(theme.line, 1));
        painter.setBrush(theme.sunk);
        painter.drawRoundedRect(
            QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), Metrics::cardRadius, Metrics::cardRadius);
    }
};

} // namespace

DiagnosisCard::DiagnosisCard(QWidget* parent)
    : Card(parent)
{
    setObjectName(u"diagnosisCard"_s);
    setBar(Bar::Bad);
    setFlush();
    setVisible(false);
}

void DiagnosisCard::setRetry(const QString& text)
{
    m_retry = text;
}

void DiagnosisCard::show(const std::optional<Error>& error, const ExplainContext& context)
{
    if (error == m_error && context == m_context)
        return setVisible(error.has_value());
    m_error = error;
    m_context = context;
    if (error)
        rebuild(explain(*error, context));
    setVisible(error.has_value());
}

void DiagnosisCard::rebuild(const Explanation& words)
{
    const QWidget* focused =
        isAncestorOf(QApplication::focusWidget()) ? QApplication::focusWidget() : nullptr;
    const QString focusedName = focused != nullptr ? focused->objectName() : QString();
    if (m_content != nullptr) {
        m_content->hide();
        m_content->deleteLater(); // one of its buttons may have asked for this
    }
    m_content = new QWidget;
    auto* layout = new QVBoxLayout(m_content);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto* top = new QVBoxLayout;
    top->setContentsMargins(Metrics::gap, Metrics::gap, Metrics::gap, Metrics::gap);
    top->setSpacing(4);
    auto* headline = new TextLabel(words.headline, TextLabel::Type::Lead);
    headline->setObjectName(u"headline"_s);
    auto* heading = new QHBoxLayout;
    heading->setSpacing(Metrics::grid);
    heading->addWidget(headline->wrapped(), 1);
    heading->addWidget(makeCopy(), 0, Qt::AlignTop);
    top->addLayout(heading);
    if (!words.detail.isEmpty())
        top->addWidget((new TextLabel(words.detail, TextLabel::Type::Body, TextLabel::Tone::Secondary))
                           ->wrapped()
                           ->selectable());
    layout->addLayout(top);
    for (qsizetype i = 0; i < words.causes.size(); ++i) {
        layout->addWidget(new Hairline);
        layout->addWidget(makeCause(words, i));
    }
    if (words.causes.isEmpty() && (!words.links.isEmpty() || !m_retry.isEmpty())) {
        auto* row = makeLinks(words);
        row->layout()->setContentsMargins(Metrics::gap, 0, Metrics::gap, Metrics::gap);
        layout->addWidget(row);
    }
    layout->addWidget(new Hairline);
    auto* code = new TextLabel(u"%1, %2"_s.arg(toString(m_error->step), shownText(m_error->code)),
        TextLabel::Type::Wire, TextLabel::Tone::Faint);
    code->setContentsMargins(Metrics::gap, 8, Metrics::gap, 8);
    layout->addWidget(code->selectable());
    body()->addWidget(m_content);
    m_content->show();
    if (focused != nullptr) {
        auto* same = m_content->findChild<QPushButton*>(focusedName);
        (same != nullptr ? same : m_content->findChild<QPushButton*>())->setFocus(Qt::OtherFocusReason);
    }
    setAccessibleName(words.headline);
    setAccessibleDescription(words.detail);
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

/// Copies the failure for somebody else, and shows for a moment that it did.
QPushButton* DiagnosisCard::makeCopy()
{
    QPushButton* copy = makeButton(tr("Copy report"), u"copy"_s, u"copyReport"_s, u"quiet"_s, u"small"_s);
    copy->setToolTip(tr("What happened, as text to send to somebody: no account, no folder, no secret"));
    connect(copy, &QPushButton::clicked, copy, [this, copy] {
        QGuiApplication::clipboard()->setText(toFailureReport(*m_error, m_context));
        copy->setIcon(themedIcon(u"check"_s));
        QTimer::singleShot(1200ms, copy, [copy] { copy->setIcon(themedIcon(u"copy"_s)); });
    });
    return copy;
}

QWidget* DiagnosisCard::makeCause(const Explanation& words, qsizetype number)
{
    const Explanation::Cause& cause = words.causes[number];
    const bool isFirst = number == 0;
    auto* row = new QWidget;
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(Metrics::gap, 12, Metrics::gap, 12);
    layout->setSpacing(12);
    layout->addWidget(new NumberDisc(number + 1, isFirst), 0, Qt::AlignTop);
    auto* texts = new QVBoxLayout;
    texts->setSpacing(Metrics::grid);
    auto* heading = new QHBoxLayout;
    heading->setContentsMargins(0, 3, 0, 0); // on a line with the disc
    heading->setSpacing(Metrics::grid);
    if (!cause.text.isEmpty())
        heading->addWidget((new TextLabel(cause.text, TextLabel::Type::Heading))->wrapped(), 1);
    else
        heading->addStretch();
    heading->addWidget(new ChipLabel(chipOf(cause.likelihood)), 0, Qt::AlignTop);
    texts->addLayout(heading);
    QWidget* actions = makeActions(words, cause);
    texts->addWidget(actions);
    texts->addStretch();
    layout->addLayout(texts, 1);
    if (!isFirst && !cause.actions.isEmpty()) {
        actions->setVisible(false);
        QPushButton* unfold = makeButton({}, u"chevron-down"_s, u"unfoldCause"_s, u"quiet"_s, u"small"_s);
        unfold->setAccessibleName(tr("What to do about it"));
        connect(unfold, &QPushButton::clicked, actions, [actions, unfold] {
            actions->setVisible(!actions->isVisible());
            unfold->setIcon(themedIcon(actions->isVisible() ? u"chevron-up"_s : u"chevron-down"_s));
        });
        layout->addWidget(unfold, 0, Qt::AlignTop);
    }
    return row;
}

QWidget* DiagnosisCard::makeActions(const Explanation& words, const Explanation::Cause& cause)
{
    auto* box = new SunkBox;
    auto* layout = new QVBoxLayout(box);
    layout->setContentsMargins(Metrics::gap, 12, Metrics::gap, 12);
    layout->setSpacing(Metrics::grid);
    layout->addWidget(new TextLabel(tr("What to do"), TextLabel::Type::Heading));
    for (qsizetype i = 0; i < cause.actions.size(); ++i) {
        auto* step = new QHBoxLayout;
        step->setSpacing(12);
        step->addWidget(new NumberDisc(i + 1, false), 0, Qt::AlignTop);
        step->addWidget((new TextLabel(cause.actions[i], TextLabel::Type::Body))->wrapped(), 1);
        layout->addLayout(step);
    }
    if (&cause == &words.causes.first())
        layout->addWidget(makeLinks(words));
    box->setVisible(!cause.actions.isEmpty());
    return box;
}

QWidget* DiagnosisCard::makeLinks(const Explanation& words)
{
    auto* row = new QWidget;
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 4, 0, 0);
    layout->setSpacing(Metrics::grid);
    bool isFirst = true;
    for (const Explanation::Link& link : words.links) {
        const QString kind = std::exchange(isFirst, false) ? u"primary"_s : QString();
        QPushButton* button = makeButton(link.text, u"external-link"_s, u"link"_s, kind);
        setPlainToolTip(*button, link.address);
        connect(button, &QPushButton::clicked, this,
            [address = link.address] { QDesktopServices::openUrl(QUrl(address)); });
        layout->addWidget(button);
    }
    if (!m_retry.isEmpty()) {
        QPushButton* again = makeButton(m_retry, u"rotate-cw"_s, u"tryAgain"_s);
        connect(again, &QPushButton::clicked, this, &DiagnosisCard::retried);
        layout->addWidget(again);
    }
    layout->addStretch();
    if (!words.links.isEmpty()) {
        auto* address = new ElidedLabel(TextLabel::Type::Wire, TextLabel::Tone::Faint);
        address->setText(words.links.first().address);
        layout->addWidget(address, 1);
    }
    return row;
}

} // namespace scopelight
