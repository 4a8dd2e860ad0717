// SPDX-License-Identifier: Apache-2.0
#include "widgets/findinglist.h"

#include "theme/metrics.h"
#include "widgets/bendingbox.h"
#include "widgets/button.h"
#include "widgets/card.h"
#include "widgets/clearlayout.h"
#include "widgets/foldbutton.h"
#include "widgets/helpbutton.h"
#include "widgets/levelmark.h"
#include "widgets/plaintooltip.h"

#include <QApplication>
#include <QDesktopServices>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

constexpr qsizetype mostShown = 5;
constexpr int disc = 24;
constexpr int leastText = 280; ///< beside buttons; where there is less they stand under it

QString levelWord(Finding::Level level)
{
    switch (level) {
    case Finding::Level::Problem:
        return FindingList::tr("Problem");
    case Finding::Level::Look:
        return FindingList::tr("Worth a look");
    case Finding::Level::Note:
        return FindingList::tr("Note");
    }
    Q_UNREACHABLE();
}

/// Detail, then what is usually behind it and what to do, in plain sentences.
QString sentences(const Explanation& words)
{
    QStringList lines;
    if (!words.detail.isEmpty())
        lines.append(words.detail);
    for (const Explanation::Cause& cause : words.causes) {
        QString line = cause.sentence();
        if (!cause.actions.isEmpty())
            line += (line.isEmpty() ? QString() : u" "_s) + cause.actions.join(u' ');
        lines.append(line);
    }
    return lines.join(u'\n');
}

QLayout* makeTexts(const Explanation& words)
{
    auto* texts = new QVBoxLayout;
    texts->setSpacing(2);
    texts->addWidget((new TextLabel(words.headline, TextLabel::Type::Heading))->wrapped());
    const QString detail = sentences(words);
    if (!detail.isEmpty()) {
        texts->addWidget((new TextLabel(detail, TextLabel::Type::Body, TextLabel::Tone::Secondary))
                             ->wrapped()
                             ->selectable());
    }
    return texts;
}

QPushButton* makeLink(const Explanation::Link& link)
{
    const bool isConsole = link.address.startsWith(u"https://console.cloud.google.com/");
    QPushButton* button =
        makeButton(isConsole ? FindingList::tr("Open the console") : FindingList::tr("Read more"),
            u"external-link"_s, u"link"_s, u"quiet"_s, u"small"_s);
    setPlainToolTip(*button, link.address);
    button->setAccessibleName(link.text);
    QObject::connect(button, &QPushButton::clicked, button,
        [address = link.address] { QDesktopServices::openUrl(QUrl(address)); });
    return button;
}

} // namespace

FindingList::FindingList(QWidget* parent)
    : QWidget(parent)
    , m_rows(new QVBoxLayout(this))
{
    m_rows->setContentsMargins(0, 0, 0, 0);
    m_rows->setSpacing(0);
}

QWidget* FindingList::makeRow(const Finding& finding, const ExplainContext& context, const ActionOf& actionOf)
{
    const Explanation words = explain(finding, context);
    auto* row = new QWidget;
    row->setObjectName(u"finding_"_s + finding.code);
    row->setAccessibleName(u"%1: %2"_s.arg(levelWord(finding.level), words.headline));
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(Metrics::gap, 12, 12, 12);
    layout->setSpacing(12);
    layout->addWidget(new LevelMark(finding.level, disc), 0, Qt::AlignTop);
    auto* box = new BendingBox(12);
    auto* texts = new QWidget;
    texts->setLayout(makeTexts(words));
    box->addStretching(texts, Metrics::wide(leastText, fontMetrics()));
    layout->addWidget(box, 1);
    for (const QString& page : words.help)
        box->add(makeHelpButton(page, u"small"_s));
    for (const Explanation::Link& link : words.links)
        box->add(makeLink(link));
    if (const auto action = actionOf ? actionOf(finding) : std::nullopt) {
        QPushButton* button =
            makeButton(action->text, action->icon, u"action_"_s + finding.code, {}, u"small"_s);
        connect(button, &QPushButton::clicked, this, action->run);
        box->add(button);
    }
    return row;
}

void FindingList::show(const Findings& findings, const ExplainContext& context, const ActionOf& actionOf)
{
    const Findings sorted = worstFirst(findings);
    if (sorted == m_shown && context == m_context)
        return;
    m_shown = sorted;
    m_context = context;
    const bool hadFocus = isAncestorOf(QApplication::focusWidget());
    clearLayout(*m_rows);
    auto* folded = new QWidget;
    auto* more = new QVBoxLayout(folded);
    more->setContentsMargins(0, 0, 0, 0);
    more->setSpacing(0);
    for (qsizetype i = 0; i < sorted.size(); ++i) {
        QVBoxLayout* target = i < mostShown ? m_rows : more;
        if (i > 0)
            target->addWidget(new Hairline);
        target->addWidget(makeRow(sorted[i], context, actionOf));
    }
    if (hadFocus)
        focusNextPrevChild(true); // where the button was that did something about one
    if (sorted.size() <= mostShown) {
        delete folded;
        return;
    }
    const QString count = tr("%1 more").arg(sorted.size() - mostShown);
    auto* unfold = new FoldButton(count, count, *folded);
    unfold->setObjectName(u"unfoldFindings"_s);
    connect(unfold, &FoldButton::clicked, this, [unfold, count] {
        unfold->setText(unfold->isOpen() ? tr("Show fewer") : count);
        unfold->setAccessibleName(unfold->text());
    });
    m_rows->addWidget(folded);
    m_rows->addWidget(unfold);
}

} // namespace scopelight
