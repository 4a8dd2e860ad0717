// SPDX-License-Identifier: Apache-2.0
#include "scopes/scopeset.h"

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

QString reasonForMissing(const GrantSituation& situation)
{
    if (!situation.userWasAsked)
        return u"not_in_token"_s;
    return situation.hasGooglesRules ? u"not_granted"_s : u"left_out_by_server"_s;
}

QString reasonForExtra(const QString& scope, const GrantSituation& situation)
{
    if (!situation.userWasAsked)
        return u"in_token_unasked"_s;
    if (situation.grantedEarlier.contains(scope))
        return u"granted_earlier"_s;
    if (!situation.hasGooglesRules)
        return u"added_unasked"_s;
    // Google adds openid to every grant of email or profile, whether it was asked for or not.
    return scope == u"openid"_s ? u"added_by_server"_s : u"earlier_grant"_s;
}

ScopeOutcome outcomeOfAsked(const QString& scope, const ScopeSet& granted, const GrantSituation& situation)
{
    using State = ScopeOutcome::State;
    if (!granted.contains(scope))
        return {scope, State::Missing, reasonForMissing(situation)};
    if (!situation.scopeAnnounced)
        return {scope, State::Granted, u"granted_as_requested"_s};
    if (!granted.scopes().contains(scope))
        return {scope, State::Granted, u"granted_as_alias"_s};
    return {scope, State::Granted, u"granted"_s};
}

} // namespace

bool ScopeOutcome::isLeftOver() const
{
    return reason == u"earlier_grant";
}

QString toString(ScopeOutcome::State state)
{
    switch (state) {
    case ScopeOutcome::State::Granted:
        return u"granted"_s;
    case ScopeOutcome::State::Missing:
        return u"missing"_s;
    case ScopeOutcome::State::Extra:
        return u"extra"_s;
    }
    Q_UNREACHABLE();
}

QList<ScopeOutcome> compareScopes(
    const ScopeSet& requested, const ScopeSet& granted, const GrantSituation& situation)
{
    QList<ScopeOutcome> outcomes;
    for (const QString& scope : requested.scopes())
        outcomes.append(outcomeOfAsked(scope, granted, situation));
    ScopeSet listed;
    for (const QString& scope : granted.minus(requested).sorted()) {
        if (listed.contains(scope))
            continue; // the same scope under its other name
        listed = ScopeSet(listed.scopes() + QStringList{scope});
        outcomes.append({scope, ScopeOutcome::State::Extra, reasonForExtra(scope, situation)});
    }
    return outcomes;
}

} // namespace scopelight
