// SPDX-License-Identifier: Apache-2.0
#include "google/bindings.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

/// Names that are assigned to, with what declares them: `const drive =`, `srv, err :=`, `self.service: T =`.
const QRegularExpression& assignment()
{
    static const QRegularExpression expression(
        uR"re((?<![\w$.])(?:(const|let|var|val)\s+)?((?:(?:self|this)\s*\.\s*)?[A-Za-z_$][\w$]*))re"
        uR"re(((?:\s*,\s*\w+)*)(?:\s*:(?!=)\s*[^=\n(){};,]+?)?\s*(:?=)(?![=>])\s*(?:await\s+|&)?)re"_s);
    return expression;
}

QString withoutSpace(QString name)
{
    return name.remove(u' ').remove(u'\n');
}

/// Python's named arguments look like assignments.
bool isArgument(const SourceText& source, qsizetype position)
{
    return source.language == SourceLanguage::Python && source.inParentheses.testBit(position);
}

/// Whether a function says that the name is the module's: `global service`.
bool isGlobal(const SourceText& source, const SourceRange& block, const QString& name)
{
    static const QRegularExpression statement(u"\\b(?:global|nonlocal)\\s+([\\w, ]+)"_s);
    for (const auto& match : statement.globalMatch(source.code.sliced(block.begin, block.size()))) {
        if (match.captured(1).remove(u' ').split(u',').contains(name))
            return true;
    }
    return false;
}

/// Where a name was declared without a value: `let drive;`, `var srv *drive.Service`.
SourceRange declaredAt(const SourceText& source, const SourceBlocks& blocks, const QString& name)
{
    static const QRegularExpression declaration(u"\\b(?:let|var)\\s+([A-Za-z_$][\\w$]*)"_s);
    for (const auto& match : declaration.globalMatch(source.code)) {
        if (match.captured(1) == name)
            return blocks.blockAt(match.capturedStart());
    }
    return blocks.whole();
}

SourceRange visibleRange(const SourceText& source, const SourceBlocks& blocks,
    const QRegularExpressionMatch& match, const QString& name)
{
    const qsizetype position = match.capturedStart(2);
    if (name.contains(u'.'))
        return blocks.classAt(position);
    const SourceRange block = blocks.blockAt(position);
    if (source.language == SourceLanguage::Python)
        return isGlobal(source, block, name) ? blocks.whole() : block;
    const bool isDeclared = !match.captured(1).isEmpty() || match.captured(4) == u":=";
    return isDeclared ? block : declaredAt(source, blocks, name);
}

/// Names of a list of parameters or of a pattern that is taken apart: `(auth, drive)`, `{drive}`.
QStringList namesIn(const QString& list)
{
    static const QRegularExpression name(u"(?:^|[,({\\[*:])\\s*([A-Za-z_$][\\w$]*)"_s);
    QStringList names;
    for (const auto& match : name.globalMatch(list))
        names.append(match.captured(1));
    return names;
}

/// Adds names whose value comes from elsewhere.
void addForeign(QList<Binding>& bindings, const QStringList& names, const QStringList& wanted,
    const std::pair<qsizetype, SourceRange>& place)
{
    for (const QString& name : names) {
        if (wanted.contains(name))
            bindings.append({.name = name, .position = place.first, .visible = place.second});
    }
}

void addParameters(
    QList<Binding>& bindings, const SourceText& source, const SourceBlocks& blocks, const QStringList& wanted)
{
    static const QRegularExpression python(u"\\bdef\\s+\\w+\\s*(\\()|\\blambda\\s+([^:\\n]*)"_s);
    static const QRegularExpression go(u"\\bfunc\\b\\s*(?:\\([^()]*\\)\\s*)?\\w*\\s*(\\()"_s);
    static const QRegularExpression others(
        uR"re((?<![\w$.])(?!(?:if|for|while|switch|catch|with)\b)[\w$]+\s*(\()(?=[^()]*\)[^;(){}=]*\{))re"
        uR"re(|(\()(?=[^()]*\)\s*(?::[^=()]+)?=>)|([\w$]+)\s*=>)re"_s);
    const QRegularExpression& heads = source.language == SourceLanguage::Python ? python
        : source.language == SourceLanguage::Go                                 ? go
                                                                                : others;
    for (const auto& match : heads.globalMatch(source.code)) {
        const int group = match.lastCapturedIndex();
        const qsizetype begin = match.capturedStart(group);
        const bool isList = match.captured(group) == u"(";
        const qsizetype end = isList ? source.behindBracket(begin) : match.capturedEnd(group);
        addForeign(bindings, namesIn(source.code.sliced(begin, end - begin)), wanted,
            {begin, blocks.bodyBehind(isList ? end - 1 : end)});
    }
}

