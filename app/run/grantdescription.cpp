// SPDX-License-Identifier: Apache-2.0
#include "run/grantdescription.h"

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

using MaybeToken = std::optional<IdToken>;

QFuture<Result<Grant>> withChecks(
    TracingNetworkAccessManager& network, const GrantOrigin& origin, const IdToken& token, const Grant& grant)
{
    const IdTokenExpectation expected{.issuers = origin.server.idTokenIssuers(),
        .clientId = origin.client.clientId,
        .nonce = origin.nonce,
        .accessToken = grant.tokens.accessToken,
        .now = origin.now};
    return verifyIdToken(network, origin.server, token, expected)
        .then([grant](const Result<QList<Check>>& checks) {
            return checks.map([&](const QList<Check>& outcome) {
                Grant checked = grant;
                checked.idTokenChecks = outcome;
                return checked;
            });
        });
}

/// `token` is one that may be believed, or none.
QFuture<Result<Grant>> withAccount(
    TracingNetworkAccessManager& network, const GrantOrigin& origin, const MaybeToken& token, Grant grant)
{
    const bool isNamed = token && !token->email().isEmpty();
    const bool mayAsk =
        grant.tokens.granted.contains(u"openid"_s) && !origin.server.userinfoEndpoint.isEmpty();
    if (isNamed || !mayAsk) {
        grant.account = accountOf(token, std::nullopt);
        return QtFuture::makeReadyFuture(Result<Grant>(grant));
    }
    return askUserInfo(network, origin.server, grant.tokens.accessToken)
        .then([token, grant](const Result<UserInfo>& info) {
            Grant named = grant;
            named.account = accountOf(token, info ? std::optional(*info) : std::nullopt);
            return Result<Grant>(named);
        });
}

} // namespace

QFuture<Result<Grant>> describeGrant(
    TracingNetworkAccessManager& network, const GrantOrigin& origin, const TokenSet& tokens)
{
    Grant grant{.clientId = origin.client.clientId,
        .redirectUri = origin.redirectUri,
        .requested = origin.requested,
        .tokens = tokens,
        .server = origin.server.kind(),
        .userWasAsked = origin.userWasAsked,
        .life = {.asked = origin.options}};
    if (tokens.idToken.isEmpty())
        return withAccount(network, origin, std::nullopt, grant);
    const auto token = IdToken::parse(tokens.idToken);
    if (!token) {
        // The grant stands whatever the token is: nobody is named on its word.
        grant.idTokenChecks = {
            Check{u"form"_s, Check::Outcome::Failed, token.error().code, token.error().facts}};
        return withAccount(network, origin, std::nullopt, grant);
    }
    return withChecks(network, origin, *token, grant)
        .then([&network, origin, token = *token](const Result<Grant>& checked) {
            if (!checked)
                return QtFuture::makeReadyFuture(checked);
            const bool isBelieved = !hasFailure(*checked->idTokenChecks);
            return withAccount(network, origin, isBelieved ? MaybeToken(token) : std::nullopt, *checked);
        })
        .unwrap();
}

} // namespace scopelight
