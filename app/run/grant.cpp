// SPDX-License-Identifier: Apache-2.0
#include "run/grant.h"

#include "base/jsonvalue.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

QJsonArray scopesIn(const QList<ScopeOutcome>& outcomes, ScopeOutcome::State state)
{
    QStringList scopes;
    for (const ScopeOutcome& outcome : outcomes) {
        if (outcome.state == state)
            scopes.append(outcome.scope);
    }
    scopes.sort();
    return QJsonArray::fromStringList(scopes);
}

QJsonArray extraScopes(const QList<ScopeOutcome>& outcomes)
{
    QJsonArray extra;
    for (const ScopeOutcome& outcome : outcomes) { // sorted by compareScopes()
        if (outcome.state == ScopeOutcome::State::Extra)
            extra.append(QJsonObject{{u"scope"_s, outcome.scope}, {u"reason"_s, outcome.reason}});
    }
    return extra;
}

QJsonValue toJson(const std::optional<Account>& account)
{
    if (!account)
        return {};
    return QJsonObject{{u"sub"_s, account->subject}, {u"email"_s, orNull(account->email)}};
}

/// null stands for "not known".
QJsonValue toJson(const ScopeSet& scopes, bool isKnown)
{
    return isKnown ? QJsonValue(QJsonArray::fromStringList(scopes.sorted())) : QJsonValue();
}

QJsonValue passedOf(Check::Outcome outcome)
{
    return outcome == Check::Outcome::NotChecked ? QJsonValue()
                                                 : QJsonValue(outcome == Check::Outcome::Passed);
}

QJsonValue toJson(const std::optional<QList<Check>>& checks)
{
    if (!checks)
        return {};
    QJsonArray array;
    for (const Check& check : *checks) {
        array.append(QJsonObject{{u"name"_s, check.name}, {u"passed"_s, passedOf(check.outcome)},
            {u"reason"_s, orNull(check.reason)}});
    }
    return QJsonObject{{u"verified"_s, isVerified(*checks)}, {u"checks"_s, array}};
}

} // namespace

QList<ScopeOutcome> Grant::outcomes() const
{
    if (!areScopesKnown())
        return {};
    return compareScopes(requested.isEmpty() ? tokens.granted : requested, tokens.granted,
        {.userWasAsked = userWasAsked,
            .hasGooglesRules = server != ServerKind::Other,
            .scopeAnnounced = tokens.scopeAnnounced,
            .grantedEarlier = grantedEarlier});
}

ScopeSet Grant::missing() const
{
    QStringList scopes;
    for (const ScopeOutcome& outcome : outcomes()) {
        if (outcome.state == ScopeOutcome::State::Missing)
            scopes.append(outcome.scope);
    }
    return ScopeSet(scopes);
}

std::optional<Account> accountOf(
    const std::optional<IdToken>& idToken, const std::optional<UserInfo>& userInfo)
{
    Account account;
    if (idToken)
        account = {idToken->subject(), idToken->email()};
    if (userInfo && account.subject.isEmpty())
        account.subject = userInfo->subject;
    if (userInfo && account.email.isEmpty() && account.subject == userInfo->subject)
        account.email = userInfo->email;
    return account.subject.isEmpty() ? std::nullopt : std::optional(account);
}

QJsonObject toJson(const Grant& grant, bool withSecrets)
{
    const QList<ScopeOutcome> outcomes = grant.outcomes();
    QJsonObject json{{u"client_id"_s, grant.clientId}, {u"redirect_uri"_s, orNull(grant.redirectUri)},
        {u"requested"_s, toJson(grant.requested, !grant.requested.isEmpty())},
        {u"granted"_s, toJson(grant.tokens.granted, grant.areScopesKnown())},
        {u"missing"_s, scopesIn(outcomes, ScopeOutcome::State::Missing)}, {u"extra"_s, extraScopes(outcomes)},
        {u"account"_s, toJson(grant.account)}, {u"has_refresh_token"_s, !grant.tokens.refreshToken.isEmpty()},
        {u"expires_in"_s, orNull(grant.tokens.expiresIn)},
        {u"refresh_token_expires_in"_s, orNull(grant.tokens.refreshTokenExpiresIn)},
        {u"id_token"_s, toJson(grant.idTokenChecks)}};
    if (withSecrets) {
        json.insert(u"access_token"_s, orNull(grant.tokens.accessToken.reveal()));
        json.insert(u"refresh_token"_s, orNull(grant.tokens.refreshToken.reveal()));
        json.insert(u"id_token_jwt"_s, orNull(grant.tokens.idToken.reveal()));
    }
    return json;
}

} // namespace scopelight
