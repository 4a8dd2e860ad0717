// SPDX-License-Identifier: Apache-2.0
#include "google/sourcetext.h"

#include "google/sourcelexer.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

/// A page without everything but its scripts: the rest holds apostrophes and addresses to click on.
QString scriptsOf(const QString& page)
{
    static const QRegularExpression script(u"<script\\b[^>]*>(.*?)</script>"_s,
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::DotMatchesEverythingOption);
    static const QRegularExpression comment(u"<!--.*?-->"_s, QRegularExpression::DotMatchesEverythingOption);
    QString scripts = page;
    for (QChar& character : scripts)
        character = character == u'\n' ? u'\n' : u' ';
    QString shown = page;
    for (const auto& match : comment.globalMatch(page))
        shown.replace(match.capturedStart(), match.capturedLength(), QString(match.capturedLength(), u' '));
    for (const auto& match : script.globalMatch(shown))
        scripts.replace(match.capturedStart(1), match.capturedLength(1),
            page.sliced(match.capturedStart(1), match.capturedLength(1)));
    return scripts;
}

/// Pairs of brackets. What does not match is no code that runs: at worst nothing is found.
void findBrackets(SourceText& source)
{
    const QString opening = u"([{"_s;
    const QString closing = u")]}"_s;
    QList<qsizetype> open;
    qsizetype parentheses = 0; // of those open
    for (qsizetype i = 0; i < source.code.size(); ++i) {
        const qsizetype kind = closing.indexOf(source.code[i]);
        if (opening.contains(source.code[i])) {
            open.append(i);
            parentheses += source.code[i] == u'(' ? 1 : 0;
        } else if (kind >= 0 && !open.isEmpty() && source.code[open.last()] == opening[kind]) {
            source.partners.insert(open.last(), i);
            source.partners.insert(i, open.takeLast());
            parentheses -= kind == 0 ? 1 : 0;
        }
        source.inParentheses.setBit(i, parentheses > 0);
    }
}

void findLines(SourceText& source)
{
    for (qsizetype i = 0; i < source.text.size(); ++i) {
        if (source.text[i] == u'\n')
            source.lineEnds.append(i);
    }
}

} // namespace

QString SourceText::content(const Literal& literal) const
{
    return text.sliced(literal.begin + literal.quote,
        std::max<qsizetype>(0, literal.end - literal.begin - 2 * literal.quote));
}

int SourceText::lineAt(qsizetype position) const
{
    return 1 + int(std::ranges::lower_bound(lineEnds, position) - lineEnds.begin());
}

qsizetype SourceText::skipSpace(qsizetype position) const
{
    while (position < code.size() && code[position].isSpace())
        ++position;
    return position;
}

qsizetype SourceText::behindBracket(qsizetype open) const
{
    const auto close = partners.constFind(open);
    return close == partners.cend() ? code.size() : *close + 1;
}

SourceText readSource(const QString& file, SourceLanguage language)
{
    SourceText source{
        .language = language, .text = language == SourceLanguage::Page ? scriptsOf(file) : file};
    source.code = source.text;
    SourceLexer(source).read();
    source.inParentheses.resize(source.code.size());
    findBrackets(source);
    findLines(source);
    return source;
}

} // namespace scopelight
