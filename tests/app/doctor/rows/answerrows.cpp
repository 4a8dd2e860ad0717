// SPDX-License-Identifier: Apache-2.0
#include "oauth/serverquestions.h"
#include "oauth/tokenset.h"
#include "provocations.h"
#include "run/tokenlife.h"

#include <functional>

using namespace Qt::StringLiterals;
using namespace scopelight;

namespace {

using Parse = std::function<Result<void>(const HttpResponse& response)>;

HttpResponse json(int status, const QByteArray& body)
{
    return {.status = status, .headers = {{"Content-Type", "application/json"}}, .body = body};
}

HttpResponse page(int status, const QByteArray& title)
{
    return {.status = status,
        .headers = {{"Content-Type", "text/html"}},
        .body = "<html><title>" + title + "</title>"};
}

/// RFC 6749 §5.2
HttpResponse refusal(const QByteArray& code, const QByteArray& description = {}, const QByteArray& more = {})
{
    const QByteArray words =
        description.isEmpty() ? QByteArray() : R"(,"error_description":")" + description + '"';
    return json(400, R"({"error":")" + code + '"' + words + more + '}');
}

template <class T>
Result<void> ended(const Result<T>& result)
{
    return result ? Result<void>() : Result<void>(tl::unexpected(result.error()));
}

Parse tokenEndpoint(Step step)
{
    return [step](const HttpResponse& response) {
        return ended(TokenSet::parse(response, step, QDateTime({2026, 11, 28}, {12, 0}, Qt::UTC), {}));
    };
}

/// Codes of the server's own, and answers that are none.
void provokeServer(Provoked& rows, const Parse& parse, const QByteArrayList& codes)
{
    for (const QByteArray& code : codes)
        rows.failure(parse(refusal(code)));
    rows.failure(parse(refusal("new_word", "Something new.")));
    rows.failure(parse(refusal("new_word")), u"without a word more"_s);
    for (const QByteArray& code : {QByteArray("server_error"), QByteArray("temporarily_unavailable"),
             QByteArray("internal_failure"), QByteArray("backend_error")})
        rows.failure(parse(refusal(code, "Backend Error")));
    rows.failure(parse(refusal("rate_limit_exceeded")));
    rows.failure(parse({.status = 307, .headers = {{"Location", "https://other.example/x?secret"}}}));
    rows.failure(parse({.status = 302}), u"to nowhere"_s);
    rows.failure(parse(page(502, "502 Bad Gateway")));
    rows.failure(parse(json(404, "{}")), u"404"_s);
    rows.failure(parse(json(429, "{}")), u"429"_s);
    rows.failure(parse(json(408, "{}")), u"408"_s);
}

void provokeNoJson(Provoked& rows, const Parse& parse)
{
    rows.failure(parse(page(200, "Sign in to the network")));
    rows.failure(
        parse({.status = 200, .headers = {{"Content-Type", "text/plain"}}, .body = "ok"}), u"plain text"_s);
    rows.failure(parse({.status = 200}), u"no bytes"_s);
}

void provokeTokens(Provoked& rows, const Parse& parse)
{
    provokeNoJson(rows, parse);
    rows.failure(parse(json(200, R"({"id_token":"a.b.c","scope":"openid"})")));
    rows.failure(parse(json(200, "{}")), u"nothing"_s);
    rows.failure(parse(json(200, R"({"access_token":"a b","token_type":"Bearer"})")));
    rows.failure(parse(json(200, R"({"access_token":"a","token_type":"DPoP"})")));
    rows.failure(parse(json(200, R"({"access_token":"a"})")), u"no type"_s);
    rows.failure(parse(json(200, R"({"access_token":"a","token_type":"Bearer","scope":"a\\b"})")));
}

