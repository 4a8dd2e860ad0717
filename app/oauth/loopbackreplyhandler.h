// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/secret.h"
#include "http/httpmessage.h"

#include <QOAuthHttpServerReplyHandler>

namespace scopelight {

/// Qt's loopback reply handler with its server switched off: it only carries our redirect URI, byte for byte,
/// and shows the answer of the token endpoint before Qt reads (and, on 6.4, loses) it. RedirectListener does
/// the listening.
class LoopbackReplyHandler : public QOAuthHttpServerReplyHandler {
    Q_OBJECT

public:
    explicit LoopbackReplyHandler(QString redirectUri, QObject* parent = nullptr);

    QString callback() const override { return m_redirectUri; }
    void networkReplyFinished(QNetworkReply* reply) override;
    /// Hands Qt's flow the one redirect that was found right.
    void accept(const Secret& code, const QString& state);

Q_SIGNALS:
    /// The token endpoint's answer, whatever it is, before Qt's flow makes anything of it.
    void tokenEndpointAnswered(QNetworkReply* reply);

private:
    QString m_redirectUri;
};

} // namespace scopelight
