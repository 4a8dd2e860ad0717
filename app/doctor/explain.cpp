// SPDX-License-Identifier: Apache-2.0
#include "doctor/explain.h"

#include "doctor/diagnosis.h"
#include "google/consolelinks.h"

#include <QJsonArray>
#include <QJsonObject>

#include <utility>

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

/// Facts that every text may use.
Facts withContext(Facts facts, const QString& code, const ExplainContext& context)
{
    facts.insert(u"code"_s, code);
    facts.insert(u"server"_s, context.server);
    facts.insert(u"client_id"_s, context.clientId);
    facts.insert(u"project"_s, context.project);
    return facts;
}

Explanation::Link toLink(const QString& name, const Facts& facts, const ExplainContext& context)
{
    if (name == u"client")
        return {u"This client in the Google Cloud console"_s,
            ConsoleLink::client(context.clientId, context.project)};
    if (name == u"clients")
        return {u"Clients of this project in the console"_s, ConsoleLink::clients(context.project)};
    if (name == u"audience")
        return {u"Audience and test users in the console"_s, ConsoleLink::audience(context.project)};
    if (name == u"scopes")
        return {u"Data access (scopes) in the console"_s, ConsoleLink::scopes(context.project)};
    if (name == u"library")
        return {
            u"This API in the console"_s, ConsoleLink::library(facts.value(u"service"_s), context.project)};
    if (name == u"connections")
        return {u"The account's connections"_s, ConsoleLink::connections()};
    return {};
}

QList<Explanation::Link> toLinks(const QJsonArray& names, const Facts& facts, const ExplainContext& context)
{
    QList<Explanation::Link> links;
    if (!context.isGoogle)
        return links;
    for (const QJsonValue& name : names) {
        const Explanation::Link link = toLink(name.toString(), facts, context);
        if (!link.address.isEmpty())
            links.append(link);
    }
    return links;
}

QList<Explanation::Cause> toCauses(const QJsonArray& entries, const Facts& facts)
{
    QList<Explanation::Cause> causes;
    for (const QJsonValue& value : entries) {
        const QJsonObject entry = value.toObject();
        if (!diagnosisApplies(entry, facts))
            continue;
        Explanation::Cause cause{.likelihood = entry.value(u"likelihood").toString(),
            .text = diagnosisText(entry.value(u"text"), facts)};
        for (const QJsonValue& action : entry.value(u"do").toArray())
            cause.actions.append(diagnosisText(action, facts));
        causes.append(cause);
    }
    return causes;
}

Explanation toExplanation(
    const QJsonObject& entry, const QString& code, const Facts& given, const ExplainContext& context)
{
    const Facts facts = withContext(given, code, context);
    return Explanation{.code = code,
        .headline = diagnosisText(entry.value(u"headline"), facts),
        .detail = diagnosisText(entry.value(u"detail"), facts),
        .causes = toCauses(entry.value(u"causes").toArray(), facts),
        .links = toLinks(entry.value(u"links").toArray(), facts, context)};
}

/// The step's own entry, else the one for any step, else the step's general words for a code it does not
/// know.
QJsonObject entryFor(const Error& error)
{
    const std::initializer_list<std::pair<QString, QString>> places = {{toString(error.step), error.code},
        {u"network"_s, error.code}, {toString(error.step), u"*"_s}, {u"network"_s, u"*"_s}};
    for (const auto& [name, code] : places) {
        if (QJsonObject entry = diagnosisEntry(name, code); !entry.isEmpty())
            return entry;
    }
    return {};
}

} // namespace

Explanation explain(const Error& error, const ExplainContext& context)
{
    return toExplanation(entryFor(error), error.code, error.facts, context);
}

Explanation explain(const Finding& finding, const ExplainContext& context)
{
    return toExplanation(diagnosisEntry(u"findings"_s, finding.code), finding.code, finding.facts, context);
}

QString explainReason(const QString& code, const Facts& facts)
{
    return diagnosisText(diagnosisReason(code), facts);
}

Outcome outcomeOf(const Error& error)
{
    const QString name = entryFor(error).value(u"outcome").toString();
    if (name == u"unusable_input")
        return Outcome::UnusableInput;
    if (name == u"ended")
        return Outcome::Ended;
    if (name == u"server_unavailable")
        return Outcome::ServerUnavailable;
    if (name == u"machine_in_the_way")
        return Outcome::MachineInTheWay;
    if (name == u"interrupted")
        return Outcome::Interrupted;
    return Outcome::Problem;
}

} // namespace scopelight