void provokeExchange(Provoked& rows)
{
    const Parse parse = tokenEndpoint(Step::TokenExchange);
    provokeServer(rows, parse,
        {"invalid_grant", "redirect_uri_mismatch", "invalid_scope", "access_denied", "use_dpop_nonce",
            "invalid_dpop_proof", "invalid_request", "invalid_client", "unauthorized_client",
            "unsupported_grant_type", "admin_policy_enforced", "org_internal", "disabled_client",
            "deleted_client"});
    provokeTokens(rows, parse);
    const auto described = [&](const QByteArray& code, const QByteArray& description) {
        rows.failure(parse(refusal(code, description)), QString::fromLatin1(description));
    };
    for (const char* description : {"Bad Request", "Malformed auth code.", "Missing code verifier.",
             "Invalid code verifier.", "code_verifier or verifier is not needed"})
        described("invalid_grant", description);
    described("redirect_uri_mismatch", "Bad Request");
    for (const char* description : {"The OAuth client was not found.",
             "The provided client secret is invalid.", "Unauthorized", "The OAuth client was deleted."})
        described("invalid_client", description);
    for (const char* description : {"client_secret is missing.", "Missing required parameter: code",
             "Could not determine client ID from request.", "Parameter not allowed for this message type: x"})
        described("invalid_request", description);
    described("unauthorized_client", "Unauthorized");
    described("unsupported_grant_type", "Invalid grant_type: x");
    rows.failure(parse(refusal("invalid_grant", "reauth related error (invalid_rapt)",
                     R"(,"error_subtype":"invalid_rapt")")),
        u"session control"_s);
    const QByteArrayList neutral{"invalid_grant", "redirect_uri_mismatch", "access_denied", "invalid_client",
        "admin_policy_enforced", "org_internal", "disabled_client"};
    for (const QByteArray& code : neutral)
        rows.failure(parse(refusal(code)), u"another server"_s, otherServer());
}

