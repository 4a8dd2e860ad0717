// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/error.h"
#include "http/requestparser.h"

#include <QHostAddress>
#include <QObject>

#include <functional>
#include <memory>

class QTcpServer;

namespace scopelight {

class HttpConnection;

/// What the server as a whole may cost at most.
struct ServerLimits {
    RequestLimits request = {};
    int requestMs = 10'000; ///< from accepting to the last byte of the request; as long again for the answer
    qsizetype connections = 32; ///< one more, and the oldest idle one gives way (the oldest, if none is idle)
};

/// A small HTTP/1.1 server, bounded from the first byte: one request a connection, answered with `Connection:
/// close`. It serves the redirect of a sign-in and the practice provider. Binds one loopback address
/// exclusively. May be deleted at any time, by its handler too.
class HttpServer : public QObject {
    Q_OBJECT

public:
    /// Sends the answer; the first call counts, later ones do nothing. May be called at once or later, in the
    /// server's thread; harmless when the connection or the server is gone. Content-Length and Connection are
    /// the server's to write; Date and all else are the handler's. A HEAD request gets no body.
    using Respond = std::function<void(const HttpResponse&)>;
    using Handler = std::function<void(const ServerRequest&, Respond)>;

    explicit HttpServer(Handler handler, ServerLimits limits = {}, QObject* parent = nullptr);
    ~HttpServer() override;

    /// Binds and listens; port 0 takes a free one. Codes: port_taken, address_missing (no such address on
    /// this machine, ::1 without IPv6), address_not_loopback, listen_failed; facts: address, port, reason.
    Result<void> listen(const QHostAddress& address, quint16 port);
    /// Stops listening and drops unfinished requests. A request that has arrived is still answered, even if
    /// the server is deleted meanwhile.
    void close();
    bool isListening() const;
    quint16 port() const;
    QHostAddress address() const;

Q_SIGNALS:
    /// A request that never reached the handler: what was read of it, and the status that it was answered
    /// with (RequestParser::refusalStatus()).
    void refused(const scopelight::ServerRequest& begun, int status);

private:
    void accept();
    void makeRoom();

    std::shared_ptr<const Handler> m_handler;
    ServerLimits m_limits;
    std::unique_ptr<QTcpServer> m_server;
    QList<HttpConnection*> m_connections; ///< oldest first; each deletes itself
};

} // namespace scopelight
