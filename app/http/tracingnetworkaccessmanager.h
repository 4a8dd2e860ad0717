// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/clock.h"
#include "base/error.h"
#include "http/httptrace.h"
#include "http/sendoptions.h"
#include "http/transport.h"
#include "http/urlrules.h"

#include <QFuture>
#include <QNetworkAccessManager>

namespace scopelight {

/// The one way out to the network, used by our own code through send() and by Qt's flow through
/// createRequest(). For every request: recorded in the trace, no redirect followed, no cookies, no cache, no
/// HTTP/2, no authentication of Qt's own, a timeout, a cap on the body, HTTPS only (plain HTTP to loopback
/// hosts alone), loopback never through a proxy. A body is sent exactly once: Qt 6.4 and 6.8 send a POST
/// again when its connection is dropped, code and secret included (measured), so it gets one that cannot be
/// read again. A GET, which is safe (RFC 9110 §9.2.2), Qt 6.4 may repeat once after such a drop.
class TracingNetworkAccessManager : public QNetworkAccessManager {
    Q_OBJECT

public:
    TracingNetworkAccessManager(HttpTrace& trace, Clock clock, QObject* parent = nullptr);
    /// Ends what is under way (abortAll()).
    ~TracingNetworkAccessManager() override;

    /// Finishes with the answer, whatever its status (a 4xx is an answer), or with an Error when there is no
    /// complete one: codes insecure_url, unknown_host, connection_refused, connection_closed, timeout,
    /// tls_failed, proxy_failed, body_too_large, cancelled, network_failed; facts: url (redacted), host,
    /// port, reason.
    QFuture<Result<HttpResponse>> send(const HttpRequest& request, SendOptions options);

    /// Ends every request under way with the code `cancelled`.
    void abortAll();

protected:
    QNetworkReply* createRequest(
        Operation operation, const QNetworkRequest& request, QIODevice* body) override;
    /// Nobody answers an authentication challenge: QAbstractOAuth would, with a second POST of the secrets.
    void connectNotify(const QMetaMethod& signal) override;

private:
    HttpTrace& m_trace;
    Clock m_clock;
};

} // namespace scopelight
