// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "http/httpserver.h"

#include <QSignalSpy>
#include <QTcpSocket>
#include <QTest>

namespace scopelight {

/// A client that sends bytes as they are and shows what comes back until the server closes its side.
class RawClient {
public:
    explicit RawClient(const HttpServer& server) { m_socket.connectToHost(server.address(), server.port()); }

    QTcpSocket& socket() { return m_socket; }
    void send(const QByteArray& bytes) { m_socket.write(bytes); }
    bool isClosed() const { return !m_closed.isEmpty(); }
    QByteArray received() { return m_socket.readAll(); }
    bool connectsWithin(int ms = 5000)
    {
        return QTest::qWaitFor(
            [this] { return m_socket.state() == QAbstractSocket::ConnectedState || isClosed(); }, ms);
    }
    bool closesWithin(int ms = 5000)
    {
        return QTest::qWaitFor([this] { return isClosed(); }, ms);
    }
    /// All that the server sends, once it has closed its side.
    QByteArray answer() { return closesWithin() ? received() : "(still open)"; }

private:
    QTcpSocket m_socket;
    QSignalSpy m_closed{&m_socket, &QTcpSocket::disconnected};
};

/// The whole answer to these bytes.
inline QByteArray exchange(const HttpServer& server, const QByteArray& bytes)
{
    RawClient client(server);
    client.send(bytes);
    return client.answer();
}

inline const QHostAddress loopback(QHostAddress::LocalHost);
inline const QByteArray goodRequest = "GET /?state=s&code=c HTTP/1.1\r\nHost: localhost:8080\r\n\r\n";
inline const QByteArray greeting = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nConnection: close\r\n\r\nhello";

inline void greet(const ServerRequest& /*request*/, const HttpServer::Respond& respond)
{
    respond({.body = "hello"});
}

} // namespace scopelight
