// SPDX-License-Identifier: Apache-2.0
#include "practice/authorizationparameters.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace scopelight::practice {
namespace {

using Check = std::optional<ErrorPage>; // nothing: in order

ErrorPage invalidRequest(const QString& description)
{
    return {.code = u"invalid_request"_s, .description = description};
}

ErrorPage redirectUriMismatch(const QString& redirectUri)
{
    return {.code = u"redirect_uri_mismatch"_s,
        .description =
            u"You can't sign in to this app because it doesn't comply with Google's OAuth 2.0 policy.\n\n"
            "If you're the app developer, register the redirect URI in the Google Cloud Console.\n  \n\n\n"
            "Request details: redirect_uri="_s
            + redirectUri,
        .helpAddress = u"https://developers.google.com/identity/protocols/oauth2/"
                       "web-server#authorization-errors-redirect-uri-mismatch"_s};
}

/// Everything that Google documents or is known to take; whatever else is there is refused.
bool isKnownParameter(const QString& name)
{
    static const QStringList known{u"access_type"_s, u"approval_prompt"_s, u"authuser"_s, u"client_id"_s,
        u"code_challenge"_s, u"code_challenge_method"_s, u"device_id"_s, u"device_name"_s, u"display"_s,
        u"enable_granular_consent"_s, u"hd"_s, u"hl"_s, u"include_granted_scopes"_s, u"login_hint"_s,
        u"nonce"_s, u"openid.realm"_s, u"prompt"_s, u"redirect_uri"_s, u"response_mode"_s, u"response_type"_s,
        u"scope"_s, u"state"_s};
    return known.contains(name);
}

Check checkForm(const FormParameters& parameters)
{
    for (const auto& [name, value] : parameters.pairs()) {
        if (parameters.count(name) > 1)
            return invalidRequest(u"OAuth 2 parameters can only have a single value: "_s + name);
        if (!isKnownParameter(name))
            return invalidRequest(u"Parameter not allowed for this message type: "_s + name);
    }
    for (const QString& name : {u"redirect_uri"_s, u"response_type"_s, u"scope"_s}) {
        if (parameters.valueOr(name, {}).isEmpty())
            return invalidRequest(u"Missing required parameter: "_s + name);
    }
    return std::nullopt;
}

Check checkResponse(const FormParameters& parameters)
{
    const QString responseType = parameters.valueOr(u"response_type", {});
    if (responseType != u"code")
        return ErrorPage{u"unsupported_response_type"_s, u"Invalid response_type: "_s + responseType};
    const QString responseMode = parameters.valueOr(u"response_mode", u"query"_s);
    if (responseMode != u"query")
        return invalidRequest(u"Invalid parameter value for response_mode: "_s + responseMode);
    return std::nullopt;
}

Check takeChoices(const FormParameters& parameters, AuthorizationParameters& request)
{
    const QString accessType = parameters.valueOr(u"access_type", u"online"_s);
    if (accessType != u"online" && accessType != u"offline")
        return invalidRequest(
            u"Invalid parameter value for access_type: Invalid access type: "_s + accessType);
    request.offline = accessType == u"offline";

    const QString include = parameters.valueOr(u"include_granted_scopes", u"false"_s);
    if (include != u"true" && include != u"false")
        return invalidRequest(u"Invalid parameter value for include_granted_scopes: "_s + include);
    request.includeGrantedScopes = include == u"true";

    request.state = parameters.value(u"state");
    request.loginHint = parameters.valueOr(u"login_hint", {});
    request.nonce = parameters.valueOr(u"nonce", {});
    return std::nullopt;
}

Check takePrompt(const FormParameters& parameters, AuthorizationParameters& request)
{
    if (parameters.contains(u"prompt") && parameters.contains(u"approval_prompt"))
        return invalidRequest(u"Conflict params: approval_prompt and prompt"_s);
    const QString prompt = parameters.valueOr(u"prompt", {});
    const QStringList words = prompt.split(u' ', Qt::SkipEmptyParts);
    for (const QString& word : words) {
        if (word != u"none" && word != u"consent" && word != u"select_account")
            return invalidRequest(u"Invalid parameter value for prompt: Invalid prompt: "_s + word);
    }
    request.promptNone = words.contains(u"none"_s);
    request.promptConsent =
        words.contains(u"consent"_s) || parameters.valueOr(u"approval_prompt", {}) == u"force";
    request.promptSelectAccount = words.contains(u"select_account"_s);
    if (request.promptNone && words.size() > 1)
        return invalidRequest(u"Invalid parameter value for prompt: Invalid prompt: "_s + prompt);
    return std::nullopt;
}

Check takeChallenge(const FormParameters& parameters, AuthorizationParameters& request)
{
    static const QRegularExpression challengeForm(uR"(\A[A-Za-z0-9._~-]{43,128}\z)"_s); // RFC 7636 §4.2
    const std::optional<QString> challenge = parameters.value(u"code_challenge");
    const std::optional<QString> method = parameters.value(u"code_challenge_method");
    if (!challenge && !method)
        return std::nullopt;
    if (!challenge)
        return invalidRequest(u"Missing required parameter: code_challenge"_s);
    request.codeChallenge = *challenge;
    request.codeChallengeMethod = method.value_or(u"plain"_s);
    if (request.codeChallengeMethod != u"S256" && request.codeChallengeMethod != u"plain")
        return invalidRequest(
            u"Invalid parameter value for code_challenge_method: "_s + request.codeChallengeMethod);
    if (!challengeForm.match(*challenge).hasMatch())
        return ErrorPage{u"invalid_grant"_s, u"Invalid code challenge."_s};
    return std::nullopt;
}

Check takeScopes(
    const FormParameters& parameters, const ScopeLookup& lookup, AuthorizationParameters& request)
{
    QStringList invalid;
    request.scopes = parameters.valueOr(u"scope", {}).split(u' ', Qt::SkipEmptyParts);
    request.scopes.removeDuplicates();
    for (const QString& scope : std::as_const(request.scopes)) {
        if (!lookup(scope))
            invalid.append(scope);
    }
    if (request.scopes.isEmpty())
        return invalidRequest(u"Missing required parameter: scope"_s);
    if (invalid.isEmpty())
        return std::nullopt;
    QStringList valid = request.scopes;
    valid.removeIf([&invalid](const QString& scope) { return invalid.contains(scope); });
    return ErrorPage{u"invalid_scope"_s,
        u"Some requested scopes were invalid. {valid=[%1], invalid=[%2]}"_s.arg(
            valid.join(u", "_s), invalid.join(u", "_s))};
}

} // namespace

