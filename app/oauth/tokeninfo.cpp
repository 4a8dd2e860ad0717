// SPDX-License-Identifier: Apache-2.0
#include "oauth/postform.h"
#include "oauth/serveranswer.h"
#include "oauth/serverquestions.h"

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

/// The first of these members that is a non-empty string: v3 and v1 name the same thing differently.
QString text(const QJsonObject& answer, const QStringList& members)
{
    for (const QString& member : members) {
        QString value = answer.value(member).toString();
        if (!value.isEmpty())
            return value;
    }
    return {};
}

/// v1 says a number, v3 a string.
std::optional<qint64> wholeNumber(const QJsonValue& value)
{
    bool isNumber = false;
    const qint64 number = value.toVariant().toLongLong(&isNumber);
    return isNumber && !value.isBool() ? std::optional(number) : std::nullopt;
}

} // namespace

Result<TokenInfo> TokenInfo::parse(const HttpResponse& response)
{
    const auto answer = parseServerAnswer(response, Step::TokenInfo);
    if (!answer)
        return tl::unexpected(answer.error());
    const QString audience = text(*answer, {u"aud"_s, u"audience"_s, u"azp"_s, u"issued_to"_s});
    if (audience.isEmpty())
        return fail(Step::TokenInfo, u"missing_member"_s, {{u"member"_s, u"aud"_s}});
    const auto scopes = ScopeSet::parse(text(*answer, {u"scope"_s}));
    if (!scopes)
        return fail(Step::TokenInfo, scopes.error().code, scopes.error().facts);
    return TokenInfo{.scopes = *scopes,
        .audience = audience,
        .subject = text(*answer, {u"sub"_s, u"user_id"_s}),
        .email = text(*answer, {u"email"_s}),
        .accessType = text(*answer, {u"access_type"_s}),
        .expiresIn = wholeNumber(answer->value(u"expires_in"_s))};
}

QFuture<Result<TokenInfo>> askTokenInfo(
    TracingNetworkAccessManager& network, const ServerMetadata& server, const Secret& accessToken)
{
    if (server.tokeninfoEndpoint.isEmpty())
        return QtFuture::makeReadyFuture(
            Result<TokenInfo>(tl::unexpected(server.withoutEndpoint(Step::TokenInfo))));
    const HttpRequest request =
        postForm(server.tokeninfoEndpoint, {{u"access_token"_s, accessToken.reveal()}});
    return network.send(request, {.step = Step::TokenInfo, .purpose = u"tokeninfo"_s})
        .then([](const Result<HttpResponse>& response) { return response.and_then(TokenInfo::parse); });
}

} // namespace scopelight
