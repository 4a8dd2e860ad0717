// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "http/formparameters.h"
#include "http/httpmessage.h"
#include "practice/serverstate.h"

#include <QJsonObject>

namespace scopelight::practice {

/// The token endpoint (RFC 6749 §3.2) for codes and refresh tokens, with Google's refusals.
class TokenEndpoint {
public:
    explicit TokenEndpoint(ServerState& server)
        : m_server(server)
    {
    }

    HttpResponse answer(const ServerRequest& request); ///< POST /token

private:
    HttpResponse exchangeCode(const FormParameters& form, const RegisteredClient& client);
    HttpResponse refresh(const FormParameters& form, const RegisteredClient& client);
    /// The members that every successful answer has (§5.1), ID token included where one is due.
    QJsonObject tokensFor(const Authorization& authorization, bool fromCode, const QString& nonce);
    void addRefreshToken(QJsonObject& answer, const Authorization& authorization);

    ServerState& m_server;
};

} // namespace scopelight::practice
