// SPDX-License-Identifier: Apache-2.0
#include "widgets/redactedtext.h"

#include "theme/icons.h"
#include "theme/metrics.h"
#include "theme/theme.h"

#include <QAbstractTextDocumentLayout>
#include <QEvent>
#include <QPainter>
#include <QRegularExpression>
#include <QScrollBar>
#include <QTextBlock>

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

constexpr qreal smallestNames = 88;
constexpr qreal widestNames = 168;
constexpr int lockSize = 10;
constexpr qreal lockRoom = 10; ///< beside the bracket that it stands on
constexpr int lineHeight = 135; ///< percent, so that chips of neighbouring lines do not touch

QTextBlockFormat blockFormat(ExchangeLine::Kind kind, qreal nameWidth)
{
    QTextBlockFormat format;
    if (kind == ExchangeLine::Kind::Heading)
        format.setTopMargin(Metrics::gap);
    if (kind == ExchangeLine::Kind::Pair) { // a long value stays right of the names
        format.setLeftMargin(nameWidth);
        format.setTextIndent(-nameWidth);
        format.setTabPositions({QTextOption::Tab(nameWidth, QTextOption::LeftTab)});
    }
    format.setLineHeight(lineHeight, QTextBlockFormat::ProportionalHeight);
    return format;
}

/// What the names of the pairs take that begin here, a gap included.
qreal nameWidth(const QList<ExchangeLine>& lines, qsizetype first, const QFont& font)
{
    const QFontMetricsF metrics(font);
    qreal width = smallestNames;
    for (qsizetype i = first; i < lines.size() && lines[i].kind == ExchangeLine::Kind::Pair; ++i)
        width = std::max(width, metrics.horizontalAdvance(lines[i].name) + Metrics::gap);
    return std::min(width, widestNames);
}

QTextCharFormat charFormat(const QFont& font, const QColor& color)
{
    QTextCharFormat format;
    format.setFont(font);
    format.setForeground(color);
    return format;
}

} // namespace

RedactedText::RedactedText(QWidget* parent)
    : QTextEdit(parent)
{
    setReadOnly(true);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setUndoRedoEnabled(false);
    setTabChangesFocus(true);
    setFrameShape(QFrame::NoFrame);
    setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    document()->setDocumentMargin(2);
}

void RedactedText::show(const QList<ExchangeLine>& lines)
{
    if (lines == m_lines)
        return;
    m_lines = lines;
    fill();
}

void RedactedText::changeEvent(QEvent* event)
{
    QTextEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        fill(); // the colours stand in the document
}

void RedactedText::fill()
{
    m_chips.clear();
    clear();
    QTextCursor cursor(document());
    cursor.beginEditBlock();
    bool isFirst = true;
    qreal names = 0;
    for (qsizetype i = 0; i < m_lines.size(); ++i) {
        const ExchangeLine& line = m_lines[i];
        if (line.kind != ExchangeLine::Kind::Pair)
            names = 0;
        else if (names == 0)
            names = nameWidth(m_lines, i, Type::wire(font()));
        QTextBlockFormat format = blockFormat(line.kind, names);
        if (std::exchange(isFirst, false)) {
            format.setTopMargin(0);
            cursor.setBlockFormat(format);
        } else {
            cursor.insertBlock(format);
        }
        append(cursor, line);
    }
    cursor.endEditBlock();
    moveCursor(QTextCursor::Start);
}

