// SPDX-License-Identifier: Apache-2.0
#include "oauth/loopbackreplyhandler.h"

#include <QHostAddress>
#include <QNetworkReply>

using namespace Qt::StringLiterals;

namespace scopelight {

// The base class listens in its constructor, on every interface when the address is null: 192.0.2.1
// (TEST-NET-1, RFC 5737) belongs to no machine, so that it cannot.
LoopbackReplyHandler::LoopbackReplyHandler(QString redirectUri, QObject* parent)
    : QOAuthHttpServerReplyHandler(QHostAddress(u"192.0.2.1"_s), 0, parent)
    , m_redirectUri(std::move(redirectUri))
{
    close();
}

void LoopbackReplyHandler::networkReplyFinished(QNetworkReply* reply)
{
    // First our reading, then Qt's: on 6.4 an error body is lost and no signal follows.
    Q_EMIT tokenEndpointAnswered(reply);
    QOAuthHttpServerReplyHandler::networkReplyFinished(reply);
    reply->deleteLater(); // 6.4 leaks it
}

void LoopbackReplyHandler::accept(const Secret& code, const QString& state)
{
    Q_EMIT callbackReceived({{u"code"_s, code.reveal()}, {u"state"_s, state}});
}

} // namespace scopelight
