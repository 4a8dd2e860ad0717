// SPDX-License-Identifier: Apache-2.0
#include "google/shellrequests.h"

#include <QRegularExpression>
#include <QStringList>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

/// A word of a command without its quotes, and where it begins.
struct Word {
    QString text = {};
    qsizetype begin = 0;
};

/// The words from there to the command's end (POSIX.1-2017, Shell Command Language §2.2 and §2.3).
QList<Word> wordsFrom(const QString& script, qsizetype position)
{
    QList<Word> words;
    QString word;
    qsizetype begin = position;
    QChar quote;
    const auto close = [&] {
        if (!word.isEmpty())
            words.append({word, begin});
        word.clear();
    };
    constexpr qsizetype longest = 20000;
    for (const qsizetype end = std::min(script.size(), position + longest); position < end; ++position) {
        const QChar character = script[position];
        if (word.isEmpty())
            begin = position;
        if (character == u'\\' && quote != u'\'' && position + 1 < script.size()) {
            if (script[++position] != u'\n')
                word += script[position];
        } else if (!quote.isNull()) {
            if (character == quote)
                quote = QChar();
            else
                word += character;
        } else if (character == u'"' || character == u'\'') {
            quote = character;
        } else if (u"\n;|&)`"_s.contains(character)) {
            break;
        } else if (character.isSpace()) {
            close();
        } else {
            word += character;
        }
    }
    close();
    return words;
}

/// Whether a command can begin behind these words of a line.
bool startsCommand(QStringView before)
{
    static const QRegularExpression start(
        uR"re((?:^|[;|&({`]|\$\(|\b(?:then|do|else|if|elif|while|until|exec|time|sudo)\s|!\s)\s*(?:\w+=\S*\s+)*$)re"_s);
    const auto match = start.match(before.toString());
    if (!match.hasMatch())
        return false;
    // "… $(curl …)" runs, "… (curl …)" is a text.
    const QStringView outside = before.first(match.capturedStart());
    return match.captured().startsWith(u"$("_s) || match.captured().startsWith(u'`')
        || (outside.count(u'"') % 2 == 0 && outside.count(u'\'') % 2 == 0);
}

/// The verb of curl's options (curl(1)); --get turns what -d says.
QString verbOf(const QList<Word>& words)
{
    static const QRegularExpression method(u"^(?:-X|--request=)(\\S+)$"_s);
    static const QRegularExpression body(
        u"^(?:-d|--data|--data-\\w+(?:-\\w+)?|-F|--form|--form-string|--json)(?:=.*)?$"_s);
    QString verb;
    bool isGet = false;
    for (qsizetype i = 1; i < words.size(); ++i) {
        const QString& word = words[i].text;
        if ((word == u"-X" || word == u"--request") && i + 1 < words.size())
            return words[i + 1].text.contains(u'$') ? QString() : words[i + 1].text.toUpper();
        if (const auto match = method.match(word); match.hasMatch())
            return match.captured(1).contains(u'$') ? QString() : match.captured(1).toUpper();
        isGet = isGet || word == u"-G" || word == u"--get";
        if (body.match(word).hasMatch() || (word.startsWith(u"-d") && !word.startsWith(u"--")))
            verb = u"POST"_s;
        else if (word == u"-T" || word == u"--upload-file")
            verb = u"PUT"_s;
        else if (word == u"-I" || word == u"--head")
            verb = u"HEAD"_s;
    }
    return verb.isEmpty() || isGet ? u"GET"_s : verb;
}

/// `BASE=https://…` of lines before, as far as each has one value.
QHash<QString, QString> variablesOf(const QString& script)
{
    static const QRegularExpression assignment(
        uR"re((?:^|[;\n])\s*(?:export\s+|readonly\s+|local\s+)?(\w+)=(?:"([^"\n]*)"|'([^'\n]*)'|([^\s;]*)))re"_s);
    QHash<QString, QString> variables;
    QStringList repeated;
    for (const auto& match : assignment.globalMatch(script)) {
        if (variables.contains(match.captured(1)))
            repeated.append(match.captured(1));
        variables.insert(match.captured(1), match.captured(2) + match.captured(3) + match.captured(4));
    }
    for (const QString& name : std::as_const(repeated))
        variables.remove(name);
    return variables;
}

QString withVariable(const QString& word, const QHash<QString, QString>& variables)
{
    static const QRegularExpression beginning(u"^\\$(?:\\{(\\w+)\\}|(\\w+))"_s);
    const auto match = beginning.match(word);
    const QString value = variables.value(match.captured(1) + match.captured(2));
    return match.hasMatch() && !value.isEmpty() ? value + word.sliced(match.capturedEnd()) : word;
}

} // namespace

QList<ShellRequest> shellRequests(const SourceText& source)
{
    static const QRegularExpression curl(u"(?<![\\w./-])curl(?=\\s)"_s);
    const QHash<QString, QString> variables = variablesOf(source.text);
    QList<ShellRequest> requests;
    for (const auto& match : curl.globalMatch(source.text)) {
        const qsizetype line = source.text.lastIndexOf(u'\n', match.capturedStart()) + 1;
        if (!startsCommand(QStringView(source.text).sliced(line, match.capturedStart() - line)))
            continue;
        const QList<Word> words = wordsFrom(source.text, match.capturedStart());
        for (const Word& word : words) {
            auto address = googleAddress(withUnknownParts(withVariable(word.text, variables)));
            if (!address)
                continue;
            address->position = word.begin;
            requests.append({*address, verbOf(words)});
        }
    }
    return requests;
}

} // namespace scopelight
