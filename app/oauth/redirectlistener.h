// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/clock.h"
#include "http/httpserver.h"
#include "http/httptrace.h"
#include "oauth/redirecturi.h"

#include <functional>
#include <memory>
#include <vector>

namespace scopelight {

/// The redirection endpoint on this machine (RFC 8252 §7.3), open only while an attempt is pending. It takes
/// one GET on the registered path with a loopback Host and answers one constant page; what the query means is
/// the judge's decision.
class RedirectListener {
public:
    /// Whether this query ends the attempt; false answers 400, and the attempt keeps waiting.
    using Judge = std::function<bool(const QByteArray& query)>;

    RedirectListener(HttpTrace& trace, Clock clock)
        : m_trace(trace)
        , m_clock(std::move(clock))
    {
    }

    /// Listens on every address of the redirect URI, or on none: an ::1 that belongs to somebody else fails
    /// the whole (a browser may prefer it and hand the code to a stranger). A machine without ::1 listens on
    /// 127.0.0.1 alone. Codes as HttpServer::listen(), with fact owner for a taken port.
    Result<void> listen(const RedirectUri& redirectUri, Judge judge);
    void close();
    bool isListening() const;

private:
    HttpResponse answer(const ServerRequest& request);
    /// The right redirect always; strays only up to a bound.
    void record(const ServerRequest& request, const HttpResponse& response, const QDateTime& startedAt);

    HttpTrace& m_trace;
    Clock m_clock;
    RedirectUri m_redirectUri;
    Judge m_judge;
    int m_refusals = 0; ///< recorded in this attempt
    std::vector<std::unique_ptr<HttpServer>> m_servers;
};

} // namespace scopelight
