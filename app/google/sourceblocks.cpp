// SPDX-License-Identifier: Apache-2.0
#include "google/sourceblocks.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

/// Whether the words before a brace begin a class: `class Box extends Store {`.
bool isClassHead(const QString& code, qsizetype brace)
{
    static const QRegularExpression head(u"\\b(class|object|interface)\\b[^;{}]*$"_s);
    constexpr qsizetype enough = 300;
    const qsizetype begin = std::max<qsizetype>(0, brace - enough);
    return head.match(code.sliced(begin, brace - begin)).hasMatch();
}

} // namespace

SourceBlocks::SourceBlocks(const SourceText& source)
    : m_source(source)
{
    if (source.language == SourceLanguage::Python) {
        readLines();
        return;
    }
    for (auto bracket = source.partners.cbegin(); bracket != source.partners.cend(); ++bracket) {
        if (source.code[bracket.key()] == u'{')
            m_braces.append({bracket.key(), bracket.value() + 1});
    }
    std::ranges::sort(m_braces, {}, &SourceRange::begin);
}

void SourceBlocks::readLines()
{
    static const QRegularExpression head(u"^(async\\s+def|def|class)\\b"_s);
    int depth = 0;
    qsizetype begin = 0;
    for (const QStringView line : QStringView(m_source.code).split(u'\n')) {
        const QStringView words = line.trimmed();
        Line entry{.begin = begin};
        if (!words.isEmpty() && depth == 0) {
            entry.indent = int(line.indexOf(words));
            const QString keyword = head.match(words.toString()).captured(1);
            entry.isClass = keyword == u"class";
            entry.isFunction = !keyword.isEmpty() && !entry.isClass;
        }
        m_lines.append(entry);
        for (const QChar character : line)
            depth += u"([{"_s.contains(character) ? 1 : u")]}"_s.contains(character) ? -1 : 0;
        depth = std::max(depth, 0);
        begin += line.size() + 1;
    }
}

qsizetype SourceBlocks::lineAt(qsizetype position) const
{
    const auto next = std::ranges::upper_bound(m_lines, position, {}, &Line::begin);
    return std::max<qsizetype>(0, next - m_lines.begin() - 1);
}

/// Where a line stands that is not deeper than that.
qsizetype SourceBlocks::endBelow(qsizetype line, int indent) const
{
    for (qsizetype i = line + 1; i < m_lines.size(); ++i) {
        if (m_lines[i].indent >= 0 && m_lines[i].indent <= indent)
            return m_lines[i].begin;
    }
    return m_source.code.size();
}

/// Up from line to line, each time to one that is less deep.
SourceRange SourceBlocks::indentedAt(qsizetype position, bool Line::*kind) const
{
    qsizetype line = lineAt(position);
    while (line > 0 && m_lines[line].indent < 0)
        --line;
    int indent = m_lines.isEmpty() ? 0 : m_lines[line].indent;
    for (; line > 0 && indent > 0; --line) {
        const Line& above = m_lines[line - 1];
        if (above.indent < 0 || above.indent >= indent)
            continue;
        indent = above.indent;
        if (above.*kind)
            return {above.begin, endBelow(line - 1, indent)};
    }
    return whole();
}

SourceRange SourceBlocks::bracedAt(qsizetype position, bool isClass) const
{
    SourceRange innermost = whole();
    for (const SourceRange& block : m_braces) {
        if (block.begin >= position)
            break;
        if (block.contains(position) && (!isClass || isClassHead(m_source.code, block.begin)))
            innermost = block;
    }
    return innermost;
}

SourceRange SourceBlocks::blockAt(qsizetype position) const
{
    return m_source.language == SourceLanguage::Python ? indentedAt(position, &Line::isFunction)
                                                       : bracedAt(position, false);
}

SourceRange SourceBlocks::classAt(qsizetype position) const
{
    return m_source.language == SourceLanguage::Python ? indentedAt(position, &Line::isClass)
                                                       : bracedAt(position, true);
}

SourceRange SourceBlocks::bodyBehind(qsizetype position) const
{
    if (m_source.language == SourceLanguage::Python) {
        qsizetype line = lineAt(position);
        while (line > 0 && m_lines[line].indent < 0)
            --line;
        return {position, endBelow(line, m_lines[line].indent)};
    }
    const qsizetype brace = m_source.code.indexOf(u'{', position);
    return {position, brace < 0 ? m_source.code.size() : m_source.behindBracket(brace)};
}

} // namespace scopelight