/// Why a refresh token may have ended, with what the run knows of it.
void provokeEnds(Provoked& rows, const Error& ended)
{
    const QDateTime issued({2026, 11, 1}, {12, 0}, Qt::UTC);
    const auto said = [&](const QString& variant, const TokenLife& life, qint64 days,
                          const std::optional<qint64>& announced = {}) {
        const TokenSet tokens{.refreshToken = Secret(u"1//r"_s),
            .receivedAt = issued,
            .refreshTokenExpiresIn = announced,
            .refreshTokenIssuedAt = issued};
        rows.failure(with(ended, life.facts(tokens, issued.addDays(days))), variant);
    };
    said(u"a day old"_s, {}, 1, 30 * 86'400);
    said(u"nine days old"_s, {}, 9, 30 * 86'400);
    said(u"half a year old"_s, {}, 200);
    said(u"after its announced end"_s, {}, 8, 604'799);
    said(u"one of twelve"_s, {.counted = 12, .countedLater = 3}, 9);
    said(u"one of 120"_s, {.counted = 120, .countedLater = 101}, 9);
    rows.failure(with(ended, {{u"announced_end"_s, u"passed"_s}, {u"end"_s, u"2026-11-08 12:00:00 UTC"_s}}),
        u"another server, after its announced end"_s, otherServer());
    rows.failure(ended, u"another server"_s, otherServer());
}

/// What there is to refresh with, by how the sign-in was asked.
void provokeNoRefreshToken(Provoked& rows)
{
    const auto said = [&](const QString& variant, const TokenSet& tokens, const TokenLife& life,
                          const ExplainContext& context = usualContext()) {
        const Facts facts = life.facts(tokens, QDateTime({2026, 11, 28}, {12, 0}, Qt::UTC));
        rows.failure(Error{Step::Refresh, u"no_refresh_token"_s, facts}, variant, context);
    };
    const TokenSet fresh{.receivedAt = QDateTime({2026, 11, 28}, {11, 0}, Qt::UTC)};
    said({}, fresh, {});
    said(u"of what was saved"_s, {}, {});
    said(u"online"_s, fresh, {.asked = AuthorizationOptions{.accessType = u"online"_s}});
    said(u"without asking for consent"_s, fresh, {.asked = AuthorizationOptions{.prompt = {}}});
    said(u"another server"_s, fresh, {}, otherServer());
}

void provokeRefresh(Provoked& rows)
{
    const Parse parse = tokenEndpoint(Step::Refresh);
    provokeServer(rows, parse,
        {"invalid_grant", "invalid_scope", "access_denied", "use_dpop_nonce", "invalid_dpop_proof",
            "invalid_request", "invalid_client", "unauthorized_client", "unsupported_grant_type",
            "admin_policy_enforced", "org_internal", "disabled_client", "deleted_client"});
    provokeTokens(rows, parse);
    const Result<void> expired = parse(refusal("invalid_grant", "Token has been expired or revoked."));
    provokeEnds(rows, expired.error());
    for (const char* description : {"reauth related error (invalid_rapt)", "Account has been deleted"})
        rows.failure(parse(refusal("invalid_grant", description)), QString::fromLatin1(description));
    rows.failure(parse(refusal("invalid_grant", "reauth related error (invalid_rapt)",
                     R"(,"error_subtype":"invalid_rapt")")),
        u"session control"_s);
    provokeNoRefreshToken(rows);
}

void provokeServiceAccount(Provoked& rows)
{
    const Parse parse = tokenEndpoint(Step::ServiceAccount);
    provokeServer(rows, parse,
        {"invalid_grant", "unauthorized_client", "access_denied", "invalid_scope", "invalid_client",
            "invalid_request", "admin_policy_enforced", "org_internal", "unsupported_grant_type",
            "disabled_client"});
    provokeTokens(rows, parse);
    for (const char* description : {"Invalid JWT Signature.",
             "Invalid JWT: Token must be a short-lived token (60 minutes) and in a reasonable timeframe.",
             "Invalid JWT: Failed audience check.", "Invalid email or User ID"})
        rows.failure(parse(refusal("invalid_grant", description)), QString::fromLatin1(description));
    rows.failure(parse(refusal("unauthorized_client", "Unauthorized client or scope in request.")),
        u"not delegated"_s);
    for (const char* code : {"invalid_grant", "unauthorized_client", "org_internal"})
        rows.failure(parse(refusal(code)), u"another server"_s, otherServer());
}

void provokeRevocation(Provoked& rows)
{
    const Parse parse = [](const HttpResponse& response) { return ended(parseRevocation(response)); };
    provokeServer(
        rows, parse, {"unsupported_token_type", "invalid_request", "invalid_client", "unauthorized_client"});
    // With status 400 it says that the token had ended, which is no failure.
    rows.failure(
        parse(json(401, R"({"error":"invalid_token","error_description":"Token expired or revoked"})")));
    rows.failure(parse(refusal("unsupported_token_type", "Token is not revocable.")), u"described"_s);
    rows.failure(parse(refusal("invalid_client")), u"another server"_s, otherServer());
    rows.failure(parse(page(202, "Accepted")));
    rows.failure(ServerMetadata().withoutEndpoint(Step::Revocation), {}, otherServer());
}

void provokeTokenInfo(Provoked& rows)
{
    const Parse parse = [](const HttpResponse& response) { return ended(TokenInfo::parse(response)); };
    provokeServer(rows, parse, {"invalid_token", "invalid_request"});
    provokeNoJson(rows, parse);
    rows.failure(parse(refusal("invalid_token", "Invalid Value")), u"as Google says it"_s);
    rows.failure(parse(json(200, R"({"scope":"openid"})")));
    rows.failure(parse(json(200, R"({"aud":"a","scope":"a\\b"})")));
    rows.failure(ServerMetadata().withoutEndpoint(Step::TokenInfo), {}, otherServer());
}

void provokeUserInfo(Provoked& rows)
{
    const Parse parse = [](const HttpResponse& response) { return ended(UserInfo::parse(response)); };
    provokeServer(rows, parse, {"invalid_token", "invalid_request", "insufficient_scope"});
    provokeNoJson(rows, parse);
    rows.failure(parse({.status = 401,
                     .headers = {{"WWW-Authenticate", R"(Bearer realm="x", error="invalid_token")"}}}),
        u"challenge"_s);
    const auto api = [](int status, const QByteArray& word) {
        return json(
            status, R"({"error":{"message":"Request had invalid credentials.","status":")" + word + "\"}}");
    };
    rows.failure(parse(api(401, "UNAUTHENTICATED")));
    rows.failure(parse(api(403, "PERMISSION_DENIED")));
    rows.failure(parse({.status = 200, .headers = {{"Content-Type", "application/jwt"}}, .body = "a.b.c"}));
    rows.failure(parse(json(200, R"({"email":"ada@example.org"})")));
    rows.failure(ServerMetadata().withoutEndpoint(Step::UserInfo), {}, otherServer());
}

} // namespace

void provokeAnswers(Provoked& rows)
{
    provokeExchange(rows);
    provokeRefresh(rows);
    provokeServiceAccount(rows);
    provokeRevocation(rows);
    provokeTokenInfo(rows);
    provokeUserInfo(rows);
}
