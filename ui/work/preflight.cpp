// SPDX-License-Identifier: Apache-2.0
#include "work/preflight.h"

#include "doctor/preflight.h"
#include "work/counted.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

using State = CheckLine::State;

QString tr(const char* text)
{
    return QCoreApplication::translate("Preflight", text);
}

State stateOf(PreflightCheck::Outcome outcome)
{
    switch (outcome) {
    case PreflightCheck::Outcome::Passed:
        return State::Passed;
    case PreflightCheck::Outcome::Look:
        return State::Look;
    case PreflightCheck::Outcome::Failed:
        return State::Failed;
    case PreflightCheck::Outcome::NotChecked:
        return State::NotChecked;
    }
    Q_UNREACHABLE();
}

/// The worst finding, and how many stand beside it that are as bad.
QString worstText(const PreflightCheck& check, const ExplainContext& context)
{
    QString headline = explain(*check.finding, context).headline;
    if (check.others == 0)
        return headline;
    const QString end = headline.endsWith(u'.') ? u" "_s : u". "_s; // it may end with a path
    return headline + end + counted(check.others, tr("One more finding."), tr("%1 more findings."));
}

QString textOf(const PreflightCheck& check, const ExplainContext& context)
{
    if (check.error)
        return explain(*check.error, context).headline;
    return check.finding ? worstText(check, context) : explainReason(check.reason, context, check.facts);
}

PreflightSubject subjectOf(const Workbench& workbench, const OAuthClient& client)
{
    return {.client = client,
        .wantedRedirectUri = workbench.redirectUri(),
        .useAnyway = workbench.usesRedirectAnyway(),
        .scopes = workbench.scopes(),
        .server = workbench.serverKind(),
        .scopeFindings = workbench.scopeFindings(),
        .fileFindings = workbench.clientFile().findings()};
}

} // namespace

QList<CheckLine> preflightLines(const Workbench& workbench)
{
    const ClientFile& file = workbench.clientFile();
    if (!file.client())
        return {{State::NotChecked, tr("Needs a client file"), {}}};
    QList<CheckLine> lines;
    for (const PreflightCheck& check : preflight(subjectOf(workbench, *file.client())))
        lines.append(
            {stateOf(check.outcome), textOf(check, workbench.context()), check.facts.value(u"owner"_s)});
    if (lines.last().state == State::Passed && !file.isPlaceChecked())
        lines.last() = {State::NotChecked, tr("The place of the file is being looked at"), {}};
    lines.append(file.isStale()
            ? CheckLine{State::Look, tr("The file has changed since it was read"), {}}
            : CheckLine{State::Passed, tr("The file is unchanged since it was read"), {}});
    return lines;
}

} // namespace scopelight
