// SPDX-License-Identifier: Apache-2.0
#include "oauth/tokenrequest.h"

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

FormParameters withCredentials(const OAuthClient& client, FormParameters parameters)
{
    parameters.append(u"client_id"_s, client.clientId);
    if (client.clientSecret)
        parameters.append(u"client_secret"_s, client.clientSecret->reveal());
    return parameters.sortedByName();
}

} // namespace

TokenRequest TokenRequest::codeExchange(
    const OAuthClient& client, const Secret& code, const QString& redirectUri, const Pkce& pkce)
{
    return TokenRequest{.endpoint = QUrl(client.tokenUri),
        .parameters = withCredentials(client,
            {{u"grant_type"_s, u"authorization_code"_s}, {u"code"_s, code.reveal()},
                {u"redirect_uri"_s, redirectUri}, {u"code_verifier"_s, pkce.codeVerifier.reveal()}})};
}

TokenRequest TokenRequest::refresh(const OAuthClient& client, const Secret& refreshToken)
{
    return TokenRequest{.endpoint = QUrl(client.tokenUri),
        .parameters = withCredentials(
            client, {{u"grant_type"_s, u"refresh_token"_s}, {u"refresh_token"_s, refreshToken.reveal()}})};
}

TokenRequest TokenRequest::jwtBearer(const QUrl& endpoint, const Secret& assertion)
{
    return TokenRequest{.endpoint = endpoint,
        .parameters = {{u"assertion"_s, assertion.reveal()},
            {u"grant_type"_s, u"urn:ietf:params:oauth:grant-type:jwt-bearer"_s}}};
}

} // namespace scopelight
