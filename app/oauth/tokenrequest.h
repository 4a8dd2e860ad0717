// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "http/formparameters.h"
#include "oauth/oauthclient.h"
#include "oauth/pkce.h"

#include <QUrl>

namespace scopelight {

/// A request to the token endpoint, whole: RFC 6749 §4.1.3 and §6, RFC 7523 §2.1. Client credentials go in
/// the body, as Google wants them.
struct TokenRequest {
    QUrl endpoint = {};
    FormParameters parameters = {};

    static TokenRequest codeExchange(
        const OAuthClient& client, const Secret& code, const QString& redirectUri, const Pkce& pkce);
    static TokenRequest refresh(const OAuthClient& client, const Secret& refreshToken);
    static TokenRequest jwtBearer(const QUrl& endpoint, const Secret& assertion);
};

} // namespace scopelight
