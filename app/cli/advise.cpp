// SPDX-License-Identifier: Apache-2.0
#include "cli/classtext.h"
#include "cli/session.h"
#include "doctor/explain.h"
#include "scopes/scopeadvice.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

Result<QList<MethodRecord>> methodsNamed(const ScopeCatalogue& catalogue, const QStringList& names)
{
    QList<MethodRecord> methods;
    for (const QString& name : names) {
        const auto method = catalogue.method(name);
        if (!method)
            return tl::unexpected(method.error());
        if (!methods.contains(*method))
            methods.append(*method);
    }
    return methods;
}

QJsonArray toJson(const QList<MethodRecord>& methods)
{
    QJsonArray array;
    for (const MethodRecord& method : methods)
        array.append(QJsonObject{{u"api"_s, method.api}, {u"id"_s, method.id}});
    return array;
}

QJsonObject toJson(const ScopeChoice& choice, const ScopeCatalogue& catalogue)
{
    QJsonArray scopes;
    for (const QString& scope : choice.scopes) {
        scopes.append(
            QJsonObject{{u"scope"_s, scope}, {u"class"_s, toString(catalogue.find(scope)->sensitivity)}});
    }
    QJsonArray partial;
    for (const ScopeChoice::Reach& reach : choice.partial)
        partial.append(QJsonObject{{u"scope"_s, reach.scope}, {u"reach"_s, reach.code}});
    return {{u"scopes"_s, scopes}, {u"opened_methods"_s, choice.opened}, {u"excess_methods"_s, choice.excess},
        {u"partial"_s, partial}};
}

QString excessText(qsizetype excess)
{
    if (excess == 0)
        return u"opens nothing else of the API"_s;
    return excess == 1 ? u"opens 1 method that was not asked for"_s
                       : u"opens %1 methods that were not asked for"_s.arg(excess);
}

QString toText(const ScopeChoice& choice, const ScopeCatalogue& catalogue, const TextStyle& style)
{
    QString text;
    for (const QString& scope : choice.scopes) {
        text += u"%1  %2\n"_s.arg(style.bold(ScopeCatalogue::shortName(scope)),
            classText(catalogue.find(scope)->sensitivity, style));
        for (const ScopeChoice::Reach& reach : choice.partial) {
            if (reach.scope == scope)
                text += u"  %1\n"_s.arg(style.warning(explainReason(u"reach_"_s + reach.code)));
        }
    }
    return text + u"  %1"_s.arg(style.faint(excessText(choice.excess)));
}

QString names(const QList<MethodRecord>& methods)
{
    QStringList names;
    for (const MethodRecord& method : methods)
        names.append(method.id);
    return names.join(u", "_s);
}

QString toText(const ScopeAdvice& advice, const ScopeCatalogue& catalogue, const TextStyle& style)
{
    QStringList paragraphs;
    for (const ScopeChoice& choice : advice.choices)
        paragraphs.append(toText(choice, catalogue, style));
    if (!advice.withoutScopes.isEmpty()) {
        paragraphs.append(u"Google's documents name no scope for %1."_s.arg(names(advice.withoutScopes)));
    }
    if (!advice.isComplete)
        paragraphs.append(style.faint(u"There are more sets than these."_s));
    if (!advice.choices.isEmpty()) {
        paragraphs.append(style.faint(
            u"Each set opens the same methods, as Google's API documents tell; not always the same data."_s));
    }
    return paragraphs.join(u"\n\n"_s);
}

} // namespace

Result<Answer> run(const AdviseCommand& command, Session& session)
{
    const ScopeCatalogue catalogue;
    const auto methods = methodsNamed(catalogue, command.methods);
    if (!methods)
        return tl::unexpected(methods.error());
    const ScopeAdvice advice = adviseScopes(
        catalogue, *methods, command.fewest ? AdviceOrder::FewestScopes : AdviceOrder::LowestClass);
    QJsonArray choices;
    for (const ScopeChoice& choice : advice.choices)
        choices.append(toJson(choice, catalogue));
    return Answer{.json = {{u"catalogue_revision"_s, catalogue.revision()}, {u"methods"_s, toJson(*methods)},
                      {u"choices"_s, choices}, {u"complete"_s, advice.isComplete},
                      {u"without_scopes"_s, toJson(advice.withoutScopes)},
                      {u"left_out"_s, QJsonArray::fromStringList(advice.leftOut)}},
        .text = toText(advice, catalogue, session.terminal.answerStyle())};
}

} // namespace scopelight
