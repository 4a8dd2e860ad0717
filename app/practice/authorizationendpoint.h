// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "practice/authorizationanswer.h"
#include "practice/pages.h"
#include "practice/signins.h"

namespace scopelight::practice {

/// The authorization endpoint (RFC 6749 §3.1) and the pages behind it, on Google's paths: a request that is
/// in order is led to /v3/signin/identifier, any other to /signin/oauth/error.
class AuthorizationEndpoint {
public:
    AuthorizationEndpoint(ServerState& server, const Pages& pages);

    HttpResponse begin(const ServerRequest& request); ///< GET /o/oauth2/auth, /o/oauth2/v2/auth
    HttpResponse showAccounts(const ServerRequest& request); ///< GET /v3/signin/identifier
    HttpResponse chooseAccount(const ServerRequest& request); ///< POST /v3/signin/identifier
    HttpResponse showConsent(const ServerRequest& request); ///< GET /signin/oauth/consent
    HttpResponse decide(const ServerRequest& request); ///< POST /signin/oauth/consent
    HttpResponse showError(const ServerRequest& request) const; ///< GET /signin/oauth/error

private:
    HttpResponse answerAutomatically(const AuthorizationParameters& request);
    HttpResponse answerSilently(const AuthorizationParameters& request);
    HttpResponse proceed(SignIn& signIn, const QString& sub, int status);
    HttpResponse finish(const SignIn& signIn, const QByteArray& address, int status);
    SignIn* signInOf(const ServerRequest& request);
    bool isOwnForm(const ServerRequest& request, const FormParameters& form, SignIn& signIn) const;

    ServerState& m_server;
    const Pages& m_pages;
    SignIns m_signIns;
    QString m_signedIn; ///< the account that signed in last: whom prompt=none means without a login_hint
};

} // namespace scopelight::practice
