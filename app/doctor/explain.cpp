// SPDX-License-Identifier: Apache-2.0
#include "doctor/explain.h"

#include "doctor/diagnosis.h"
#include "google/consolelinks.h"
#include "google/guidelinks.h"

#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

/// The fact `surface`, as the conditions of the data spell it.
QString surfaceName(Surface surface)
{
    switch (surface) {
    case Surface::Terminal:
        return u"terminal"_s;
    case Surface::Window:
        return u"window"_s;
    }
    Q_UNREACHABLE();
}

/// The sentence of the row that `file/code` names: for words that hang on another failure.
QString sentenceOf(const QString& row, const Facts& facts)
{
    const QString code = row.section(u'/', 1);
    for (const QString& file : {row.section(u'/', 0, 0), u"network"_s}) {
        if (const QJsonObject entry = diagnosisEntry(file, code); !entry.isEmpty())
            return diagnosisText(entry.value(u"headline"), facts);
    }
    return explainReason(code, facts);
}

/// Facts that every text and condition may use. They are put in last: no server can name them otherwise.
Facts withContext(Facts facts, const QString& code, const ExplainContext& context)
{
    facts.insert(u"code"_s, code);
    facts.insert(u"server"_s, serverName(context.server));
    facts.insert(u"server_kind"_s, toString(context.server));
    facts.insert(u"client_id"_s, context.clientId);
    facts.insert(u"project"_s, context.project);
    facts.insert(u"asked_scopes"_s, context.scopes);
    facts.insert(u"surface"_s, surfaceName(context.surface));
    for (const QString& place : {u"requests"_s, u"listed_so_far"_s})
        facts.insert(place, diagnosisText(diagnosisSentence(u"places"_s, place), facts));
    facts.insert(u"failure"_s, sentenceOf(facts.value(u"failed"_s), facts));
    return facts;
}

/// A page of the console, of the administrator or of the account.
QString consoleAddress(const QString& name, const Facts& facts, const ExplainContext& context)
{
    if (name == u"client")
        return ConsoleLink::client(context.clientId, context.project);
    if (name == u"clients")
        return ConsoleLink::clients(context.project);
    if (name == u"audience")
        return ConsoleLink::audience(context.project);
    if (name == u"scopes")
        return ConsoleLink::scopes(context.project);
    if (name == u"library")
        return ConsoleLink::library(facts.value(u"service"_s), context.project);
    if (name == u"app_access")
        return ConsoleLink::appAccess();
    if (name == u"delegation")
        return ConsoleLink::delegation(context.clientId, context.scopes);
    return name == u"connections" ? ConsoleLink::connections() : QString();
}

/// The practice provider follows Google's rules, so the guides are right there, too; it has no console.
QString linkAddress(const QString& name, const Facts& facts, const ExplainContext& context)
{
    if (QString guide = guideLink(name); !guide.isEmpty() || context.server == ServerKind::Practice)
        return guide;
    return consoleAddress(name, facts, context);
}

QList<Explanation::Link> toLinks(const QJsonArray& names, const Facts& facts, const ExplainContext& context)
{
    QList<Explanation::Link> links;
    if (context.server == ServerKind::Other)
        return links;
    for (const QJsonValue name : names) {
        const QString address = linkAddress(name.toString(), facts, context);
        if (!address.isEmpty())
            links.append({diagnosisSentence(u"links"_s, name.toString()).toString(), address});
    }
    return links;
}

/// Those that have words here.
QStringList toActions(const QJsonArray& entries, const Facts& facts)
{
    QStringList actions;
    for (const QJsonValue entry : entries)
        actions.append(diagnosisText(entry, facts));
    actions.removeAll(QString());
    return actions;
}

