// SPDX-License-Identifier: Apache-2.0
#include "http/socketcalls.h"

#include <QTcpServer>

#include <winsock2.h>

#include <ws2tcpip.h>

#include <cstring>

namespace scopelight {

namespace {

/// Winsock for as long as a socket of ours has no QTcpServer, which starts it for itself.
class Winsock {
public:
    Winsock() { m_isStarted = WSAStartup(MAKEWORD(2, 2), &m_data) == 0; }
    ~Winsock()
    {
        if (m_isStarted)
            WSACleanup();
    }
    Q_DISABLE_COPY_MOVE(Winsock)

private:
    WSADATA m_data = {};
    bool m_isStarted = false;
};

QAbstractSocket::SocketError socketError(int code)
{
    switch (code) {
    case WSAEADDRINUSE:
    case WSAEACCES: // somebody else has bound it exclusively
        return QAbstractSocket::AddressInUseError;
    case WSAEADDRNOTAVAIL:
        return QAbstractSocket::SocketAddressNotAvailableError;
    case WSAEAFNOSUPPORT:
        return QAbstractSocket::UnsupportedSocketOperationError;
    default:
        return QAbstractSocket::UnknownSocketError;
    }
}

ListenFailure lastFailure()
{
    const int code = WSAGetLastError();
    return {socketError(code), qt_error_string(code)};
}

int bindTo(SOCKET socket, const QHostAddress& address, quint16 port)
{
    if (address.protocol() == QHostAddress::IPv6Protocol) {
        sockaddr_in6 name = {};
        name.sin6_family = AF_INET6;
        name.sin6_port = htons(port);
        const Q_IPV6ADDR octets = address.toIPv6Address();
        std::memcpy(&name.sin6_addr, &octets, sizeof octets);
        return ::bind(socket, reinterpret_cast<const sockaddr*>(&name), sizeof name);
    }
    sockaddr_in name = {};
    name.sin_family = AF_INET;
    name.sin_port = htons(port);
    name.sin_addr.s_addr = htonl(address.toIPv4Address());
    return ::bind(socket, reinterpret_cast<const sockaddr*>(&name), sizeof name);
}

} // namespace

std::optional<ListenFailure> listenExclusively(QTcpServer& server, const QHostAddress& address, quint16 port)
{
    const Winsock winsock;
    const int family = address.protocol() == QHostAddress::IPv6Protocol ? AF_INET6 : AF_INET;
    // As Qt opens its own: for overlapped calls, and not handed on to the browser.
    const SOCKET socket = WSASocketW(
        family, SOCK_STREAM, IPPROTO_TCP, nullptr, 0, WSA_FLAG_OVERLAPPED | WSA_FLAG_NO_HANDLE_INHERIT);
    if (socket == INVALID_SOCKET)
        return lastFailure();
    const BOOL exclusive = TRUE; // has to be there before the bind
    const bool isListening = setsockopt(socket, SOL_SOCKET, SO_EXCLUSIVEADDRUSE,
                                 reinterpret_cast<const char*>(&exclusive), sizeof exclusive)
            == 0
        && bindTo(socket, address, port) == 0 && ::listen(socket, server.listenBacklogSize()) == 0;
    if (isListening && server.setSocketDescriptor(qintptr(socket)))
        return std::nullopt;
    const ListenFailure failure =
        isListening ? ListenFailure{server.serverError(), server.errorString()} : lastFailure();
    closesocket(socket);
    return failure;
}

void closeWriteSide(const QAbstractSocket& socket)
{
    ::shutdown(static_cast<SOCKET>(socket.socketDescriptor()), SD_SEND);
}

} // namespace scopelight
