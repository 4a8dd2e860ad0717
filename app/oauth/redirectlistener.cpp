// SPDX-License-Identifier: Apache-2.0
#include "oauth/redirectlistener.h"

#include "oauth/redirectpage.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

/// A flood of strays must neither fill the memory nor push the other exchanges out of the trace.
constexpr int maxRecordedRefusals = 50;

/// A name that leads to another machine (DNS rebinding) has no business here: RFC 9110 §7.2, threats of the
/// loopback leg.
bool isOurHost(const QByteArray& host, quint16 port)
{
    const QByteArray suffix = ':' + QByteArray::number(port);
    const QByteArray name = host.toLower();
    const auto isName = [&](const QByteArray& wanted) {
        return name == wanted + suffix || (port == 80 && name == wanted);
    };
    return isName("localhost") || isName("127.0.0.1") || isName("[::1]");
}

/// The status to refuse a request with before its query is looked at; 0 when there is no reason to.
int refusalStatus(const ServerRequest& request, const RedirectUri& redirectUri)
{
    if (!isOurHost(request.headers.value("Host"), redirectUri.port))
        return 421;
    if (request.path() != redirectUri.path)
        return 404;
    if (request.method != "GET")
        return 405;
    return 0;
}

Result<std::unique_ptr<HttpServer>> listenOn(
    const QHostAddress& address, quint16 port, const HttpServer::Handler& handler)
{
    auto server = std::make_unique<HttpServer>(handler);
    if (const auto listening = server->listen(address, port); !listening)
        return tl::unexpected(listening.error());
    return server;
}

} // namespace

Result<void> RedirectListener::listen(const RedirectUri& redirectUri, Judge judge)
{
    m_servers.clear();
    m_redirectUri = redirectUri;
    m_judge = std::move(judge);
    m_refusals = 0;
    const HttpServer::Handler handler = [this](const ServerRequest& request,
                                            const HttpServer::Respond& respond) { respond(answer(request)); };
    for (const QHostAddress& address : redirectUri.addresses()) {
        auto server = listenOn(address, redirectUri.port, handler);
        if (server) {
            QObject::connect(server->get(), &HttpServer::refused, server->get(),
                [this](const ServerRequest& begun, int status) {
                    record(begun, {.status = status}, m_clock());
                });
            m_servers.push_back(std::move(*server));
            continue;
        }
        Error error = server.error();
        if (error.code == u"address_missing" && !m_servers.empty())
            continue; // no IPv6 here: nobody can be reached on ::1 either
        m_servers.clear();
        error.facts.insert(u"owner"_s, portOwner(address, redirectUri.port));
        return tl::unexpected(error);
    }
    return {};
}

void RedirectListener::close()
{
    // The servers stay until the next attempt: an answer may be on its way to the browser.
    for (const auto& server : m_servers)
        server->close();
}

bool RedirectListener::isListening() const
{
    return std::any_of(
        m_servers.begin(), m_servers.end(), [](const auto& server) { return server->isListening(); });
}

HttpResponse RedirectListener::answer(const ServerRequest& request)
{
    const QDateTime startedAt = m_clock();
    int status = refusalStatus(request, m_redirectUri);
    if (status == 0)
        status = m_judge(request.query()) ? 200 : 400;
    HttpResponse response = redirectPage(status);
    record(request, response, startedAt);
    return response;
}

void RedirectListener::record(
    const ServerRequest& request, const HttpResponse& response, const QDateTime& startedAt)
{
    if (response.status != 200 && ++m_refusals > maxRecordedRefusals)
        return;
    QUrl url(m_redirectUri.text);
    if (request.headers.contains("Host"))
        url.setAuthority(QString::fromLatin1(request.headers.value("Host")));
    url.setPath(QString::fromLatin1(request.path()));
    url.setQuery(QString::fromLatin1(request.query()));
    m_trace.record(HttpExchange{.direction = HttpExchange::Direction::Incoming,
        .purpose = u"redirect"_s,
        .request = {request.method, url, request.headers, request.body},
        .response = response,
        .startedAt = startedAt,
        .elapsedMs = startedAt.msecsTo(m_clock())});
}

} // namespace scopelight
