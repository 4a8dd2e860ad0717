// SPDX-License-Identifier: Apache-2.0
#include "practice/authorizationanswer.h"

#include "practice/accounts.h"

using namespace Qt::StringLiterals;

namespace scopelight::practice {
namespace {

QByteArray redirectAddress(const AuthorizationParameters& request, const FormParameters& answer)
{
    const QString separator = request.redirectUri.contains(u'?') ? u"&"_s : u"?"_s;
    return (request.redirectUri + separator).toUtf8() + answer.encoded();
}

/// `state` exactly as it came, and who answers (RFC 9207).
FormParameters answerHead(const ServerState& server, const AuthorizationParameters& request)
{
    FormParameters head;
    if (request.state)
        head.append(u"state"_s, *request.state);
    head.append(u"iss"_s, server.issuer);
    return head;
}

QString indexOfAccount(const QString& sub)
{
    qsizetype index = 0;
    while (index < accounts().size() && accounts()[index].sub != sub)
        ++index;
    return QString::number(index);
}

/// What the tokens will be worth: what was asked for and is granted, or all that the project has.
QStringList effectiveScopes(const AuthorizationParameters& request, const QStringList& granted)
{
    if (request.includeGrantedScopes)
        return granted;
    QStringList scopes = canonicalScopes(request.scopes);
    scopes.removeIf([&granted](const QString& scope) { return !granted.contains(scope); });
    return scopes;
}

/// Offline access at the client's first consent or when consent was asked for; installed clients always.
bool isRefreshTokenDue(const ServerState& server, const AuthorizationParameters& request, const Grant& grant)
{
    if (server.plays(PracticeScenario::NoRefreshToken))
        return false;
    if (request.client->type == OAuthClient::Type::Installed)
        return true;
    return request.offline
        && (request.promptConsent || !grant.offlineClients.contains(request.client->clientId));
}

Secret issueCode(ServerState& server, const AuthorizationParameters& request, const QString& sub)
{
    const Grant grant = *server.grants.find(ClientRegistry::projectNumber, sub);
    const bool refreshTokenDue = isRefreshTokenDue(server, request, grant);
    if (refreshTokenDue)
        server.grants.rememberOffline(grant.id, request.client->clientId);
    return server.tokens.addCode({
        .authorization = {.grantId = grant.id,
            .clientId = request.client->clientId,
            .sub = sub,
            .scopes = effectiveScopes(request, grant.scopes),
            .offline = request.offline || request.client->type == OAuthClient::Type::Installed},
        .redirectUri = request.redirectUri,
        .codeChallenge = request.codeChallenge,
        .codeChallengeMethod = request.codeChallengeMethod,
        .nonce = request.nonce,
        .refreshTokenDue = refreshTokenDue,
    });
}

} // namespace

ConsentOffer offerFor(const ServerState& server, const AuthorizationParameters& request, const QString& sub)
{
    const Grant* grant = server.grants.find(ClientRegistry::projectNumber, sub);
    return ConsentOffer::of(request.scopes, grant != nullptr ? grant->scopes : QStringList());
}

QStringList tickedAutomatically(const ServerState& server, const ConsentOffer& offer)
{
    if (server.plays(PracticeScenario::NoneTicked))
        return {};
    QStringList ticked = offer.asked;
    if (server.plays(PracticeScenario::Subset) && !ticked.isEmpty())
        ticked.removeLast();
    return ticked;
}

QByteArray answerWithConsent(
    ServerState& server, const AuthorizationParameters& request, const ConsentDecision& decision)
{
    const ConsentOffer offer = offerFor(server, request, decision.sub);
    const QStringList added = offer.added(decision.ticked);
    if (added.isEmpty() && !offer.isEmpty())
        return answerWithError(server, request, u"access_denied"_s);
    server.grants.add(ClientRegistry::projectNumber, decision.sub, added);
    const QStringList granted = server.grants.find(ClientRegistry::projectNumber, decision.sub)->scopes;

    FormParameters answer = answerHead(server, request);
    answer.append(u"code"_s, issueCode(server, request, decision.sub).reveal());
    answer.append(u"scope"_s, toRedirectScope(effectiveScopes(request, granted)));
    answer.append(u"authuser"_s, indexOfAccount(decision.sub));
    answer.append(u"prompt"_s, decision.pageShown ? u"consent"_s : u"none"_s);
    return redirectAddress(request, answer);
}

QByteArray answerWithError(
    const ServerState& server, const AuthorizationParameters& request, const QString& error)
{
    FormParameters answer{{u"error"_s, error}};
    for (const auto& [name, value] : answerHead(server, request).pairs())
        answer.append(name, value);
    return redirectAddress(request, answer);
}

} // namespace scopelight::practice
