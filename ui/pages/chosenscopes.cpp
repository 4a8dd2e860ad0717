// SPDX-License-Identifier: Apache-2.0
#include "pages/chosenscopes.h"

#include "doctor/diagnosis.h"
#include "pages/consoleclasses.h"
#include "scopes/reviewoutlook.h"
#include "theme/metrics.h"
#include "widgets/button.h"
#include "widgets/chip.h"
#include "widgets/clearlayout.h"
#include "widgets/copybutton.h"
#include "widgets/findinglist.h"
#include "widgets/plaintooltip.h"
#include "widgets/wiretext.h"
#include "work/counted.h"
#include "work/workbench.h"

#include <QLineEdit>
#include <QPainter>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

/// The shape of a scope's class.
class Glyph : public QWidget {
public:
    explicit Glyph(const Chip& chip)
        : m_chip(chip)
    {
        setFixedSize(16, 16);
        setAccessibleName(chip.text);
        setPlainToolTip(*this, chip.text);
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        paintGlyph(painter, rect(), m_chip, palette());
    }

private:
    Chip m_chip;
};

Chip chipOf(const QString& scope, const Workbench& workbench)
{
    if (workbench.refusedScopes().contains(scope))
        return {ChosenScopes::tr("Refused by the server"), Chip::Tone::Bad, Chip::Glyph::Icon, u"circle-x"_s};
    if (const auto record = workbench.catalogue().find(scope))
        return Chip::of(record->sensitivity);
    return {ChosenScopes::tr("Not in the catalogue"), Chip::Tone::Warn, Chip::Glyph::Icon,
        u"circle-question-mark"_s};
}

} // namespace

ChosenScopes::ChosenScopes(Workbench& workbench, QWidget* parent)
    : QWidget(parent)
    , m_workbench(workbench)
    , m_findingsCard(new Card(tr("Findings")))
    , m_findings(new FindingList)
    , m_reviewCard(new Card(tr("What publishing takes")))
    , m_review(new FindingList)
    , m_classes(new ConsoleClasses(workbench))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Metrics::gap);
    layout->addWidget(makeChosen());
    layout->addWidget(makeWire());
    m_findingsCard->setFlush();
    m_findingsCard->body()->addWidget(m_findings);
    layout->addWidget(m_findingsCard);
    m_review->setObjectName(u"reviewOutlook"_s);
    m_reviewCard->setFlush();
    QPushButton* classes = makeButton(tr("Classes…"), {}, u"pasteClasses"_s, u"quiet"_s, u"small"_s);
    classes->setToolTip(tr("What the project’s console says of scopes, pasted"));
    connect(classes, &QPushButton::clicked, m_classes, &ConsoleClasses::ask);
    m_reviewCard->header()->addWidget(classes);
    connect(m_classes, &ConsoleClasses::opened, this, [this] { Q_EMIT partOpened(m_classes); });
    m_reviewCard->body()->addWidget(m_review);
    layout->addWidget(m_reviewCard);
    layout->addWidget(m_classes);
    layout->addStretch();
    connect(&workbench, &Workbench::refusedScopesChanged, this, &ChosenScopes::refresh);
}

