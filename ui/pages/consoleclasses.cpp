// SPDX-License-Identifier: Apache-2.0
#include "pages/consoleclasses.h"

#include "theme/metrics.h"
#include "widgets/button.h"
#include "work/counted.h"
#include "work/workbench.h"

#include <QApplication>
#include <QPlainTextEdit>

using namespace Qt::StringLiterals;

namespace scopelight {

ConsoleClasses::ConsoleClasses(Workbench& workbench, QWidget* parent)
    : Card(tr("What the console says"), parent)
    , m_workbench(workbench)
    , m_pasted(new QPlainTextEdit)
    , m_problem(new TextLabel(TextLabel::Type::Caption, TextLabel::Tone::Bad))
    , m_kept(new TextLabel(TextLabel::Type::Caption, TextLabel::Tone::Secondary))
    , m_forget(makeButton(tr("Forget them"), {}, u"forgetClasses"_s, u"quiet"_s, u"small"_s))
{
    setObjectName(u"consoleClasses"_s);
    body()->addWidget(
        (new TextLabel(tr("Google publishes the class of some scopes only; the console shows it for "
                          "each. Open the project’s Data access page, select all of it, copy, and "
                          "paste it here. It stays on this computer."),
             TextLabel::Type::Body, TextLabel::Tone::Secondary))
            ->wrapped());
    m_pasted->setObjectName(u"consolePage"_s);
    m_pasted->setAccessibleName(tr("The text of the Data access page"));
    m_pasted->setPlaceholderText(tr("Your sensitive scopes\n.../auth/calendar.readonly\n…"));
    m_pasted->setFont(Type::wire(font()));
    m_pasted->setTabChangesFocus(true);
    m_pasted->setFixedHeight(6 * fontMetrics().lineSpacing());
    body()->addWidget(m_pasted);
    m_problem->setObjectName(u"consoleProblem"_s);
    body()->addWidget(m_problem->wrapped());
    QPushButton* use = makeButton(tr("Use these classes"), {}, u"useClasses"_s);
    QPushButton* leave = makeButton(tr("Cancel"), {}, u"leaveClasses"_s, u"quiet"_s);
    auto* row = new QHBoxLayout;
    row->addWidget(use);
    row->addWidget(leave);
    row->addStretch();
    body()->addLayout(row);
    auto* foot = new QHBoxLayout;
    m_kept->setObjectName(u"keptClasses"_s);
    foot->addWidget(m_kept->wrapped(), 1);
    foot->addWidget(m_forget);
    body()->addLayout(foot);
    setVisible(false);
    connect(use, &QPushButton::clicked, this, &ConsoleClasses::take);
    connect(leave, &QPushButton::clicked, this, &ConsoleClasses::closeField);
    connect(m_forget, &QPushButton::clicked, this, &ConsoleClasses::forget);
}

void ConsoleClasses::ask()
{
    m_opener = QApplication::focusWidget();
    m_pasted->clear();
    say({});
    refresh();
    setVisible(true);
    m_pasted->setFocus(Qt::OtherFocusReason);
    Q_EMIT opened();
}

bool ConsoleClasses::closeField()
{
    const bool wasOpen = isVisible();
    const bool hadFocus = isAncestorOf(QApplication::focusWidget());
    setVisible(false);
    if (hadFocus && m_opener != nullptr)
        m_opener->setFocus(Qt::OtherFocusReason);
    return wasOpen;
}

/// What could not be used stays in the field.
void ConsoleClasses::take()
{
    const auto taken = m_workbench.takeClasses(m_pasted->toPlainText());
    if (!taken)
        return say(explain(taken.error(), m_workbench.context()).headline);
    closeField();
}

void ConsoleClasses::forget()
{
    const auto forgotten = m_workbench.forgetClasses();
    say(forgotten ? QString() : explain(forgotten.error(), m_workbench.context()).headline);
    refresh();
}

void ConsoleClasses::refresh()
{
    const qsizetype count = m_workbench.catalogue().toldCount();
    m_kept->setVisible(count > 0);
    m_kept->setText(counted(count, tr("One class was pasted so far."), tr("%1 classes were pasted so far.")));
    m_forget->setVisible(m_workbench.hasKeptClasses());
}

void ConsoleClasses::say(const QString& problem)
{
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
}

} // namespace scopelight
