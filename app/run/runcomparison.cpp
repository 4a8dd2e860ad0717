// SPDX-License-Identifier: Apache-2.0
#include "run/runcomparison.h"

#include <QSet>

#include <algorithm>
#include <functional>

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

using Group = RunRow::Group;
using Given = RunRow::Given;

template <class Value>
RunRow row(Group group, const QString& name, const QList<RunRecord>& runs, Value value)
{
    RunRow row{.group = group, .name = name};
    for (const RunRecord& run : runs)
        row.cells.append({.value = value(run)});
    return row;
}

/// What was asked of the server, which may do otherwise; a refresh asks for nothing.
QString earlierGrants(const RunRecord& run)
{
    if (run.kind == RunRecord::Kind::Refresh)
        return {};
    return run.isAfterRevoking             ? u"revoked"_s
        : run.options.includeGrantedScopes ? u"asked_to_add"_s
                                           : u"not_asked_to_add"_s;
}

QList<RunRow> howItWasAsked(const QList<RunRecord>& runs)
{
    const auto asked = [&](const QString& name, auto value) {
        return row(Group::HowItWasAsked, name, runs, value);
    };
    return {asked(u"kind"_s, [](const RunRecord& run) { return toString(run.kind); }),
        asked(u"client"_s, [](const RunRecord& run) { return run.clientId; }),
        asked(u"server"_s, [](const RunRecord& run) { return toString(run.server); }),
        asked(u"account"_s, [](const RunRecord& run) { return run.account; }),
        asked(u"redirect_uri"_s, [](const RunRecord& run) { return run.redirectUri; }),
        asked(u"access_type"_s,
            [](const RunRecord& run) {
                return run.kind == RunRecord::Kind::SignIn ? run.options.accessType : QString();
            }),
        asked(u"prompt"_s,
            [](const RunRecord& run) {
                return run.kind == RunRecord::Kind::SignIn ? run.options.prompt : QString();
            }),
        asked(u"earlier_grants"_s, earlierGrants)};
}

Given givenIn(const RunRecord& run, const QString& scope)
{
    const auto outcome = std::ranges::find_if(run.outcomes,
        [&](const ScopeOutcome& o) { return canonicalScope(o.scope) == canonicalScope(scope); });
    if (outcome == run.outcomes.end()) {
        if (!run.requested.contains(scope))
            return Given::NotAsked;
        return run.failure.isEmpty() ? Given::NotToldOf : Given::NoGrant;
    }
    switch (outcome->state) {
    case ScopeOutcome::State::Granted:
        return Given::Granted;
    case ScopeOutcome::State::Missing:
        return Given::Missing;
    case ScopeOutcome::State::Extra:
        return outcome->reason == u"granted_earlier" ? Given::Kept
            : outcome->isLeftOver()                  ? Given::LeftOver
                                                     : Given::Extra;
    }
    Q_UNREACHABLE();
}

/// Each scope once, whichever of its names it was first met under.
QStringList scopesOf(const QList<RunRecord>& runs)
{
    QStringList met;
    QSet<QString> known;
    const auto meet = [&](const QString& scope) {
        if (known.contains(canonicalScope(scope)))
            return;
        known.insert(canonicalScope(scope));
        met.append(scope);
    };
    for (const RunRecord& run : runs) {
        std::ranges::for_each(run.requested.scopes(), meet);
        std::ranges::for_each(run.outcomes, meet, &ScopeOutcome::scope);
    }
    return met;
}

QList<RunRow> whatWasGranted(const QList<RunRecord>& runs)
{
    QList<RunRow> rows;
    for (const QString& scope : scopesOf(runs)) {
        RunRow scopeRow{.group = Group::WhatWasGranted, .name = scope, .isScope = true};
        for (const RunRecord& run : runs)
            scopeRow.cells.append({.given = givenIn(run, scope)});
        rows.append(scopeRow);
    }
    return rows;
}

QString refreshToken(const RunRecord& run)
{
    if (!run.failure.isEmpty())
        return {};
    if (!run.hasRefreshToken)
        return u"none"_s;
    return run.refreshTokenExpiresIn ? QString::number(*run.refreshTokenExpiresIn) : u"no_end"_s;
}

QList<RunRow> whatItCouldDo(const QList<RunRecord>& runs)
{
    return {row(Group::WhatItCouldDo, u"outcome"_s, runs, [](const RunRecord& run) { return run.failure; }),
        row(Group::WhatItCouldDo, u"refresh_token"_s, runs, refreshToken),
        row(Group::WhatItCouldDo, u"drive_files"_s, runs, [](const RunRecord& run) {
            return run.driveFiles ? QString::number(*run.driveFiles) : QString();
        })};
}

} // namespace

bool RunRow::differs() const
{
    return std::ranges::adjacent_find(cells, std::not_equal_to()) != cells.end();
}

QList<RunRow> compareRuns(const QList<RunRecord>& runs)
{
    return howItWasAsked(runs) + whatWasGranted(runs) + whatItCouldDo(runs);
}

} // namespace scopelight