QWidget* ChosenScopes::makeChosen()
{
    auto* card = new Card(tr("Chosen"));
    m_clear = makeButton(tr("Clear"), {}, u"clearScopes"_s, u"quiet"_s, u"small"_s);
    connect(m_clear, &QPushButton::clicked, this, [this] { m_workbench.setScopes({}); });
    card->header()->addWidget(m_clear);
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

QWidget* ChosenScopes::makeWire()
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

void ChosenScopes::choose(const QString& scope, bool isChosen)
{
    const ScopeSet& chosen = m_workbench.scopes();
    if (isChosen)
        m_workbench.setScopes(ScopeSet(chosen.scopes() + QStringList{scope}));
    else
        m_workbench.setScopes(chosen.minus({scope}));
}

/// A scope may hold a comma (RFC 6749 §3.3), and none of Google's does: in a list out of somebody's code it
/// parts them.
QStringList ChosenScopes::words(QString text) const
{
    if (m_workbench.areScopesGoogles())
        text.replace(u',', u' ');
    return text.simplified().split(u' ', Qt::SkipEmptyParts);
}

/// One name or a whole string, on one line or several; short names are expanded where they are Google's.
void ChosenScopes::add(const QString& text)
{
    const ScopeCatalogue& catalogue = m_workbench.catalogue();
    QStringList scopes = m_workbench.scopes().scopes();
    for (const QString& word : words(text))
        scopes.append(m_workbench.areScopesGoogles() ? catalogue.expand(word).value_or(word) : word);
    const auto parsed = ScopeSet::parse(scopes.join(u' '));
    m_addProblem->setVisible(!parsed);
    m_add->setProperty("wrong", !parsed);
    m_add->update();
    if (!parsed)
        return m_addProblem->setText(explain(parsed.error(), m_workbench.context()).headline);
    m_add->clear();
    m_workbench.setScopes(*parsed);
}

/// The keyboard goes down the rows, and stays where a row goes: on the next, or the one before.
void ChosenScopes::fillChosen()
{
    const auto had = std::ranges::find_if(m_removers, &QWidget::hasFocus) - m_removers.begin();
    const bool hadFocus = had < m_removers.size();
    clearLayout(*m_chosen);
    m_removers.clear();
    QWidget* before = m_clear;
    for (const QString& scope : m_workbench.scopes().scopes()) {
        QWidget* row = makeRow(scope);
        m_chosen->addWidget(row);
        row->show(); // now, not with the next event: the keyboard may go there at once
        setTabOrder(before, m_removers.last());
        before = m_removers.last();
    }
    setTabOrder(before, m_add);
    if (m_workbench.scopes().isEmpty())
        m_chosen->addWidget(new TextLabel(
            tr("None yet. Tick some, or add them by name."), TextLabel::Type::Body, TextLabel::Tone::Faint));
    if (hadFocus && m_removers.isEmpty())
        m_add->setFocus(Qt::OtherFocusReason);
    else if (hadFocus)
        m_removers[std::min(had, m_removers.size() - 1)]->setFocus(Qt::OtherFocusReason);
}

QWidget* ChosenScopes::makeRow(const QString& scope)
{
    const Chip chip = chipOf(scope, m_workbench);
    auto* row = new QWidget;
    row->setObjectName(u"chosen_"_s + scope);
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 1, 0, 1);
    layout->setSpacing(Metrics::grid);
    layout->addWidget(new Glyph(chip));
    auto* name = new ElidedLabel(TextLabel::Type::Wire);
    name->setText(ScopeCatalogue::shortName(scope));
    layout->addWidget(name, 1);
    auto* word = new TextLabel(chip.text, TextLabel::Type::Caption,
        chip.tone == Chip::Tone::Bad ? TextLabel::Tone::Bad : TextLabel::Tone::Secondary);
    if (m_isNarrow)
        word->hide();
    layout->addWidget(word);
    QPushButton* remove = makeButton({}, u"x"_s, u"removeScope"_s, u"quiet"_s, u"small"_s);
    remove->setAccessibleName(tr("Remove %1").arg(ScopeCatalogue::shortName(scope)));
    connect(remove, &QPushButton::clicked, this, [this, scope] { choose(scope, false); });
    layout->addWidget(remove);
    m_removers.append(remove);
    return row;
}

void ChosenScopes::setNarrow(bool narrow)
{
    if (std::exchange(m_isNarrow, narrow) != narrow)
        fillChosen();
}

void ChosenScopes::refresh()
{
    fillChosen();
    setUsable(*m_clear, m_workbench.scopes().isEmpty() ? tr("No scope is chosen.") : QString());
    const QString wire = m_workbench.scopes().toWire();
    m_wire->setWire(wire);
    m_length->setText(counted(wire.size(), tr("1 character"), tr("%1 characters")));
    const Findings findings = m_workbench.scopeFindings();
    const Findings outlook = m_workbench.areScopesGoogles()
        ? reviewOutlook(m_workbench.catalogue(), m_workbench.scopes())
        : Findings();
    m_findingsCard->setVisible(!findings.isEmpty());
    m_findings->show(
        findings, m_workbench.context(), [this](const Finding& finding) { return actionFor(finding); });
    m_reviewCard->setVisible(!outlook.isEmpty());
    m_review->show(
        outlook, m_workbench.context(), [this](const Finding& finding) { return actionFor(finding); });
}

/// What Google does not publish, the console says; what was refused can go.
std::optional<FindingAction> ChosenScopes::actionFor(const Finding& finding)
{
    if (finding.code == u"scope_refused") {
        return FindingAction{tr("Take it out"), u"x"_s,
            [this, scope = finding.facts.value(u"full_scope"_s)] { choose(scope, false); }};
    }
    if (finding.code != u"scope_class_not_published" && finding.code != u"review_unknown")
        return std::nullopt;
    return FindingAction{tr("Paste the classes"), u"clipboard-paste"_s, [this] { m_classes->ask(); }};
}

bool ChosenScopes::cancel()
{
    return m_classes->closeField();
}

} // namespace scopelight
