// SPDX-License-Identifier: Apache-2.0
#include "oauth/authorizationresponse.h"

#include "http/formparameters.h"
#include "oauth/serveranswer.h"

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

tl::unexpected<Error> refuse(const QString& code, Facts facts = {})
{
    return fail(Step::Authorization, code, std::move(facts));
}

Result<void> checkIssuer(const FormParameters& parameters, const AuthorizationResponse::Expectation& expected)
{
    const std::optional<QString> issuer = parameters.value(u"iss");
    if (!issuer && expected.issRequired)
        return refuse(u"issuer_missing"_s, {{u"expected"_s, expected.issuer}});
    // RFC 9207 §2.4: a simple string comparison, before anything else of the answer is used.
    if (issuer && !expected.issuer.isEmpty() && *issuer != expected.issuer)
        return refuse(u"issuer_mismatch"_s, {{u"expected"_s, expected.issuer}, {u"found"_s, *issuer}});
    return {};
}

} // namespace

Result<AuthorizationResponse> AuthorizationResponse::parse(
    const QByteArray& query, const Expectation& expected)
{
    const FormParameters parameters = FormParameters::parse(query);
    for (const auto& [name, value] : parameters.pairs()) {
        if (parameters.count(name) > 1) // RFC 6749 §3.1
            return refuse(u"repeated_parameter"_s, {{u"parameter"_s, name}});
    }
    if (!parameters.contains(u"state"))
        return refuse(u"state_missing"_s);
    if (!equalInConstantTime(parameters.valueOr(u"state", {}).toUtf8(), expected.state.toUtf8()))
        return refuse(u"state_mismatch"_s);
    if (const auto issuer = checkIssuer(parameters, expected); !issuer)
        return tl::unexpected(issuer.error());

    AuthorizationResponse response{.code = Secret(parameters.valueOr(u"code", {})),
        .error = parameters.valueOr(u"error", {}),
        .errorDescription = parameters.valueOr(u"error_description", {}),
        .issuer = parameters.valueOr(u"iss", {})};
    if (parameters.contains(u"code") && parameters.contains(u"error"))
        return refuse(u"code_and_error"_s);
    if (!response.error.isEmpty() && !isErrorCode(response.error))
        return refuse(u"error_malformed"_s);
    if (response.code.isEmpty() && response.error.isEmpty())
        return refuse(u"code_or_error_missing"_s);
    return response;
}

} // namespace scopelight
