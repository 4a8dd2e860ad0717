// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QAbstractSocket>
#include <QHostAddress>

#include <optional>

class QTcpServer;

namespace scopelight {

/// Why nothing listens.
struct ListenFailure {
    QAbstractSocket::SocketError error = QAbstractSocket::UnknownSocketError;
    QString reason = {}; ///< as the system says it
};

/// Binds so that nobody else can bind the same address and port, and listens; nothing when it does. Unix: as
/// QTcpServer does, without SO_REUSEPORT. Windows: with SO_EXCLUSIVEADDRUSE, which QTcpServer leaves out, and
/// without which another program could bind the port too (Microsoft Learn: Using SO_REUSEADDR and
/// SO_EXCLUSIVEADDRUSE).
std::optional<ListenFailure> listenExclusively(QTcpServer& server, const QHostAddress& address, quint16 port);

/// Ends what we send but goes on reading. Unix: shutdown(2), SHUT_WR. Windows: shutdown, SD_SEND.
void closeWriteSide(const QAbstractSocket& socket);

} // namespace scopelight
