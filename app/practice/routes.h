// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "practice/authorizationendpoint.h"
#include "practice/drive.h"
#include "practice/tokenendpoint.h"

namespace scopelight::practice {

/// Which path leads where: Google's paths, all under one origin.
class Routes {
public:
    explicit Routes(ServerState& server);

    HttpResponse answer(const ServerRequest& request);
    /// Whether the scenario `slow` applies: the token endpoint and the APIs, not the pages.
    static bool isMachineEndpoint(const QByteArray& path);

private:
    HttpResponse answerGet(const ServerRequest& request);
    HttpResponse answerPost(const ServerRequest& request);
    std::optional<HttpResponse> answerPage(const ServerRequest& request);
    std::optional<HttpResponse> answerApi(const ServerRequest& request);

    ServerState& m_server;
    Pages m_pages;
    AuthorizationEndpoint m_authorization;
    TokenEndpoint m_token;
    Drive m_drive;
};

} // namespace scopelight::practice
