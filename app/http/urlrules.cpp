// SPDX-License-Identifier: Apache-2.0
#include "http/urlrules.h"

#include <QHostAddress>

using namespace Qt::StringLiterals;

namespace scopelight {

bool isLoopbackHost(const QString& host)
{
    if (host.compare("localhost"_L1, Qt::CaseInsensitive) == 0)
        return true;
    const QHostAddress address(host);
    if (address.protocol() == QAbstractSocket::IPv6Protocol)
        return address == QHostAddress(QHostAddress::LocalHostIPv6);
    // Four numbers only: "127.1" and "2130706433" are other spellings, which a reader may not take for
    // loopback.
    return address.isLoopback() && host.count(u'.') == 3;
}

bool isAllowedUrl(const QUrl& url)
{
    if (!url.isValid() || url.host().isEmpty() || !url.userInfo().isEmpty())
        return false;
    return url.scheme() == "https"_L1 || (url.scheme() == "http"_L1 && isLoopbackHost(url.host()));
}

} // namespace scopelight
