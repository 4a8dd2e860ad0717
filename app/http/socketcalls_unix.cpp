// SPDX-License-Identifier: Apache-2.0
#include "http/socketcalls.h"

#include <QTcpServer>

#include <sys/socket.h>

namespace scopelight {

std::optional<ListenFailure> listenExclusively(QTcpServer& server, const QHostAddress& address, quint16 port)
{
    if (server.listen(address, port))
        return std::nullopt;
    return ListenFailure{server.serverError(), server.errorString()};
}

void closeWriteSide(const QAbstractSocket& socket)
{
    ::shutdown(static_cast<int>(socket.socketDescriptor()), SHUT_WR);
}

} // namespace scopelight
