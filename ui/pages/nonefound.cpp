// SPDX-License-Identifier: Apache-2.0
#include "pages/nonefound.h"

#include "theme/metrics.h"
#include "widgets/button.h"
#include "widgets/textlabel.h"

#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace scopelight {

NoneFound::NoneFound(QWidget* parent)
    : QWidget(parent)
    , m_text(new TextLabel(TextLabel::Type::Body, TextLabel::Tone::Secondary))
    , m_meant(makeButton({}, u"search"_s, u"searchWhatWasMeant"_s, u"quiet"_s, u"small"_s))
{
    setObjectName(u"noneFound"_s);
    m_text->setObjectName(u"noneFoundText"_s);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(Metrics::gap, Metrics::gap, Metrics::gap, Metrics::gap);
    layout->addWidget(m_text->wrapped());
    layout->addWidget(m_meant, 0, Qt::AlignLeft);
    layout->addStretch();
    connect(m_meant, &QPushButton::clicked, this, [this] { Q_EMIT searchWanted(m_nearest); });
}

void NoneFound::show(const QString& typed, bool isFiltered, const QStringList& nearest)
{
    m_nearest = nearest.value(0);
    m_text->setText(
        (isFiltered ? tr("No scope that passes the filters contains “%1”.") : tr("No scope contains “%1”."))
            .arg(typed));
    m_meant->setText(tr("Search for %1 instead").arg(m_nearest));
    m_meant->setVisible(!m_nearest.isEmpty() && m_nearest != typed);
}

} // namespace scopelight