void RedactedText::append(QTextCursor& cursor, const ExchangeLine& line)
{
    const Theme& theme = Theme::of(palette());
    const QFont wire = Type::wire(font());
    switch (line.kind) {
    case ExchangeLine::Kind::Heading:
        cursor.insertText(line.name, charFormat(Type::heading(font()), theme.text));
        return cursor.insertText(u"   "_s + line.value, charFormat(Type::caption(font()), theme.text2));
    case ExchangeLine::Kind::Pair:
        cursor.insertText(line.name + u'\t', charFormat(wire, theme.text2));
        return insertValue(cursor, line.value, charFormat(wire, theme.text));
    case ExchangeLine::Kind::Text:
        return insertValue(cursor, line.value, charFormat(wire, theme.text));
    case ExchangeLine::Kind::Body: {
        static const QRegularExpression member(uR"(\A\s*"(?:[^"\\]|\\.)*"(?=:))"_s);
        const qsizetype end = member.match(line.value).capturedEnd();
        cursor.insertText(line.value.left(std::max<qsizetype>(0, end)), charFormat(wire, theme.accent));
        return insertValue(cursor, line.value.mid(std::max<qsizetype>(0, end)), charFormat(wire, theme.text));
    }
    case ExchangeLine::Kind::Gap:
        return cursor.insertText({}, charFormat(wire, theme.text));
    }
}

/// The brackets of a mask are there, but not seen: a lock stands on the first.
void RedactedText::insertValue(QTextCursor& cursor, const QString& text, const QTextCharFormat& format)
{
    static const QRegularExpression mask(uR"(\[([A-Za-z ]+, \d+ characters, #[0-9a-f]{4})\])"_s);
    qsizetype done = 0;
    for (auto found = mask.globalMatch(text); found.hasNext();) {
        const QRegularExpressionMatch match = found.next();
        cursor.insertText(text.mid(done, match.capturedStart() - done), format);
        m_chips.append({cursor.position(), int(match.capturedLength())});
        QTextCharFormat bracket = format;
        bracket.setForeground(Qt::transparent);
        QTextCharFormat lock = bracket;
        lock.setFontLetterSpacingType(QFont::AbsoluteSpacing);
        lock.setFontLetterSpacing(lockRoom);
        const QTextCharFormat words = charFormat(Type::scaled(font(), 0.88), Theme::of(palette()).text2);
        cursor.insertText(u"["_s, lock);
        cursor.insertText(match.captured(1), words);
        cursor.insertText(u"]"_s, bracket);
        done = match.capturedEnd();
    }
    cursor.insertText(text.mid(done), format);
}

/// Where a chip stands in the viewport: one part a line.
QList<QRectF> RedactedText::rectsOf(const Chip& chip) const
{
    const QTextBlock block = document()->findBlock(chip.position);
    const QPointF origin = document()->documentLayout()->blockBoundingRect(block).topLeft()
        - QPointF(horizontalScrollBar()->value(), verticalScrollBar()->value());
    const int from = chip.position - block.position();
    const QFontMetricsF metrics(Type::wire(font()));
    QList<QRectF> rects;
    for (int i = 0; i < block.layout()->lineCount(); ++i) {
        const QTextLine line = block.layout()->lineAt(i);
        const int first = std::max(from, line.textStart());
        const int last = std::min(from + chip.length, line.textStart() + line.textLength());
        if (first >= last)
            continue;
        const qreal left = line.cursorToX(first);
        const qreal top = line.y() + line.ascent() - metrics.ascent() - 1;
        rects.append(QRectF(left, top, line.cursorToX(last) - left, metrics.height() + 3).translated(origin));
    }
    return rects;
}

void RedactedText::paintEvent(QPaintEvent* event)
{
    const Theme& theme = Theme::of(palette());
    QPainter painter(viewport());
    painter.setRenderHint(QPainter::Antialiasing);
    for (const Chip& chip : m_chips) {
        const QList<QRectF> rects = rectsOf(chip);
        for (const QRectF& rect : rects) {
            painter.setPen(QPen(theme.line, 1));
            painter.setBrush(theme.neutralSoft);
            painter.drawRoundedRect(rect, Metrics::half, Metrics::half);
        }
        if (!rects.isEmpty())
            paintIcon(painter,
                QRect(
                    int(rects[0].left()) + 5, int(rects[0].center().y()) - lockSize / 2, lockSize, lockSize),
                u"lock"_s, theme.text2);
    }
    painter.end();
    QTextEdit::paintEvent(event);
}

} // namespace scopelight
