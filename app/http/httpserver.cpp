// SPDX-License-Identifier: Apache-2.0
#include "http/httpserver.h"

#include "http/httpconnection.h"
#include "http/socketcalls.h"

#include <QNetworkProxy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTimer>

#include <algorithm>
#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace scopelight {

namespace {

constexpr int backlog = 1024; // a connection that finds the kernel's queue full waits a second and more
constexpr auto acceptPause = 100ms;

QString listenErrorCode(QAbstractSocket::SocketError error)
{
    switch (error) {
    case QAbstractSocket::AddressInUseError:
        return u"port_taken"_s;
    case QAbstractSocket::SocketAddressNotAvailableError:
    case QAbstractSocket::UnsupportedSocketOperationError: // a kernel without IPv6
        return u"address_missing"_s;
    default:
        return u"listen_failed"_s;
    }
}

} // namespace

HttpServer::HttpServer(Handler handler, ServerLimits limits, QObject* parent)
    : QObject(parent)
    , m_handler(std::make_shared<const Handler>(std::move(handler)))
    , m_limits(limits)
    , m_server(std::make_unique<QTcpServer>())
{
    m_server->setProxy(QNetworkProxy::NoProxy); // loopback is never proxied
    m_server->setListenBacklogSize(backlog);
    connect(m_server.get(), &QTcpServer::newConnection, this, &HttpServer::accept);
    // Out of file descriptors, Qt stops accepting for good; they come back when other connections close.
    connect(m_server.get(), &QTcpServer::acceptError, this,
        [this] { QTimer::singleShot(acceptPause, m_server.get(), &QTcpServer::resumeAccepting); });
}

HttpServer::~HttpServer()
{
    close();
}

Result<void> HttpServer::listen(const QHostAddress& address, quint16 port)
{
    Facts facts{{u"address"_s, address.toString()}, {u"port"_s, QString::number(port)}};
    if (!address.isLoopback())
        return fail(Step::Listen, u"address_not_loopback"_s, facts);
    const auto failure = listenExclusively(*m_server, address, port);
    if (!failure)
        return {};
    facts.insert(u"reason"_s, failure->reason);
    return fail(Step::Listen, listenErrorCode(failure->error), facts);
}

void HttpServer::close()
{
    m_server->close();
    for (HttpConnection* connection : std::exchange(m_connections, {})) {
        disconnect(connection, nullptr, this, nullptr);
        connection->finish();
    }
}

bool HttpServer::isListening() const
{
    return m_server->isListening();
}

quint16 HttpServer::port() const
{
    return m_server->serverPort();
}

QHostAddress HttpServer::address() const
{
    return m_server->serverAddress();
}

void HttpServer::accept()
{
    while (QTcpSocket* socket = m_server->nextPendingConnection()) {
        // Routing rules (route_localnet) can bring strangers to a loopback address.
        if (!socket->peerAddress().isLoopback()) {
            socket->abort();
            socket->deleteLater();
            continue;
        }
        makeRoom();
        auto* connection = new HttpConnection(socket, m_limits, m_handler);
        connect(connection, &QObject::destroyed, this,
            [this, connection] { m_connections.removeOne(connection); });
        connect(connection, &HttpConnection::refused, this, &HttpServer::refused);
        m_connections.append(connection);
    }
}

void HttpServer::makeRoom()
{
    if (m_connections.size() < m_limits.connections)
        return;
    auto chosen = std::ranges::find_if(m_connections, &HttpConnection::isIdle);
    if (chosen == m_connections.end())
        chosen = m_connections.begin();
    HttpConnection* connection = *chosen;
    m_connections.erase(chosen);
    connection->drop();
}

} // namespace scopelight
