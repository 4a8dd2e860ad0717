// SPDX-License-Identifier: Apache-2.0
#include "google/drivescopes.h"
#include "scopes/scopecatalogue.h"
#include "work/clocktext.h"
#include "work/counted.h"
#include "work/workbench.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

using Mark = StepState::Mark;

bool hasLevel(const Findings& findings, Finding::Level level)
{
    return std::ranges::any_of(findings, [level](const Finding& finding) { return finding.level == level; });
}

/// How a step stands that is done but for its findings.
Mark markOf(const Findings& findings)
{
    if (hasLevel(findings, Finding::Level::Problem))
        return Mark::Problem;
    return hasLevel(findings, Finding::Level::Look) ? Mark::Look : Mark::Done;
}

QString findingsText(qint64 count)
{
    return counted(count, Workbench::tr("1 finding"), Workbench::tr("%1 findings"));
}

QString filesText(qint64 count)
{
    return counted(count, Workbench::tr("1 file"), Workbench::tr("%1 files"));
}

StepState clientState(const ClientFile& file)
{
    if (file.problem())
        return {Mark::Problem, Workbench::tr("Not a client file")};
    if (!file.client())
        return {Mark::Ready, Workbench::tr("Open a client file")};
    const Findings& findings = file.findings();
    const QString name =
        file.client()->project().isEmpty() ? Workbench::tr("A client") : file.client()->project();
    if (file.isStale())
        return {std::max(Mark::Look, markOf(findings)), Workbench::tr("The file has changed")};
    const auto worth = std::ranges::count_if(
        findings, [](const Finding& finding) { return finding.level != Finding::Level::Note; });
    const Mark mark = markOf(findings);
    return {mark, mark == Mark::Done ? name : findingsText(worth)};
}

StepState scopesState(
    bool hasClient, const ScopeSet& scopes, const Findings& findings, const ScopeCatalogue& catalogue)
{
    if (!scopes.isEmpty()) {
        const qsizetype restricted = catalogue.count(scopes, Sensitivity::Restricted);
        const QString chosen = Workbench::tr("%1 chosen").arg(scopes.size());
        const Mark mark = markOf(findings);
        return {mark == Mark::Done && !hasClient ? Mark::Ready : mark,
            restricted == 0 ? chosen : Workbench::tr("%1, %2 restricted").arg(chosen).arg(restricted)};
    }
    return hasClient ? StepState{Mark::Ready, Workbench::tr("Choose what to ask for")}
                     : StepState{Mark::Empty, Workbench::tr("Needs a client")};
}

StepState signInState(const SignIn& signIn, const OnlineWork& online, bool hasClient, bool hasScopes)
{
    switch (signIn.state()) {
    case SignIn::State::Idle:
        if (!hasClient)
            return {Mark::Empty, Workbench::tr("Needs a client")};
        if (!hasScopes)
            return {Mark::Empty, Workbench::tr("Needs scopes")};
        if (std::ranges::count(online.checks(), OnlineCheck::Outcome::Bad, &OnlineCheck::outcome) > 0)
            return {Mark::Problem, Workbench::tr("Refused beforehand")};
        return {Mark::Ready,
            online.state() == OnlineWork::State::Idle ? Workbench::tr("Nothing sent yet")
                                                      : Workbench::tr("Nobody signed in yet")};
    case SignIn::State::FindingServer:
        return {Mark::Running, Workbench::tr("Looking up the server")};
    case SignIn::State::Waiting:
        return {Mark::Running, Workbench::tr("Waiting, %1 left").arg(timeLeftText(signIn.remainingMs()))};
    case SignIn::State::Exchanging:
    case SignIn::State::Checking:
        return {Mark::Running, Workbench::tr("Asking for tokens")};
    case SignIn::State::Done:
        break;
    case SignIn::State::Failed:
        if (signIn.error()->step == Step::Trust)
            return {Mark::Look, Workbench::tr("Asks for your trust")};
        return signIn.error()->code == u"cancelled" ? StepState{Mark::Ready, Workbench::tr("Cancelled")}
                                                    : StepState{Mark::Problem, Workbench::tr("Stopped")};
    }
    const auto missing = signIn.grant()->missing().size();
    const auto asked = signIn.grant()->requested.size();
    return {missing > 0 ? Mark::Look : Mark::Done,
        Workbench::tr("%1 of %2 granted").arg(asked - missing).arg(asked)};
}

