// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QHostAddress>
#include <QList>

namespace scopelight {

/// Whether a port can be listened on at every one of these addresses now: each is bound and given back. An
/// address that this machine does not have (::1 without IPv6) is in nobody's way.
bool isPortFree(const QList<QHostAddress>& addresses, quint16 port);
/// True: for whoever chooses a redirect URI and does not listen at it.
bool anyPort(const QList<QHostAddress>& addresses, quint16 port);

} // namespace scopelight
