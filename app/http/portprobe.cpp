// SPDX-License-Identifier: Apache-2.0
#include "http/portprobe.h"

#include "http/httpserver.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace scopelight {

bool isPortFree(const QList<QHostAddress>& addresses, quint16 port)
{
    return std::all_of(addresses.begin(), addresses.end(), [port](const QHostAddress& address) {
        HttpServer probe([](const ServerRequest&, const HttpServer::Respond&) {});
        const auto listening = probe.listen(address, port);
        return listening || listening.error().code == u"address_missing";
    });
}

bool anyPort(const QList<QHostAddress>&, quint16)
{
    return true;
}

} // namespace scopelight
