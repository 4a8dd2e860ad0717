// SPDX-License-Identifier: Apache-2.0
#include "base/jsonvalue.h"
#include "cli/classtext.h"
#include "cli/session.h"
#include "scopes/scopecatalogue.h"

#include <QDate>
#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

std::optional<Sensitivity> sensitivityNamed(const QString& name)
{
    for (const Sensitivity sensitivity : {Sensitivity::SignIn, Sensitivity::NonSensitive,
             Sensitivity::Sensitive, Sensitivity::Restricted, Sensitivity::NotPublished}) {
        if (toString(sensitivity) == name)
            return sensitivity;
    }
    return std::nullopt;
}

QJsonObject toJson(const ScopeRecord& record)
{
    return {{u"scope"_s, record.scope}, {u"short_name"_s, ScopeCatalogue::shortName(record.scope)},
        {u"class"_s, toString(record.sensitivity)}, {u"class_source"_s, orNull(record.source)},
        {u"kind"_s, orNull(record.kind)}, {u"description"_s, record.description},
        {u"apis"_s, QJsonArray::fromStringList(record.apis)}};
}

/// "2026-09-27" for "20260927".
QString dateText(const QString& revision)
{
    return QDate::fromString(revision, u"yyyyMMdd"_s).toString(Qt::ISODate);
}

/// "service account" for "service_account".
QString kindText(const QString& kind)
{
    return kind == u"not_in_documents" ? u"not in Google's API documents"_s
                                       : QString(kind).replace(u'_', u' ');
}

QString toText(const ScopeRecord& record, const TextStyle& style)
{
    QString text = u"%1  %2"_s.arg(
        style.bold(ScopeCatalogue::shortName(record.scope)), classText(record.sensitivity, style));
    if (!record.kind.isEmpty())
        text += u", "_s + kindText(record.kind);
    text += u"\n  %1"_s.arg(record.description);
    return text + u"\n  %1"_s.arg(style.faint(record.scope));
}

QString nothingFound(const ScopeCatalogue& catalogue, const QString& text)
{
    QStringList nearest = catalogue.nearest(text);
    for (QString& scope : nearest)
        scope = ScopeCatalogue::shortName(scope);
    const QString answer = u"No scope contains \"%1\"."_s.arg(text);
    return nearest.isEmpty() ? answer : answer + u" Did you mean %1?"_s.arg(nearest.join(u", "_s));
}

} // namespace

Result<Answer> run(const ScopesCommand& command, Session& session)
{
    const ScopeCatalogue& catalogue = session.catalogue;
    if (!command.api.isEmpty() && !catalogue.knowsApi(command.api)) {
        return fail(Step::Scopes, u"unknown_api"_s,
            {{u"api"_s, command.api}, {u"nearest"_s, catalogue.nearestApis(command.api).join(u", "_s)}});
    }
    const QList<ScopeRecord> records = catalogue.search(
        {.text = command.text, .api = command.api, .sensitivity = sensitivityNamed(command.sensitivity)});
    const TextStyle& style = session.terminal.answerStyle();
    QJsonArray scopes;
    QStringList paragraphs;
    for (const ScopeRecord& record : records) {
        scopes.append(toJson(record));
        paragraphs.append(toText(record, style));
    }
    if (records.isEmpty())
        paragraphs.append(nothingFound(catalogue, command.text));
    else
        paragraphs.append(style.faint(u"%1 of %2 scopes. Catalogue of %3."_s.arg(records.size())
                                          .arg(catalogue.scopeCount())
                                          .arg(dateText(catalogue.revision()))));
    return Answer{.json = {{u"catalogue_revision"_s, catalogue.revision()}, {u"scopes"_s, scopes}},
        .text = paragraphs.join(u"\n\n"_s)};
}

} // namespace scopelight
