// SPDX-License-Identifier: Apache-2.0
#include "cli/classtext.h"
#include "cli/evidencetext.h"
#include "cli/exitstatus.h"
#include "cli/failuretext.h"
#include "cli/session.h"
#include "cli/source.h"
#include "doctor/explain.h"
#include "run/evidencecomparison.h"
#include "run/evidencereport.h"
#include "run/tokenfile.h"
#include "scopes/scopeadvice.h"

#include <QJsonArray>

#include <algorithm>

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
        scopes.append(QJsonObject{{u"scope"_s, scope}, {u"class"_s, toString(catalogue.classOf(scope))}});
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
        text += u"%1  %2\n"_s.arg(
            style.bold(ScopeCatalogue::shortName(scope)), classText(catalogue.classOf(scope), style));
        for (const ScopeChoice::Reach& reach : choice.partial) {
            const QString reason = u"reach_"_s + reach.code;
            if (reach.scope == scope)
                text += u"  %1\n"_s.arg(style.warning(explainReason(reason)));
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

/// What the application's files show; nothing where none were named.
Result<std::optional<CodeEvidence>> evidenceOf(const AdviseCommand& command, const ScopeCatalogue& catalogue)
{
    if (command.source.isEmpty() && command.harFile.isEmpty())
        return std::nullopt;
    const MethodIndex methods(catalogue);
    CodeEvidence evidence;
    if (!command.source.isEmpty()) {
        const auto source = evidenceInSource(command.source, methods);
        if (!source)
            return tl::unexpected(source.error());
        evidence.append(*source);
    }
    if (!command.harFile.isEmpty()) {
        const auto archive = evidenceInHar(command.harFile, methods);
        if (!archive)
            return tl::unexpected(archive.error());
        evidence.append(*archive);
    }
    return evidence;
}

/// What the application asks for: as told, else as its files say.
Result<QStringList> askedFor(const AdviseCommand& command, const std::optional<CodeEvidence>& evidence)
{
    const auto told = expandScopes(command.scopes, false);
    if (!told)
        return tl::unexpected(told.error());
    if (told->isEmpty() && evidence)
        return evidence->scopes();
    return told->sorted();
}

/// Everything that the answer is made of.
struct Advised {
    QList<MethodRecord> methods = {};
    std::optional<CodeEvidence> evidence = {};
    QStringList asked = {};
    Findings findings = {};
    ScopeAdvice advice = {};
};

Result<Advised> advised(const AdviseCommand& command, const ScopeCatalogue& catalogue)
{
    Advised result;
    auto methods = methodsNamed(catalogue, command.methods);
    if (!methods)
        return tl::unexpected(methods.error());
    result.methods = *methods;
    auto evidence = evidenceOf(command, catalogue);
    if (!evidence)
        return tl::unexpected(evidence.error());
    result.evidence = *evidence;
    for (const MethodRecord& method : result.evidence.value_or(CodeEvidence()).methods()) {
        if (!result.methods.contains(method))
            result.methods.append(method);
    }
    const auto asked = askedFor(command, result.evidence);
    if (!asked)
        return tl::unexpected(asked.error());
    result.asked = *asked;
    if (!result.asked.isEmpty())
        result.findings = toFindings(compareWithEvidence(catalogue, result.asked, result.methods), catalogue);
    result.advice = adviseScopes(
        catalogue, result.methods, command.fewest ? AdviceOrder::FewestScopes : AdviceOrder::LowestClass);
    return result;
}

QJsonObject toJson(const Advised& result, const ScopeCatalogue& catalogue, const ExplainContext& context)
{
    QJsonArray choices;
    for (const ScopeChoice& choice : result.advice.choices)
        choices.append(toJson(choice, catalogue));
    return {{u"catalogue_revision"_s, catalogue.revision()}, {u"methods"_s, toJson(result.methods)},
        {u"choices"_s, choices}, {u"complete"_s, result.advice.isComplete},
        {u"without_scopes"_s, toJson(result.advice.withoutScopes)},
        {u"left_out"_s, QJsonArray::fromStringList(result.advice.leftOut)},
        {u"evidence"_s, result.evidence ? QJsonValue(evidenceJson(*result.evidence)) : QJsonValue()},
        {u"asked"_s,
            result.asked.isEmpty() ? QJsonValue() : QJsonValue(QJsonArray::fromStringList(result.asked))},
        {u"findings"_s, findingsJson(result.findings, context)}};
}

QString toText(const Advised& result, const ScopeCatalogue& catalogue, const Session& session)
{
    const TextStyle& style = session.terminal.answerStyle();
    QStringList paragraphs;
    if (result.evidence)
        paragraphs.append(evidenceText(*result.evidence, style));
    if (!result.findings.isEmpty())
        paragraphs.append(findingsText(result.findings, session.context, style).trimmed());
    if (result.evidence && !result.advice.choices.isEmpty())
        paragraphs.append(u"The smallest sets of scopes that open these methods:"_s);
    paragraphs.append(toText(result.advice, catalogue, style));
    paragraphs.removeAll(QString());
    return paragraphs.join(u"\n\n"_s);
}

} // namespace

Result<Answer> run(const AdviseCommand& command, Session& session)
{
    const QString& sarif = command.sarifFile;
    if (!sarif.isEmpty()) {
        if (const auto writable = checkWritable(sarif); !writable)
            return tl::unexpected(writable.error());
    }
    const ScopeCatalogue& catalogue = session.catalogue;
    const auto result = advised(command, catalogue);
    if (!result)
        return tl::unexpected(result.error());
    if (!sarif.isEmpty()) {
        const QByteArray report = toSarif(result->findings, result->evidence.value_or(CodeEvidence()));
        if (const auto saved = savePrivately(sarif, report); !saved)
            return tl::unexpected(saved.error());
    }
    const bool hasProblem = std::ranges::find(result->findings, Finding::Level::Problem, &Finding::level)
        != result->findings.end();
    return Answer{.json = toJson(*result, catalogue, session.context),
        .text = toText(*result, catalogue, session),
        .status = hasProblem ? ExitStatus::problem : 0};
}

} // namespace scopelight
