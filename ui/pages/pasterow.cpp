// SPDX-License-Identifier: Apache-2.0
#include "pages/pasterow.h"

#include "theme/metrics.h"
#include "widgets/button.h"
#include "widgets/textlabel.h"
#include "work/workbench.h"

#include <QLineEdit>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace scopelight {

PasteRow::PasteRow(Workbench& workbench, QWidget* parent)
    : QWidget(parent)
    , m_workbench(workbench)
    , m_hint(new TextLabel(TextLabel::Type::Caption, TextLabel::Tone::Secondary))
    , m_pasted(new QLineEdit)
    , m_problem(new TextLabel(TextLabel::Type::Caption, TextLabel::Tone::Bad))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Metrics::half);
    layout->addWidget(m_hint->wrapped());
    auto* line = new QHBoxLayout;
    m_pasted->setObjectName(u"pastedAddress"_s);
    QPushButton* use = makeButton(tr("Use it"), {}, u"useAddress"_s);
    connect(use, &QPushButton::clicked, this, &PasteRow::deliver);
    connect(m_pasted, &QLineEdit::returnPressed, this, &PasteRow::deliver);
    line->addWidget(m_pasted, 1);
    line->addWidget(use);
    layout->addLayout(line);
    m_problem->setObjectName(u"pasteProblem"_s);
    layout->addWidget(m_problem->wrapped());
    setVisible(false);
}

void PasteRow::ask(Wanted wanted)
{
    m_wanted = wanted;
    const bool isErrorPage = wanted == Wanted::ErrorPage;
    m_hint->setText(isErrorPage
            ? tr("Paste the address of the error page from the browser, or what the page says.")
            : tr("Paste the address that the browser landed on, even if no page could be shown there."));
    m_pasted->setPlaceholderText(isErrorPage ? tr("https://accounts.google.com/signin/oauth/error?…")
                                             : tr("http://localhost:8080/?state=…&code=…"));
    m_pasted->setAccessibleName(isErrorPage ? tr("The address of the error page, or what it says")
                                            : tr("The address that the browser landed on"));
    m_pasted->clear();
    m_pasted->setProperty("wrong", false);
    m_problem->setVisible(false);
    setVisible(true);
    m_pasted->setFocus(Qt::OtherFocusReason);
}

void PasteRow::deliver()
{
    SignIn& signIn = m_workbench.signIn();
    const QString pasted = m_pasted->text();
    m_pasted->clearFocus(); // a failure's card takes it, unless somebody types
    const auto delivered =
        m_wanted == Wanted::ErrorPage ? signIn.deliverErrorPage(pasted) : signIn.deliver(pasted);
    m_problem->setVisible(!delivered);
    m_pasted->setProperty("wrong", !delivered);
    m_pasted->update();
    if (!delivered) {
        m_pasted->setFocus(Qt::OtherFocusReason);
        const Explanation words = explain(delivered.error(), m_workbench.context());
        return m_problem->setText(
            words.detail.isEmpty() ? words.headline : words.headline + u' ' + words.detail);
    }
    m_pasted->clear();
    setVisible(false);
}

} // namespace scopelight