StepState grantState(const GrantWork& work)
{
    if (!work.grant())
        return {Mark::Empty, Workbench::tr("Nothing yet")};
    if (work.error() && work.error()->step == Step::Keychain)
        return {Mark::Look, Workbench::tr("Not remembered")}; // the grant itself is as it was
    if (work.error())
        return {Mark::Problem, Workbench::tr("Something went wrong")};
    const auto left = work.remainingMs();
    if (!left)
        return {Mark::Done, Workbench::tr("No end announced")};
    if (*left <= 0)
        return {Mark::Look, Workbench::tr("Access token ended")};
    const int minutesLeft = int((*left + 59'999) / 60'000);
    return {minutesLeft <= 10 ? Mark::Look : Mark::Done,
        counted(minutesLeft, Workbench::tr("1 minute left"), Workbench::tr("%1 minutes left"))};
}

StepState driveState(const DriveWork& drive, const std::optional<Grant>& grant)
{
    const qint64 files = drive.progress().files;
    switch (drive.state()) {
    case DriveWork::State::Idle:
        if (!grant)
            return {Mark::Empty, Workbench::tr("Nothing yet")};
        return driveScopes(grant->tokens.granted).isEmpty()
            ? StepState{Mark::Empty, Workbench::tr("No Drive scope")}
            : StepState{Mark::Ready, Workbench::tr("List some files")};
    case DriveWork::State::Listing:
        return {Mark::Running, Workbench::tr("%1 so far").arg(filesText(files))};
    case DriveWork::State::Done:
        return {Mark::Done, filesText(files)};
    case DriveWork::State::Failed:
        return drive.error()->code == u"cancelled"
            ? StepState{Mark::Look, Workbench::tr("Cancelled at %1").arg(filesText(files))}
            : StepState{Mark::Problem, Workbench::tr("Refused or failed")};
    }
    Q_UNREACHABLE();
}

StepState accessState(const AccessWork& access, bool hasGrant)
{
    const QList<ScopeAccess> rows = access.rows();
    const auto allowed = std::ranges::count(rows, ScopeAccess::Verdict::Allowed, &ScopeAccess::verdict);
    switch (access.state()) {
    case AccessWork::State::Idle:
        return hasGrant ? StepState{Mark::Ready, Workbench::tr("Try each scope")}
                        : StepState{Mark::Empty, Workbench::tr("Nothing yet")};
    case AccessWork::State::Reading:
        return {Mark::Running,
            Workbench::tr("%1 of %2 read").arg(rows.size() - access.waiting()).arg(rows.size())};
    case AccessWork::State::Failed:
        return access.error()->code == u"cancelled" ? StepState{Mark::Look, Workbench::tr("Cancelled")}
                                                    : StepState{Mark::Problem, Workbench::tr("Stopped")};
    case AccessWork::State::Done:
        return {allowed == rows.size() ? Mark::Done : Mark::Look,
            Workbench::tr("%1 of %2 allowed").arg(allowed).arg(rows.size())};
    }
    Q_UNREACHABLE();
}

} // namespace

StepState Workbench::stepState(StepId step) const
{
    const bool hasClient = m_clientFile.client().has_value();
    switch (step) {
    case StepId::Client:
        return clientState(m_clientFile);
    case StepId::Scopes:
        return scopesState(hasClient, m_scopes, scopeFindings(), catalogue());
    case StepId::SignIn:
        return signInState(m_signIn, m_online, hasClient, !m_scopes.isEmpty());
    case StepId::Grant:
        return grantState(m_grant);
    case StepId::Drive:
        return driveState(m_drive, m_grant.grant());
    case StepId::Access:
        return accessState(m_access, m_grant.grant().has_value());
    case StepId::Requests:
        return {Mark::Empty, counted(m_parts.trace.exchanges().size(), tr("1 exchange"), tr("%1 exchanges"))};
    case StepId::History:
        return {Mark::Empty,
            m_history->error() ? tr("Not kept") : counted(m_history->count(), tr("1 run"), tr("%1 runs"))};
    }
    Q_UNREACHABLE();
}

} // namespace scopelight
