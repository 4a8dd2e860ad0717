// SPDX-License-Identifier: Apache-2.0
#include "run/sarif.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

/// A file's address; a relative one stays relative (SARIF 2.1.0 §3.4.3).
QString addressOf(const QString& file)
{
    const QString path = QString::fromLatin1(QUrl::toPercentEncoding(file, "/"));
    return file.startsWith(u'/') ? u"file://"_s + path : path;
}

QJsonObject toJson(const SarifRule& rule)
{
    return {{u"id"_s, rule.id}, {u"shortDescription"_s, QJsonObject{{u"text"_s, rule.description}}},
        {u"defaultConfiguration"_s, QJsonObject{{u"level"_s, rule.level}}}};
}

QJsonArray locationsOf(const SarifResult& result)
{
    if (result.file.isEmpty())
        return {};
    QJsonObject place{{u"artifactLocation"_s, QJsonObject{{u"uri"_s, addressOf(result.file)}}}};
    if (result.line > 0)
        place.insert(u"region"_s, QJsonObject{{u"startLine"_s, result.line}});
    return {QJsonObject{{u"physicalLocation"_s, place}}};
}

QJsonObject toJson(const SarifResult& result, const QList<SarifRule>& rules)
{
    const qsizetype index = std::ranges::find(rules, result.rule, &SarifRule::id) - rules.begin();
    QJsonObject json{{u"ruleId"_s, result.rule}, {u"ruleIndex"_s, index},
        {u"message"_s, QJsonObject{{u"text"_s, result.message}}}, {u"locations"_s, locationsOf(result)}};
    if (index < rules.size())
        json.insert(u"level"_s, rules[index].level);
    return json;
}

} // namespace

QByteArray toSarif(const QList<SarifRule>& rules, const QList<SarifResult>& results)
{
    QJsonArray ruleList;
    for (const SarifRule& rule : rules)
        ruleList.append(toJson(rule));
    QJsonArray resultList;
    for (const SarifResult& result : results)
        resultList.append(toJson(result, rules));
    const QJsonObject driver{{u"name"_s, u"Scopelight"_s},
        {u"semanticVersion"_s, QStringLiteral(SCOPELIGHT_VERSION)}, {u"rules"_s, ruleList}};
    const QJsonObject run{{u"tool"_s, QJsonObject{{u"driver"_s, driver}}}, {u"results"_s, resultList}};
    return QJsonDocument(QJsonObject{{u"$schema"_s, u"https://json.schemastore.org/sarif-2.1.0.json"_s},
                             {u"version"_s, u"2.1.0"_s}, {u"runs"_s, QJsonArray{run}}})
        .toJson();
}

} // namespace scopelight
