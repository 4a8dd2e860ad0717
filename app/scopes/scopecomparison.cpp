// SPDX-License-Identifier: Apache-2.0
#include "scopes/scopeset.h"

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

ScopeOutcome outcomeOfAsked(const QString& scope, const ScopeSet& granted)
{
    if (granted.scopes().contains(scope))
        return {scope, ScopeOutcome::State::Granted, u"granted"_s};
    if (granted.contains(scope))
        return {scope, ScopeOutcome::State::Granted, u"granted_as_alias"_s};
    return {scope, ScopeOutcome::State::Missing, u"not_granted"_s};
}

ScopeOutcome outcomeOfExtra(const QString& scope)
{
    // Google adds openid to every grant of email or profile, whether it was asked for or not.
    const QString reason = scope == u"openid"_s ? u"added_by_server"_s : u"earlier_grant"_s;
    return {scope, ScopeOutcome::State::Extra, reason};
}

} // namespace

QList<ScopeOutcome> compareScopes(const ScopeSet& requested, const ScopeSet& granted)
{
    QList<ScopeOutcome> outcomes;
    for (const QString& scope : requested.scopes())
        outcomes.append(outcomeOfAsked(scope, granted));
    ScopeSet listed;
    for (const QString& scope : granted.minus(requested).sorted()) {
        if (listed.contains(scope))
            continue; // the same scope under its other name
        listed = ScopeSet(listed.scopes() + QStringList{scope});
        outcomes.append(outcomeOfExtra(scope));
    }
    return outcomes;
}

} // namespace scopelight