tl::expected<AuthorizationParameters, ErrorPage> AuthorizationParameters::parse(
    const FormParameters& parameters, const ClientRegistry& clients, const ScopeLookup& scopes)
{
    const std::optional<QString> clientId = parameters.value(u"client_id");
    if (clientId.value_or(QString()).isEmpty())
        return tl::unexpected(invalidRequest(u"Missing required parameter: client_id"_s));
    AuthorizationParameters request{.client = clients.find(*clientId)};
    if (request.client == nullptr)
        return tl::unexpected(ErrorPage{u"invalid_client"_s, u"The OAuth client was not found."_s, {}, 401});
    if (const Check refusal = checkForm(parameters))
        return tl::unexpected(*refusal);
    request.redirectUri = parameters.valueOr(u"redirect_uri", {});
    if (!request.client->accepts(request.redirectUri))
        return tl::unexpected(redirectUriMismatch(request.redirectUri));
    if (const Check refusal = checkResponse(parameters))
        return tl::unexpected(*refusal);
    for (const auto& take : {&takeChoices, &takePrompt, &takeChallenge}) {
        if (const Check refusal = take(parameters, request))
            return tl::unexpected(*refusal);
    }
    if (const Check refusal = takeScopes(parameters, scopes, request))
        return tl::unexpected(*refusal);
    return request;
}

} // namespace scopelight::practice
