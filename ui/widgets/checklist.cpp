// SPDX-License-Identifier: Apache-2.0
#include "widgets/checklist.h"

#include "theme/icons.h"
#include "theme/metrics.h"
#include "theme/theme.h"
#include "widgets/wrappedtext.h"

#include <QPainter>
#include <QtMath>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

constexpr int iconSize = 16;
constexpr int beforeText = 25;
constexpr int beforeValue = 12;
constexpr int betweenColumns = 32;

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

/// A passed check is said as the fact it is; the others say first how they went.
QString spokenState(const CheckLine& line)
{
    switch (line.state) {
    case CheckLine::State::Passed:
        return line.text;
    case CheckLine::State::Failed:
        return CheckList::tr("Failed: %1").arg(line.text);
    case CheckLine::State::Look:
        return CheckList::tr("Worth a look: %1").arg(line.text);
    case CheckLine::State::NotChecked:
        return CheckList::tr("Not checked: %1").arg(line.text);
    }
    Q_UNREACHABLE();
}

QString spoken(const CheckLine& line)
{
    const QString text = spokenState(line) + (line.value.isEmpty() ? QString() : u", "_s + line.value);
    return text.endsWith(u'.') ? text : text + u'.';
}

} // namespace

CheckList::CheckList(QWidget* parent)
    : QWidget(parent)
{
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void CheckList::setLines(QList<CheckLine> lines)
{
    std::ranges::stable_sort(lines, {}, [](const CheckLine& line) { return rank(line.state); });
    if (lines == m_lines)
        return;
    m_lines = std::move(lines);
    QStringList texts;
    for (const CheckLine& line : m_lines)
        texts.append(spoken(line));
    setAccessibleName(texts.join(u' '));
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

int CheckList::columnWidth(int width) const
{
    return (width - (m_columns - 1) * betweenColumns) / m_columns;
}

/// A value that says more than fits gives up its middle, and leaves the text a third of the line.
QString CheckList::fittingValue(const CheckLine& line, int width) const
{
    return QFontMetrics(Type::caption(font()))
        .elidedText(line.value, Qt::ElideMiddle, (width - beforeText) * 2 / 3);
}

QStaticText CheckList::wrapped(const CheckLine& line, int width) const
{
    const QString value = fittingValue(line, width);
    const int taken =
        value.isEmpty() ? 0 : QFontMetrics(Type::caption(font())).horizontalAdvance(value) + beforeValue;
    return wrappedText(line.text, font(), width - beforeText - taken);
}

/// As high as the highest of the lines that stand side by side.
int CheckList::rowHeight(int row, int width) const
{
    int height = lineHeight();
    for (int i = row; i < m_lines.size(); i += rows()) {
        const qreal text = wrapped(m_lines[i], columnWidth(width)).size().height();
        height = std::max(height, qCeil(text) + 12);
    }
    return height;
}

int CheckList::heightForWidth(int width) const
{
    int height = 0;
    for (int row = 0; row < rows(); ++row)
        height += rowHeight(row, width);
    return height;
}

/// A line each; how many more it needs hangs on the width.
QSize CheckList::sizeHint() const
{
    return {260, rows() * lineHeight()};
}

void CheckList::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    int y = 0;
    for (int row = 0; row < rows(); ++row) {
        const int height = rowHeight(row, width());
        for (int i = row; i < m_lines.size(); i += rows()) {
            const int x = i / rows() * (columnWidth(width()) + betweenColumns);
            paintLine(painter, m_lines[i], QRect(x, y, columnWidth(width()), height));
        }
        y += height;
    }
}

/// The icon and the value stand beside the text's first line.
void CheckList::paintLine(QPainter& painter, const CheckLine& line, const QRect& place) const
{
    const Theme& theme = Theme::of(palette());
    const QStaticText text = wrapped(line, place.width());
    const int top = place.top() + (place.height() - qCeil(text.size().height())) / 2;
    const QRect firstLine(place.left(), top, place.width(), fontMetrics().height());
    const Look look = lookOf(line.state, theme);
    paintIcon(painter, QRect(place.left(), firstLine.center().y() - iconSize / 2 + 1, iconSize, iconSize),
        look.icon, look.color);
    painter.setFont(font());
    painter.setPen(theme.text);
    painter.drawStaticText(place.left() + beforeText, top, text);
    painter.setFont(Type::caption(font()));
    painter.setPen(theme.text3);
    painter.drawText(
        firstLine, Qt::AlignVCenter | Qt::AlignRight | Qt::TextSingleLine, fittingValue(line, place.width()));
}

} // namespace scopelight
