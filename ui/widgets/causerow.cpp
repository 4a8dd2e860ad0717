// SPDX-License-Identifier: Apache-2.0
#include "widgets/causerow.h"

#include "theme/metrics.h"
#include "theme/theme.h"
#include "widgets/chip.h"
#include "widgets/foldbutton.h"
#include "widgets/sunkbox.h"
#include "widgets/textlabel.h"

#include <QBoxLayout>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

constexpr int disc = 24;

Chip chipOf(const Explanation::Cause& cause)
{
    const bool isLikely = cause.likelihood == u"known" || cause.likelihood == u"usual";
    return {cause.weight, isLikely ? Chip::Tone::Accent : Chip::Tone::Neutral};
}

/// A number in a disc; the first cause's is filled.
class NumberDisc : public QWidget {
public:
    NumberDisc(qsizetype number, bool isFilled)
        : m_text(QString::number(number))
        , m_isFilled(isFilled)
    {
        setFixedSize(disc, disc);
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

} // namespace

CauseRow::CauseRow(const Explanation::Cause& cause, qsizetype number, QWidget* links)
{
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(Metrics::gap, 12, Metrics::gap, 12);
    layout->setSpacing(12);
    layout->addWidget(new NumberDisc(number, number == 1), 0, Qt::AlignTop);
    auto* texts = new QVBoxLayout;
    texts->setSpacing(Metrics::grid);
    auto* heading = new QHBoxLayout;
    heading->setContentsMargins(0, 3, 0, 0); // on a line with the disc
    heading->setSpacing(Metrics::grid);
    heading->addWidget((new TextLabel(cause.text, TextLabel::Type::Heading))->wrapped(), 1);
    heading->addWidget(new ChipLabel(chipOf(cause)), 0, Qt::AlignTop);
    texts->addLayout(heading);
    layout->addLayout(texts, 1);
    layout->setAlignment(texts, Qt::AlignTop);
    if (!cause.actions.isEmpty()) {
        QWidget* actions = makeActions(cause.actions, links);
        texts->addWidget(actions);
        if (number > 1) {
            auto* fold = new FoldButton({}, tr("What to do: %1").arg(cause.text), *actions);
            fold->setObjectName(u"unfoldCause"_s);
            layout->addWidget(fold, 0, Qt::AlignTop);
        }
    } else if (links != nullptr) {
        texts->addWidget(links);
    }
}

QWidget* CauseRow::makeActions(const QStringList& actions, QWidget* links)
{
    auto* box = new SunkBox;
    auto* layout = new QVBoxLayout(box);
    layout->setContentsMargins(Metrics::gap, 12, Metrics::gap, 12);
    layout->setSpacing(Metrics::grid);
    layout->addWidget(new TextLabel(tr("What to do"), TextLabel::Type::Heading));
    for (qsizetype i = 0; i < actions.size(); ++i) {
        auto* step = new QHBoxLayout;
        step->setSpacing(12);
        step->addWidget(new NumberDisc(i + 1, false), 0, Qt::AlignTop);
        step->addWidget((new TextLabel(actions[i], TextLabel::Type::Body))->wrapped(), 1);
        layout->addLayout(step);
    }
    if (links != nullptr)
        layout->addWidget(links);
    return box;
}

} // namespace scopelight
