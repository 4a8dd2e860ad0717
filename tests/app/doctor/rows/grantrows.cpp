// SPDX-License-Identifier: Apache-2.0
#include "provocations.h"
#include "run/expectations.h"
#include "run/refreshtokenwords.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;
using namespace scopelight;

namespace {

const QString drive = u"https://www.googleapis.com/auth/drive"_s;

void provokeOutcomes(Provoked& rows)
{
    const auto compared = [&rows](const ScopeSet& asked, const ScopeSet& granted,
                              const GrantSituation& situation = {}) {
        for (const ScopeOutcome& outcome : compareScopes(asked, granted, situation))
            rows.reason(outcome.reason, usualContext());
    };
    compared({u"email"_s, drive}, {u"https://www.googleapis.com/auth/userinfo.email"_s, u"openid"_s});
    compared({drive}, {drive});
    compared({drive}, {drive}, {.scopeAnnounced = false});
    compared({drive}, {u"openid"_s}, {.hasGooglesRules = false});
    compared({drive}, {u"openid"_s}, {.userWasAsked = false});
    compared({u"openid"_s}, {u"openid"_s, drive});
    compared({u"openid"_s}, {u"openid"_s, drive}, {.grantedEarlier = {drive}});
}

/// What a profile expects of a sign-in that gave this.
void provokeExpectations(Provoked& rows)
{
    const ScopeCatalogue catalogue;
    const auto said = [&rows](const Expectations& lines) {
        for (const Expectation& line : lines) {
            if (!line.reason.isEmpty())
                rows.reason(line.reason, usualContext(), line.facts);
        }
    };
    const auto wanted = [](const QString& member, const QJsonValue& value) {
        return Profile{.expectations = {{member, value}}};
    };
    const QJsonArray driveAlone{drive};
    const Grant nothing;
    const Grant openid{.requested = {u"openid"_s}, .tokens = {.granted = {u"openid"_s}}};
    const Grant all{.requested = {drive}, .tokens = {.refreshToken = Secret(u"r"_s), .granted = {drive}}};
    said(checkGrant(wanted(u"granted"_s, driveAlone), nothing, catalogue));
    said(checkGrant(wanted(u"granted"_s, driveAlone), openid, catalogue));
    said(checkGrant(wanted(u"not_granted"_s, driveAlone), all, catalogue));
    said(checkGrant(wanted(u"refresh_token"_s, true), openid, catalogue));
    said(checkGrant(wanted(u"refresh_token"_s, false), all, catalogue));
    said(checkGrant(wanted(u"no_such_thing"_s, true), all, catalogue));
    said({checkDrive(3, 2), checkDrive(3, fail(Step::Drive, u"cancelled"_s))});
    said(notChecked(wanted(u"granted"_s, driveAlone), catalogue, std::nullopt));
    Profile classes = wanted(u"class_at_most"_s, u"sensitive"_s);
    classes.declared = {u"openid"_s};
    said(checkRequest(classes, {drive, u"https://www.googleapis.com/auth/tasks"_s}, catalogue));
    const ScopeCatalogue told(ToldClasses{{drive, {Sensitivity::Sensitive, QDate(2026, 11, 28)}}});
    said(checkRequest(classes, {drive}, told));
    const Profile lower = wanted(u"class_at_most"_s, u"non_sensitive"_s);
    for (const Expectation& line : checkRequest(lower, {drive}, told))
        rows.reason(line.reason, usualContext(), line.facts, u"as pasted"_s);
    for (const Expectation& line :
        checkRequest(classes, {u"https://www.googleapis.com/auth/tasks"_s}, catalogue))
        rows.reason(line.reason, otherServer(), line.facts, u"another server"_s);
}

void provokeAccessExpectations(Provoked& rows)
{
    const ScopeCatalogue catalogue;
    const auto said = [&](const QString& wanted, const QList<ScopeAccess>& access) {
        const Profile profile{.expectations = {{u"access"_s, QJsonObject{{drive, wanted}}}}};
        for (const Expectation& line : checkAccess(profile, access, catalogue))
            rows.reason(line.reason, usualContext(), line.facts);
    };
    using Verdict = ScopeAccess::Verdict;
    said(u"allowed"_s, {});
    said(u"allowed"_s, {{.scope = drive, .verdict = Verdict::Refused}});
    said(u"refused"_s, {{.scope = drive, .verdict = Verdict::Allowed}});
    said(u"allowed"_s, {{.scope = drive, .verdict = Verdict::Inconclusive}});
    QStringList scopes{u"https://example.com/auth/x"_s};
    for (const ScopeRecord& record : catalogue.search({}))
        scopes.append(record.scope);
    for (const ScopeAccess& row : plannedAccess(ScopeSet(scopes), catalogue)) {
        if (!row.reason.isEmpty())
            rows.reason(row.reason, usualContext(), row.facts);
    }
}

void provokeRefreshTokens(Provoked& rows)
{
    const QDateTime came({2026, 11, 1}, {12, 0}, Qt::UTC);
    const auto said = [&](const QString& variant, const std::optional<qint64>& announced, qint64 days,
                          const ExplainContext& context = usualContext()) {
        const TokenSet tokens{.refreshToken = Secret(u"r"_s),
            .receivedAt = came,
            .refreshTokenExpiresIn = announced,
            .refreshTokenIssuedAt = came};
        const Facts life = TokenLife().facts(tokens, came.addDays(days));
        rows.sentence(u"refresh_token_life"_s, refreshTokenWords(tokens, life, context), variant);
    };
    said(u"ahead"_s, 604'799, 1);
    said(u"passed"_s, 604'799, 9);
    said(u"no end"_s, {}, 1);
    said(u"another server, ahead"_s, 604'799, 1, otherServer());
    said(u"another server, passed"_s, 604'799, 9, otherServer());
    const TokenSet saved{.refreshToken = Secret(u"r"_s)};
    rows.sentence(u"refresh_token_life"_s,
        refreshTokenWords(saved, TokenLife().facts(saved, came), usualContext()), u"not known"_s);
    const TokenLife counted{.counted = 12, .countedLater = 3};
    rows.sentence(u"grants_counted"_s, refreshTokenWords(saved, counted.facts(saved, came), usualContext()));
}

void provokeNoRefreshToken(Provoked& rows)
{
    const QDateTime came({2026, 11, 1}, {12, 0}, Qt::UTC);
    const auto said = [&](const QString& variant, const TokenSet& tokens,
                          const std::optional<AuthorizationOptions>& asked = {},
                          const ExplainContext& context = usualContext()) {
        const Facts life = TokenLife{.asked = asked}.facts(tokens, came);
        rows.sentence(u"refresh_token_none"_s, refreshTokenWords(tokens, life, context), variant);
    };
    const TokenSet fresh{.receivedAt = came};
    said(u"saved"_s, {});
    said(u"online"_s, fresh, AuthorizationOptions{.accessType = u"online"_s});
    said(u"consent not asked for"_s, fresh, AuthorizationOptions{.prompt = {}});
    said(u"consent asked for"_s, fresh, AuthorizationOptions());
    said(u"not known"_s, fresh);
    said(u"another server"_s, fresh, {}, otherServer());
}

/// The weights of causes, as they stand before the words.
void provokeLikelihoods(Provoked& rows)
{
    const Error ended{Step::Refresh, u"invalid_grant"_s, {{u"announced_end"_s, u"passed"_s}}, true};
    const Error unknown{Step::Refresh, u"invalid_grant"_s, {}, true};
    for (const Error& error : {ended, unknown}) {
        for (const Explanation::Cause& cause : explain(error, usualContext()).causes)
            rows.sentence(u"likelihood_"_s + cause.likelihood, cause.weight);
    }
}

} // namespace

void provokeGrants(Provoked& rows)
{
    provokeOutcomes(rows);
    provokeExpectations(rows);
    provokeAccessExpectations(rows);
    provokeRefreshTokens(rows);
    provokeNoRefreshToken(rows);
    provokeLikelihoods(rows);
}
