// SPDX-License-Identifier: Apache-2.0
#include "oauth/authorizationrequest.h"

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

void appendIfSet(FormParameters& parameters, const QString& name, const QString& value)
{
    if (!value.isEmpty())
        parameters.append(name, value);
}

} // namespace

FormParameters AuthorizationRequest::parameters() const
{
    // RFC 6749 §3.1: a query that the endpoint itself has must be retained.
    const QUrl endpoint(authorizationEndpoint);
    FormParameters parameters = FormParameters::parse(endpoint.query(QUrl::FullyEncoded).toLatin1());
    parameters.append(u"response_type"_s, u"code"_s);
    parameters.append(u"client_id"_s, clientId);
    parameters.append(u"redirect_uri"_s, redirectUri);
    parameters.append(u"scope"_s, scopes.toWire());
    parameters.append(u"state"_s, state);
    parameters.append(u"code_challenge"_s, codeChallenge);
    parameters.append(u"code_challenge_method"_s, u"S256"_s);
    appendIfSet(parameters, u"nonce"_s, nonce);
    appendIfSet(parameters, u"access_type"_s, options.accessType);
    appendIfSet(parameters, u"prompt"_s, options.prompt);
    appendIfSet(parameters, u"login_hint"_s, options.loginHint);
    if (options.includeGrantedScopes)
        parameters.append(u"include_granted_scopes"_s, u"true"_s);
    return parameters.sortedByName();
}

QUrl AuthorizationRequest::url() const
{
    QUrl url(authorizationEndpoint);
    url.setQuery(QString::fromLatin1(parameters().encoded()));
    return url;
}

} // namespace scopelight
