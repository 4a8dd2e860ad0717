// SPDX-License-Identifier: Apache-2.0
#include "pages/unsavedquestion.h"

#include "widgets/button.h"

#include <QPushButton>

#include <utility>

using namespace Qt::StringLiterals;

namespace scopelight {

UnsavedQuestion::UnsavedQuestion(std::function<bool()> save, QWidget* parent)
    : Card(tr("Save the changes of this profile first?"), parent)
    , m_save(makeButton(tr("Save"), u"save"_s, u"saveChanges"_s))
    , m_drop(makeButton({}, {}, u"dropChanges"_s, u"danger"_s))
{
    setObjectName(u"unsavedQuestion"_s);
    setBar(Bar::Accent);
    body()->addWidget(
        (new TextLabel(tr("They are in no file yet."), TextLabel::Type::Body, TextLabel::Tone::Secondary))
            ->wrapped());
    QPushButton* keep = makeButton(tr("Keep editing"), {}, u"keepChanges"_s);
    auto* row = new QHBoxLayout;
    for (QPushButton* button : {m_save, m_drop, keep})
        row->addWidget(button);
    row->addStretch();
    body()->addLayout(row);
    setVisible(false);
    connect(m_save, &QPushButton::clicked, this, [this, save = std::move(save)] {
        if (save())
            goOn();
    });
    connect(m_drop, &QPushButton::clicked, this, &UnsavedQuestion::goOn);
    connect(keep, &QPushButton::clicked, this, [this] { setVisible(false); });
}

void UnsavedQuestion::ask(std::function<void()> then, const QString& withoutSaving)
{
    m_drop->setText(withoutSaving);
    m_then = std::move(then);
    setVisible(true);
    m_save->setFocus(Qt::OtherFocusReason);
}

void UnsavedQuestion::goOn()
{
    setVisible(false);
    std::exchange(m_then, {})();
}

} // namespace scopelight
