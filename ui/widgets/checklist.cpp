// SPDX-License-Identifier: Apache-2.0
#include "widgets/checklist.h"

#include "theme/icons.h"
#include "theme/metrics.h"
#include "theme/theme.h"

#include <QPainter>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

struct Look {
    QString icon;
    QColor color;
};

Look lookOf(CheckLine::State state, const Theme& theme)
{
    switch (state) {
    case CheckLine::State::Passed:
        return {u"check"_s, theme.ok};
    case CheckLine::State::Failed:
        return {u"x"_s, theme.bad};
    case CheckLine::State::Look:
        return {u"triangle-alert"_s, theme.warn};
    case CheckLine::State::NotChecked:
        return {u"minus"_s, theme.text3};
    }
    Q_UNREACHABLE();
}

int rank(CheckLine::State state)
{
    switch (state) {
    case CheckLine::State::Failed:
        return 0;
    case CheckLine::State::Look:
        return 1;
    case CheckLine::State::Passed:
    case CheckLine::State::NotChecked:
        break;
    }
    return 2;
}

} // namespace

CheckList::CheckList(QWidget* parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void CheckList::setLines(QList<CheckLine> lines)
{
    std::ranges::stable_sort(lines, {}, [](const CheckLine& line) { return rank(line.state); });
    if (lines == m_lines)
        return;
    m_lines = std::move(lines);
    QStringList texts;
    for (const CheckLine& line : m_lines)
        texts.append(line.state == CheckLine::State::Failed ? tr("Failed: %1").arg(line.text) : line.text);
    setAccessibleName(texts.join(u". "_s));
    updateGeometry();
    update();
}

int CheckList::lineHeight() const
{
    return Metrics::fit(Metrics::compactRow, fontMetrics());
}

void CheckList::setColumns(int columns)
{
    m_columns = columns;
    updateGeometry();
}

int CheckList::rows() const
{
    return (int(m_lines.size()) + m_columns - 1) / m_columns;
}

QSize CheckList::sizeHint() const
{
    return {260, rows() * lineHeight()};
}

void CheckList::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::of(palette());
    QPainter painter(this);
    const QFont caption = Type::caption(font());
    for (int i = 0; i < m_lines.size(); ++i) {
        const CheckLine& line = m_lines[i];
        const int column = width() / m_columns;
        const QRect row(
            i / rows() * column, i % rows() * lineHeight(), column - (m_columns > 1 ? 12 : 0), lineHeight());
        const Look look = lookOf(line.state, theme);
        paintIcon(painter, QRect(row.left(), row.center().y() - 7, 16, 16), look.icon, look.color);
        const int valueWidth =
            line.value.isEmpty() ? 0 : QFontMetrics(caption).horizontalAdvance(line.value) + 12;
        painter.setFont(font());
        painter.setPen(theme.text);
        const QRect text = row.adjusted(25, 0, -valueWidth, 0);
        painter.drawText(text, Qt::AlignVCenter | Qt::TextSingleLine,
            fontMetrics().elidedText(line.text, Qt::ElideRight, text.width()));
        painter.setFont(caption);
        painter.setPen(theme.text3);
        painter.drawText(row, Qt::AlignVCenter | Qt::AlignRight | Qt::TextSingleLine, line.value);
    }
}

} // namespace scopelight
