// SPDX-License-Identifier: Apache-2.0
#include "google/sourcelexer.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

using enum SourceLanguage;

bool hasHashComments(SourceLanguage language)
{
    return language == Python || language == Shell || language == HashComments;
}

bool hasSlashComments(SourceLanguage language)
{
    return language == JavaScript || language == Page || language == Go || language == Java
        || language == SlashComments;
}

/// The quotes of the language that begin at a text, longest first.
QString quoteAt(QStringView text, SourceLanguage language)
{
    static constexpr std::array<QStringView, 2> triple = {u"\"\"\"", u"'''"};
    const bool hasTriple = language == Python || language == Java || language == SlashComments;
    for (const QStringView quote : triple) {
        if (hasTriple && text.startsWith(quote))
            return quote.toString();
    }
    const QChar first = text.front();
    const bool isBackquote = first == u'`' && (language == JavaScript || language == Page || language == Go);
    return first == u'"' || first == u'\'' || isBackquote ? QString(first) : QString();
}

bool mayHaveLiterals(SourceLanguage language)
{
    return language == Python || hasSlashComments(language);
}

} // namespace

SourceLexer::SourceLexer(SourceText& source)
    : m_source(source)
{
}

void SourceLexer::read()
{
    while (m_position < m_source.text.size()) {
        if (takeComment() || takeLiteral() || takePattern())
            continue;
        const QChar character = m_source.text[m_position++];
        if (u"([{"_s.contains(character))
            ++m_depth;
        else if (u")]}"_s.contains(character))
            m_depth = std::max(0, m_depth - 1);
    }
}

bool SourceLexer::takeComment()
{
    qsizetype end = m_position;
    if (startsComment())
        end = endOfLine();
    else if (hasSlashComments(m_source.language) && at(u"/*")) {
        const qsizetype close = m_source.text.indexOf(u"*/"_s, m_position + 2);
        end = close < 0 ? m_source.text.size() : close + 2;
    } else
        return false;
    blank(m_source.text, m_position, end);
    blank(m_source.code, m_position, end);
    m_position = end;
    return true;
}

bool SourceLexer::startsComment() const
{
    if (hasSlashComments(m_source.language))
        return at(u"//");
    if (!hasHashComments(m_source.language) || !at(u"#"))
        return false;
    return m_source.language == Python || startsWord();
}

/// In a shell and in YAML a # inside a word is a part of it (POSIX.1-2017, Shell Command Language §2.3), and
/// so it is between quotes.
bool SourceLexer::startsWord() const
{
    constexpr qsizetype enough = 2000; // of a line without an end
    const qsizetype far = std::max<qsizetype>(0, m_position - enough);
    const qsizetype line =
        far + QStringView(m_source.text).sliced(far, m_position - far).lastIndexOf(u'\n') + 1;
    const QStringView before = QStringView(m_source.text).sliced(line, m_position - line);
    return (before.isEmpty() || before.back().isSpace()) && before.count(u'"') % 2 == 0
        && before.count(u'\'') % 2 == 0;
}

bool SourceLexer::takeLiteral()
{
    if (!mayHaveLiterals(m_source.language))
        return false;
    const QString quote = quoteAt(QStringView(m_source.text).sliced(m_position), m_source.language);
    if (quote.isEmpty())
        return false;
    const qsizetype begin = m_position;
    const bool isDocstring = m_source.language == Python && startsStatement();
    m_position = endOfLiteral(quote);
    blank(m_source.code, begin + 1, m_position - 1);
    if (isDocstring)
        blank(m_source.text, begin, m_position);
    else
        m_source.literals.append({begin, m_position, quote.size()});
    return true;
}

/// A pattern of JavaScript's may hold quotes and //: `/['"]/`. It stands where a value can begin.
bool SourceLexer::takePattern()
{
    if ((m_source.language != JavaScript && m_source.language != Page) || !at(u"/"))
        return false;
    const QString before = codeBefore(m_position);
    if (!before.isEmpty() && !u"(,=:[!&|?{};+"_s.contains(before.back()) && !before.endsWith(u"return"_s))
        return false;
    const QStringView rest = QStringView(m_source.text).sliced(m_position);
    qsizetype end = 1;
    for (bool isInClass = false; end < rest.size() && (rest[end] != u'/' || isInClass); ++end) {
        if (rest[end] == u'\n')
            return false;
        if (rest[end] == u'\\')
            ++end;
        else if (rest[end] == u'[' || rest[end] == u']')
            isInClass = rest[end] == u'[';
    }
    if (end >= rest.size())
        return false;
    blank(m_source.text, m_position, m_position + end + 1);
    blank(m_source.code, m_position, m_position + end + 1);
    m_position += end + 1;
    return true;
}

/// A text that is a statement of its own is documentation (PEP 257).
bool SourceLexer::startsStatement() const
{
    const qsizetype line = m_position == 0 ? 0 : m_source.text.lastIndexOf(u'\n', m_position - 1) + 1;
    const QString before = m_source.text.sliced(line, m_position - line).trimmed();
    const bool isPrefix = std::ranges::all_of(before, [](QChar c) { return u"rRuUbB"_s.contains(c); });
    const QString previous = codeBefore(line);
    return m_depth == 0 && before.size() <= 2 && isPrefix && !previous.endsWith(u'\\')
        && !previous.endsWith(u'=');
}

QString SourceLexer::codeBefore(qsizetype position) const
{
    constexpr qsizetype enough = 200;
    const qsizetype begin = std::max<qsizetype>(0, position - enough);
    return m_source.code.sliced(begin, position - begin).trimmed();
}

qsizetype SourceLexer::endOfLine() const
{
    const qsizetype end = m_source.text.indexOf(u'\n', m_position);
    return end < 0 ? m_source.text.size() : end;
}

/// A quote that is not closed ends with its line, as long as its kind does: `don't` in a page's text.
qsizetype SourceLexer::endOfLiteral(QStringView quote) const
{
    const QString& text = m_source.text;
    const bool isRaw = quote == u"`" && m_source.language == Go;
    const bool hasLines = quote.size() > 1 || quote == u"`";
    qsizetype end = m_position + quote.size();
    while (end < text.size()) {
        if (QStringView(text).sliced(end).startsWith(quote))
            return end + quote.size();
        if (text[end] == u'\n' && !hasLines)
            return end;
        if (quote == u"`" && !isRaw && QStringView(text).sliced(end).startsWith(u"${"))
            end = endOfPlaceholder(end);
        else
            end += text[end] == u'\\' && !isRaw ? 2 : 1;
    }
    return text.size();
}

/// The expression of a template, with what it nests.
qsizetype SourceLexer::endOfPlaceholder(qsizetype position) const
{
    const QString& text = m_source.text;
    int depth = 0;
    for (qsizetype end = position + 1; end < text.size(); ++end) {
        if (text[end] == u'{')
            ++depth;
        else if (text[end] == u'}' && --depth == 0)
            return end + 1;
    }
    return text.size();
}

void SourceLexer::blank(QString& part, qsizetype begin, qsizetype end) const
{
    for (qsizetype i = begin; i < end; ++i) {
        if (part[i] != u'\n')
            part[i] = u' ';
    }
}

} // namespace scopelight
