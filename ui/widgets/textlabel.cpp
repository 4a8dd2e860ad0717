// SPDX-License-Identifier: Apache-2.0
#include "widgets/textlabel.h"

#include "theme/metrics.h"
#include "widgets/plaintooltip.h"

#include <QEvent>
#include <QGuiApplication>
#include <QPainter>

#include <algorithm>

namespace scopelight {

namespace {

QFont fontOf(TextLabel::Type type)
{
    const QFont base = QGuiApplication::font();
    switch (type) {
    case TextLabel::Type::Body:
        return base;
    case TextLabel::Type::Caption:
        return Type::caption(base);
    case TextLabel::Type::Heading:
        return Type::heading(base);
    case TextLabel::Type::Lead:
        return Type::lead(base);
    case TextLabel::Type::Title:
        return Type::title(base);
    case TextLabel::Type::Figure:
        return Type::figure(base);
    case TextLabel::Type::Wire:
        return Type::wire(base);
    }
    Q_UNREACHABLE();
}

constexpr int pleasantLine = 80; ///< characters
constexpr int longestWord = 24; ///< likewise

/// The palette's role that carries a tone, so that it follows light and dark.
QPalette::ColorRole roleOf(TextLabel::Tone tone)
{
    switch (tone) {
    case TextLabel::Tone::Normal:
        return QPalette::WindowText;
    case TextLabel::Tone::Secondary:
        return QPalette::ToolTipText;
    case TextLabel::Tone::Faint:
        return QPalette::PlaceholderText;
    case TextLabel::Tone::Accent:
        return QPalette::Link;
    case TextLabel::Tone::Good:
        return QPalette::LinkVisited;
    case TextLabel::Tone::Bad:
        return QPalette::BrightText;
    }
    Q_UNREACHABLE();
}

} // namespace

TextLabel::TextLabel(Type type, Tone tone, QWidget* parent)
    : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
    setFont(fontOf(type));
    setForegroundRole(roleOf(tone));
}

TextLabel::TextLabel(const QString& text, Type type, Tone tone, QWidget* parent)
    : TextLabel(type, tone, parent)
{
    setText(text);
}

TextLabel* TextLabel::wrapped()
{
    setWordWrap(true);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    return this;
}

TextLabel* TextLabel::selectable()
{
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    return this;
}

/// Layouts in layouts ask for the same heights again and again, and QLabel shapes the whole text each time: a
/// fifth of all that the program did until its first page was painted.
int TextLabel::heightForWidth(int width) const
{
    forgetSizesOfOtherText();
    const auto known = m_heights.constFind(width);
    return known != m_heights.constEnd() ? *known : *m_heights.insert(width, QLabel::heightForWidth(width));
}

/// QLabel breaks the text up to five times for its two hints. The length of one line tells them, too: about
/// as wide as it is pleasant to read, and narrower where that leaves a few words for the last line.
QSize TextLabel::sizeHint() const
{
    if (!wordWrap() || text().contains(u'\n'))
        return QLabel::sizeHint();
    forgetSizesOfOtherText();
    if (!m_hint.isValid()) {
        const int length = fontMetrics().horizontalAdvance(text());
        int width = fontMetrics().averageCharWidth() * pleasantLine;
        for (const int lines : {3, 1}) {
            if (length > width / 2 && length <= width * lines)
                width /= 2;
        }
        width = std::min(width, length);
        m_hint = QSize(width, 0) + margins();
        m_hint.setHeight(heightForWidth(m_hint.width()));
    }
    return m_hint;
}

QSize TextLabel::minimumSizeHint() const
{
    if (!wordWrap() || text().contains(u'\n'))
        return QLabel::minimumSizeHint();
    forgetSizesOfOtherText();
    if (!m_minimumHint.isValid()) {
        const QStringList words = text().split(u' ');
        const QString& longest = *std::ranges::max_element(words, {}, &QString::size);
        if (longest.size() > longestWord)
            return m_minimumHint = QLabel::minimumSizeHint(); // an address, which breaks within
        m_minimumHint = QSize(fontMetrics().horizontalAdvance(longest), fontMetrics().height()) + margins();
    }
    return m_minimumHint;
}

QSize TextLabel::margins() const
{
    const QMargins around = contentsMargins();
    return {around.left() + around.right(), around.top() + around.bottom()};
}

void TextLabel::forgetSizesOfOtherText() const
{
    if (m_measured == text())
        return;
    m_measured = text();
    m_heights.clear();
    m_hint = m_minimumHint = {};
}

bool TextLabel::event(QEvent* event)
{
    switch (event->type()) {
    case QEvent::FontChange:
    case QEvent::StyleChange:
    case QEvent::ContentsRectChange:
        m_measured.clear();
        m_heights.clear();
        m_hint = m_minimumHint = {};
        break;
    default:
        break;
    }
    return QLabel::event(event);
}

ElidedLabel::ElidedLabel(TextLabel::Type type, TextLabel::Tone tone, QWidget* parent)
    : QWidget(parent)
{
    setFont(fontOf(type));
    setForegroundRole(roleOf(tone));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void ElidedLabel::setText(const QString& text)
{
    if (m_text == text)
        return;
    m_text = text;
    setAccessibleName(text);
    updateGeometry();
    update();
    showWhole();
}

void ElidedLabel::resizeEvent(QResizeEvent*)
{
    showWhole();
}

/// A tooltip with all of it where there is no room.
void ElidedLabel::showWhole()
{
    setPlainToolTip(*this, sizeHint().width() - 2 <= width() ? QString() : m_text);
}

QSize ElidedLabel::sizeHint() const
{
    return {fontMetrics().horizontalAdvance(m_text) + 2, fontMetrics().height()};
}

QSize ElidedLabel::minimumSizeHint() const
{
    return {std::min(sizeHint().width(), 60), sizeHint().height()};
}

void ElidedLabel::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setPen(palette().color(foregroundRole()));
    painter.drawText(rect(), Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
        fontMetrics().elidedText(m_text, Qt::ElideMiddle, width()));
}

} // namespace scopelight
