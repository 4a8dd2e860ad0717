// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QHostAddress>

namespace scopelight {

/// Whether a socket bound to one address keeps others from binding the other one.
inline bool covers(const QHostAddress& bound, const QHostAddress& wanted)
{
    const QHostAddress anyIPv4(QHostAddress::AnyIPv4);
    const QHostAddress anyIPv6(QHostAddress::AnyIPv6);
    return bound == wanted || bound == anyIPv6
        || (bound == anyIPv4 && wanted.protocol() == QHostAddress::IPv4Protocol);
}

} // namespace scopelight