/// What this run knows may raise a cause, lower it or rule it out (README.md of the data). One alone is the
/// usual reason: where another has taken its place, it is possible.
QList<Explanation::Cause> toCauses(const QJsonArray& entries, const Facts& facts)
{
    static const QStringList ranks{u"known"_s, u"usual"_s, u"possible"_s, u"less_likely"_s};
    QList<Explanation::Cause> causes;
    for (const QJsonValue value : entries) {
        const QJsonObject entry = value.toObject();
        const QString likelihood = diagnosisText(entry.value(u"likelihood"), facts);
        if (!diagnosisApplies(entry, facts) || !ranks.contains(likelihood))
            continue;
        causes.append({.likelihood = likelihood,
            .text = diagnosisText(entry.value(u"text"), facts),
            .actions = toActions(entry.value(u"do").toArray(), facts)});
    }
    std::ranges::stable_sort(
        causes, {}, [](const Explanation::Cause& cause) { return ranks.indexOf(cause.likelihood); });
    bool isFirst = true;
    for (Explanation::Cause& cause : causes) {
        if (cause.likelihood == ranks[1] && !std::exchange(isFirst, false))
            cause.likelihood = ranks[2];
        const QString weight = u"likelihood_"_s + cause.likelihood;
        cause.weight = explainReason(weight);
    }
    return causes;
}

/// Lines, one of them for each word of a fact or an address of ours where the data say so: nothing is cut off
/// it.
QString toNote(const QString& name, const Facts& facts, const ExplainContext& context)
{
    QStringList text;
    for (const QJsonValue line : diagnosisSentence(u"notes"_s, name).toArray()) {
        const QString each = line[u"each"].toString();
        const QString whole = each.isEmpty() ? diagnosisText(line, facts) : QString();
        if (line.isString() || !whole.isEmpty())
            text.append(whole);
        if (const QString link = line[u"link"].toString(); !link.isEmpty())
            text.append(consoleAddress(link, facts, context));
        for (const QString& word : facts.value(each).split(u' ', Qt::SkipEmptyParts))
            text.append(diagnosisText(line[u"text"], {{u"word"_s, word}}));
    }
    return text.join(u'\n');
}

QStringList toTexts(const QJsonArray& array)
{
    QStringList texts;
    for (const QJsonValue text : array)
        texts.append(text.toString());
    return texts;
}

Explanation toExplanation(
    const QJsonObject& entry, const QString& code, const Facts& given, const ExplainContext& context)
{
    const Facts facts = withContext(given, code, context);
    return Explanation{.code = code,
        .headline = diagnosisText(entry.value(u"headline"), facts),
        .detail = diagnosisText(entry.value(u"detail"), facts),
        .causes = toCauses(entry.value(u"causes").toArray(), facts),
        .links = toLinks(entry.value(u"links").toArray(), facts, context),
        .page = entry.value(u"page").toString(),
        .redirectUri = facts.value(entry.value(u"copy").toString()),
        .note = context.server == ServerKind::Other ? QString()
                                                    : toNote(entry.value(u"note").toString(), facts, context),
        .help = toTexts(entry.value(u"help").toArray())};
}

/// The step's own entry, else the one for any step, else the step's general words for a code it does not
/// know. An entry is for a word of the server's or for one of ours.
QJsonObject entryFor(const Error& error)
{
    const QString speaker = error.isServersWord ? u"server"_s : QString();
    for (const QString& name : {toString(error.step), u"network"_s}) {
        QJsonObject entry = diagnosisEntry(name, error.code);
        if (!entry.isEmpty() && entry.value(u"said_by"_s).toString() == speaker)
            return entry;
    }
    const QJsonObject general = diagnosisEntry(toString(error.step), u"*"_s);
    return general.isEmpty() ? diagnosisEntry(u"network"_s, u"*"_s) : general;
}

} // namespace

QString Explanation::Cause::sentence() const
{
    return text.isEmpty() || likelihood == u"known" ? text : weight + u": "_s + text;
}

QString serverName(ServerKind server)
{
    switch (server) {
    case ServerKind::Google:
        return u"Google"_s;
    case ServerKind::Practice:
        return u"the practice provider"_s;
    case ServerKind::Other:
        return u"the server"_s;
    }
    Q_UNREACHABLE();
}

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
    return diagnosisText(diagnosisSentence(u"reasons"_s, code), facts);
}

QString explainReason(const QString& code, const ExplainContext& context, const Facts& facts)
{
    return explainReason(code, withContext(facts, code, context));
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
