// SPDX-License-Identifier: Apache-2.0
#include "widgets/scopesetcard.h"

#include "doctor/explain.h"
#include "models/classword.h"
#include "scopes/reviewoutlook.h"
#include "theme/metrics.h"
#include "widgets/bendingbox.h"
#include "widgets/chip.h"

#include <QMouseEvent>
#include <QProgressBar>
#include <QRadioButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

constexpr int shareWidth = 104;
constexpr int indent = 26; ///< under the button's text

/// "drive.file, non-sensitive; openid, sign-in": the set as it is heard.
QString spoken(const ScopeCatalogue& catalogue, const QStringList& scopes)
{
    QStringList parts;
    for (const QString& scope : scopes) {
        parts.append(ScopeCatalogue::shortName(scope) + u", "_s + classWord(catalogue.classOf(scope)));
    }
    return parts.join(u"; "_s);
}

} // namespace

ScopeSetCard::ScopeSetCard(const ScopeCatalogue& catalogue, const Content& content, QWidget* parent)
    : Card(parent)
    , m_button(new QRadioButton(content.best.isEmpty() ? tr("Another set") : content.best))
    , m_scopes(content.choice.scopes)
{
    setObjectName(u"scopeSet"_s);
    m_button->setAccessibleName(tr("%1: %2").arg(m_button->text(), spoken(catalogue, m_scopes)));
    body()->setSpacing(6);
    body()->addWidget(m_button);
    for (const QString& scope : m_scopes)
        body()->addWidget(makeScope(catalogue, scope, content));
    body()->addWidget(makeFoot(catalogue, content));
    connect(m_button, &QRadioButton::toggled, this,
        [this](bool isChosen) { setBar(isChosen ? Bar::Accent : Bar::None); });
}

QWidget* ScopeSetCard::makeScope(
    const ScopeCatalogue& catalogue, const QString& scope, const Content& content)
{
    auto* area = new QWidget;
    auto* column = new QVBoxLayout(area);
    column->setContentsMargins(indent, 0, 0, 0);
    column->setSpacing(2);
    auto* row = new QHBoxLayout;
    auto* name = new ElidedLabel(TextLabel::Type::Wire);
    name->setText(ScopeCatalogue::shortName(scope));
    row->addWidget(name, 1);
    row->addWidget(new ChipLabel(Chip::of(catalogue.classOf(scope))));
    column->addLayout(row);
    const auto& partial = content.choice.partial;
    const auto reach = std::ranges::find(partial, scope, &ScopeChoice::Reach::scope);
    if (reach != partial.end()) {
        const QString reason = u"reach_"_s + reach->code;
        column->addWidget(
            (new TextLabel(explainReason(reason), TextLabel::Type::Caption, TextLabel::Tone::Secondary))
                ->wrapped());
    }
    return area;
}

QWidget* ScopeSetCard::makeFoot(const ScopeCatalogue& catalogue, const Content& content)
{
    auto* area = new QWidget;
    auto* column = new QVBoxLayout(area);
    column->setContentsMargins(indent, Metrics::half, 0, 0);
    column->setSpacing(Metrics::half);
    auto* row = new QHBoxLayout;
    row->setSpacing(12);
    const qsizetype opened = content.asked + content.choice.excess;
    auto* share = new QProgressBar;
    share->setTextVisible(false);
    share->setRange(0, int(content.all));
    share->setValue(int(opened));
    share->setFixedWidth(shareWidth);
    const QString words = tr("Opens %1 of %2 methods").arg(opened).arg(content.all);
    share->setAccessibleName(words);
    row->addWidget(share);
    row->addWidget((new TextLabel(words, TextLabel::Type::Caption))->wrapped(), 1);
    column->addLayout(row);
    column->addWidget((new TextLabel(explainReason(reviewOf(catalogue, content.choice.scopes)),
                           TextLabel::Type::Caption, TextLabel::Tone::Secondary))
                          ->wrapped());
    return area;
}

void ScopeSetCard::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton && rect().contains(event->position().toPoint()))
        m_button->setChecked(true);
    Card::mouseReleaseEvent(event);
}

} // namespace scopelight
