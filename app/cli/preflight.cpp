// SPDX-License-Identifier: Apache-2.0
#include "doctor/preflight.h"

#include "base/jsonvalue.h"
#include "cli/await.h"
#include "cli/exitstatus.h"
#include "cli/failuretext.h"
#include "cli/source.h"
#include "doctor/diagnosis.h"
#include "doctor/onlinechecks.h"
#include "oauth/clientfindings.h"
#include "scopes/scopefindings.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

/// One check, of either kind, as it is printed.
struct Line {
    QString name = {};
    QString outcome = {};
    QString text = {};
    std::optional<Error> error = {};
    bool isProblem = false;
};

PreflightSubject subjectOf(const Source& source, const Session& session)
{
    const FileHolds holds = source.client.clientSecret ? FileHolds::ClientSecret : FileHolds::NoSecret;
    Findings ofFile = clientFindings(source.client, source.redirectUri);
    if (!source.clientFile.isEmpty())
        ofFile += fileFindings(source.clientFile, holds);
    const bool isForeign = session.context.server == ServerKind::Other;
    return {.client = source.client,
        .wantedRedirectUri = source.redirectUri,
        .useAnyway = source.useAnyway,
        .scopes = source.scopes,
        .server = session.context.server,
        .scopeFindings =
            isForeign ? Findings() : scopeFindings(source.scopes.scopes(), {}, session.catalogue),
        .fileFindings = ofFile};
}

Line lineOf(const PreflightCheck& check, const ExplainContext& context)
{
    Line line{.name = u"local"_s,
        .outcome = toString(check.outcome),
        .text = check.error ? explain(*check.error, context).headline
            : check.finding ? explain(*check.finding, context).headline
                            : explainReason(check.reason, context, check.facts),
        .error = check.error,
        .isProblem = check.outcome == PreflightCheck::Outcome::Failed};
    if (const QString owner = check.facts.value(u"owner"_s); !owner.isEmpty())
        line.text += u": "_s + shownText(owner);
    return line;
}

Line lineOf(const OnlineCheck& check, const ExplainContext& context)
{
    return {.name = check.name,
        .outcome = toString(check.outcome),
        .text = explainReason(check.reason, context, check.facts),
        .error = check.error,
        .isProblem = check.outcome == OnlineCheck::Outcome::Bad};
}

QString mark(const Line& line, const TextStyle& style)
{
    const QString word = QString(line.outcome).replace(u'_', u' ').leftJustified(14);
    if (line.isProblem)
        return style.bad(word);
    const bool isFine = line.outcome == u"passed" || line.outcome == u"good";
    return isFine ? style.good(word) : style.warning(word);
}

QString toText(const QList<Line>& lines, const Session& session)
{
    const TextStyle& style = session.terminal.answerStyle();
    QString text;
    QStringList told; // one that several checks met is told once
    for (const Line& line : lines) {
        text += u"%1  %2\n"_s.arg(mark(line, style), line.text);
        const bool isOnline = line.error && line.name != u"local";
        const QString headline = isOnline ? explain(*line.error, session.context).headline : QString();
        if (!isOnline || told.contains(headline))
            continue;
        told.append(headline);
        text += u"\n%1\n\n"_s.arg(failureText(*line.error, session.context, style));
    }
    return text.trimmed();
}

QJsonArray toJson(const QList<Line>& lines, const ExplainContext& context)
{
    QJsonArray array;
    for (const Line& line : lines) {
        const QString said = line.error ? explain(*line.error, context).headline : QString();
        array.append(QJsonObject{{u"check"_s, line.name}, {u"outcome"_s, line.outcome},
            {u"message"_s, line.text}, {u"code"_s, line.error ? QJsonValue(line.error->code) : QJsonValue()},
            {u"said"_s, orNull(said)}});
    }
    return array;
}

/// What the server says; a request without scopes it could only refuse.
Result<QList<OnlineCheck>> askServer(const Source& source, const Session& session)
{
    if (source.scopes.isEmpty())
        return fail(Step::Usage, u"no_scopes"_s);
    const auto subject = OnlineSubject::of(
        source.client, source.server, {source.redirectUri, source.useAnyway}, source.scopes, source.options);
    if (!subject)
        return tl::unexpected(subject.error());
    return await(checkOnline(session.network, *subject, session.clock), session.interrupt);
}

/// Problems that are all of the network are no word about the configuration.
int statusOf(const QList<Line>& lines)
{
    bool isNetworkAlone = true;
    bool hasProblem = false;
    for (const Line& line : lines) {
        if (!line.isProblem)
            continue;
        hasProblem = true;
        isNetworkAlone &= line.error && outcomeOf(*line.error) == Outcome::ServerUnavailable;
    }
    if (!hasProblem)
        return 0;
    return isNetworkAlone ? exitStatus(Outcome::ServerUnavailable) : ExitStatus::problem;
}

} // namespace

Result<Answer> run(const PreflightCommand& command, Session& session)
{
    const auto source = resolveSource(session);
    if (!source)
        return tl::unexpected(source.error());
    if (source->serviceAccount)
        return fail(Step::Usage, u"no_consent_to_check"_s);
    QList<Line> lines;
    for (const PreflightCheck& check : preflight(subjectOf(*source, session)))
        lines.append(lineOf(check, session.context));
    if (command.online) {
        const auto checks = askServer(*source, session);
        if (!checks)
            return tl::unexpected(checks.error());
        for (const OnlineCheck& check : *checks)
            lines.append(lineOf(check, session.context));
    }
    return Answer{.json = {{u"checks"_s, toJson(lines, session.context)}},
        .text = toText(lines, session),
        .status = statusOf(lines)};
}

} // namespace scopelight
