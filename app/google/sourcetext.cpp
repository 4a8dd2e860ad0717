// SPDX-License-Identifier: Apache-2.0
#include "google/sourcetext.h"

#include "google/sourcelexer.h"

#include <QRegularExpression>

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

QHash<qsizetype, qsizetype> partnersIn(const QString& code)
{
    const QString opening = u"([{"_s;
    const QString closing = u")]}"_s;
    QHash<qsizetype, qsizetype> partners;
    QList<qsizetype> open;
    for (qsizetype i = 0; i < code.size(); ++i) {
        if (opening.contains(code[i])) {
            open.append(i);
        } else if (const qsizetype kind = closing.indexOf(code[i]); kind >= 0 && !open.isEmpty()) {
            if (code[open.last()] != opening[kind])
                continue; // what does not match is no code that runs: at worst nothing is found
            partners.insert(open.last(), i);
            partners.insert(i, open.takeLast());
        }
    }
    return partners;
}

} // namespace

QString SourceText::content(const Literal& literal) const
{
    return text.sliced(literal.begin + literal.quote,
        std::max<qsizetype>(0, literal.end - literal.begin - 2 * literal.quote));
}

int SourceText::lineAt(qsizetype position) const
{
    return 1 + int(QStringView(text).first(std::min(position, text.size())).count(u'\n'));
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
    source.partners = partnersIn(source.code);
    return source;
}

} // namespace scopelight