/// `for service in`, `import x as service`, `const {drive} =`, `const drive of`.
void addOthers(
    QList<Binding>& bindings, const SourceText& source, const SourceBlocks& blocks, const QStringList& wanted)
{
    static const QRegularExpression taken(
        uR"re(\b(?:for|as)\s+(\w+(?:\s*,\s*\w+)*)|\b(?:const|let|var)\s*([{\[][^=;]*?[}\]])\s*=)re"
        uR"re(|\b(?:const|let|var)\s+([\w$]+)\s+(?:of|in)\b)re"_s);
    for (const auto& match : taken.globalMatch(source.code)) {
        const int group = match.lastCapturedIndex();
        const qsizetype begin = match.capturedStart(group);
        addForeign(bindings, namesIn(match.captured(group)), wanted, {begin, blocks.blockAt(begin)});
    }
}

} // namespace

std::optional<QList<Binding>> bindingsOf(
    const SourceText& source, const SourceBlocks& blocks, const QStringList& names)
{
    constexpr qsizetype most = 500;
    QList<Binding> bindings;
    for (const auto& match : assignment().globalMatch(source.code)) {
        const QStringList targets = withoutSpace(match.captured(2) + match.captured(3)).split(u',');
        for (const QString& name : targets) {
            if (!names.contains(name) || isArgument(source, match.capturedStart(2)))
                continue;
            if (bindings.size() >= most)
                return std::nullopt;
            bindings.append({.name = name,
                .position = match.capturedStart(2),
                .visible = visibleRange(source, blocks, match, name),
                .value = name == targets.first() ? match.capturedEnd() : -1});
        }
    }
    addParameters(bindings, source, blocks, names);
    addOthers(bindings, source, blocks, names);
    if (bindings.size() > most)
        return std::nullopt;
    return bindings;
}

QList<Binding> bindingsTo(const SourceText& source, const SourceBlocks& blocks, qsizetype value)
{
    constexpr qsizetype enough = 300; // characters of a name with its type
    QList<Binding> bindings;
    for (auto matches = assignment().globalMatch(source.code, std::max<qsizetype>(0, value - enough));
         matches.hasNext();) {
        const auto match = matches.next();
        if (match.capturedStart() > value)
            break;
        if (match.capturedEnd() != value || isArgument(source, match.capturedStart(2)))
            continue;
        const QString name = withoutSpace(match.captured(2));
        bindings.append({.name = name,
            .position = match.capturedStart(2),
            .visible = visibleRange(source, blocks, match, name),
            .value = value});
    }
    return bindings;
}

/// The narrower range wins, in one range the last binding before the place.
const Binding* bindingAt(const QList<Binding>& bindings, const QString& name, qsizetype position)
{
    const auto isNearer = [position](const Binding& one, const Binding& other) {
        if (one.visible.size() != other.visible.size())
            return one.visible.size() < other.visible.size();
        if ((one.position < position) != (other.position < position))
            return one.position < position;
        return one.position < position && one.position > other.position;
    };
    const Binding* nearest = nullptr;
    for (const Binding& binding : bindings) {
        if (binding.name != name || !binding.visible.contains(position))
            continue;
        if (nearest == nullptr || isNearer(binding, *nearest))
            nearest = &binding;
    }
    return nearest;
}

} // namespace scopelight
