// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/clock.h"
#include "base/error.h"
#include "http/requestparser.h"

#include <QHostAddress>
#include <QObject>

#include <functional>
#include <memory>

class QTcpServer;
class QTcpSocket;

namespace scopelight {

/// What the server as a whole may cost at most.
struct ServerLimits {
    RequestLimits request = {};
    int requestMs = 10'000; ///< from accepting to the last byte of the request
    qsizetype connections = 32; ///< one more, and the oldest idle one gives way (the oldest, if none is idle)
};

/// A small HTTP/1.1 server, bounded from the first byte: one request a connection, answered with `Connection:
/// close`. It serves the redirect of a sign-in and the practice provider. Binds one address exclusively.
class HttpServer : public QObject {
    Q_OBJECT

public:
    /// Sends the answer; the first call counts, later ones do nothing. May be called at once or later.
    using Respond = std::function<void(const HttpResponse&)>;
    using Handler = std::function<void(const ServerRequest&, Respond)>;

    explicit HttpServer(Handler handler, ServerLimits limits = {}, QObject* parent = nullptr);
    ~HttpServer() override;

    /// Binds and listens; port 0 takes a free one. Codes: port_taken, address_missing (no such address on
    /// this machine,
    /// ::1 without IPv6), listen_failed; facts: address, port, reason.
    Result<void> listen(const QHostAddress& address, quint16 port);
    /// Stops listening and drops connections, answers under way excepted.
    void close();
    bool isListening() const;
    quint16 port() const;
    QHostAddress address() const;

private:
    struct Connection;
    void accept();
    void read(QTcpSocket* socket);
    void answer(QTcpSocket* socket, const HttpResponse& response);
    void makeRoom();

    Handler m_handler;
    ServerLimits m_limits;
    std::unique_ptr<QTcpServer> m_server;
    QList<Connection*> m_connections; ///< oldest first; owned by their sockets
};

} // namespace scopelight
