// SPDX-License-Identifier: Apache-2.0
#include "practice/clientauthentication.h"

#include "practice/responses.h"

using namespace Qt::StringLiterals;

namespace scopelight::practice {
namespace {

struct Credentials {
    QString clientId = {};
    std::optional<Secret> clientSecret = {};
};

QString decodedFormValue(const QByteArray& encoded)
{
    return FormParameters::parse("value=" + encoded).valueOr(u"value", {});
}

/// §2.3.1: identifier and secret are form-encoded before they are joined by a colon.
Credentials fromBasic(const QByteArray& authorization)
{
    const QByteArray joined = QByteArray::fromBase64(authorization.sliced(6).trimmed());
    const qsizetype colon = joined.indexOf(':');
    if (colon < 0)
        return {};
    return {decodedFormValue(joined.first(colon)), Secret(decodedFormValue(joined.sliced(colon + 1)))};
}

Credentials fromForm(const FormParameters& form)
{
    Credentials credentials{.clientId = form.valueOr(u"client_id", {})};
    if (const std::optional<QString> secret = form.value(u"client_secret"))
        credentials.clientSecret = Secret(*secret);
    return credentials;
}

} // namespace

tl::expected<const RegisteredClient*, HttpResponse> authenticateClient(
    const ServerRequest& request, const FormParameters& form, const ClientRegistry& clients)
{
    const QByteArray authorization = request.headers.value("Authorization");
    const bool isBasic = authorization.first(qMin<qsizetype>(6, authorization.size())).toLower() == "basic ";
    if (isBasic && form.contains(u"client_secret"))
        return tl::unexpected(
            oauthError(400, u"invalid_request"_s, u"More than one way of client authentication was used."_s));
    const Credentials credentials = isBasic ? fromBasic(authorization) : fromForm(form);
    if (credentials.clientId.isEmpty())
        return tl::unexpected(
            oauthError(400, u"invalid_request"_s, u"Could not determine client ID from request."_s));
    const auto refuse = [isBasic](const QString& description) {
        HttpResponse refusal = oauthError(401, u"invalid_client"_s, description);
        if (isBasic) // RFC 6749 §5.2
            refusal.headers.append("WWW-Authenticate", "Basic realm=\"practice\"");
        return tl::unexpected(refusal);
    };
    const RegisteredClient* client = clients.find(credentials.clientId);
    if (client == nullptr)
        return refuse(u"The OAuth client was not found."_s);
    if (!credentials.clientSecret)
        return tl::unexpected(oauthError(400, u"invalid_request"_s, u"client_secret is missing."_s));
    if (*credentials.clientSecret != client->clientSecret)
        return refuse(u"The provided client secret is invalid."_s);
    return client;
}

} // namespace scopelight::practice
