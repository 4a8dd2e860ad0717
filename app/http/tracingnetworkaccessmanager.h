// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/clock.h"
#include "base/error.h"
#include "http/httptrace.h"

#include <QFuture>
#include <QNetworkAccessManager>

#include <functional>

namespace scopelight {

/// What to know about one request beside its bytes.
struct SendOptions {
    Step step = Step::Usage; ///< the leg, for the Error of a failed transport
    QString purpose = {}; ///< for the trace: "tokeninfo", "drive_page"…
    qint64 maxBodyBytes = 8 * 1024 * 1024; ///< a longer answer is a failure (body_too_large)
    int timeoutMs = 30'000; ///< from sending to the last byte
    /// Called with the bytes of the answer as they arrive, before the future is finished.
    std::function<void(QByteArrayView)> onBytes = {};
};

/// The one way out to the network, used by our own code through send() and by Qt's flow through
/// createRequest(). For every request: recorded in the trace, no redirect followed, no cookies, no cache, no
/// HTTP/2, no authentication of Qt's own, a timeout, a cap on the body, HTTPS only (plain HTTP to loopback
/// hosts alone), loopback never through a proxy, and exactly one transmission: a body that was sent once
/// cannot be read again (qtnetworkauth.md: Qt 6.4 re-sends a POST whose connection was dropped, code and
/// secret included).
class TracingNetworkAccessManager : public QNetworkAccessManager {
    Q_OBJECT

public:
    TracingNetworkAccessManager(HttpTrace& trace, Clock clock, QObject* parent = nullptr);

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

private:
    HttpTrace& m_trace;
    Clock m_clock;
    QList<QNetworkReply*> m_live;
};

/// The answer that a finished reply holds; its body is peeked, so that Qt's own classes can still read it.
HttpResponse toResponse(QNetworkReply& reply);
/// The Error for a reply that brought no complete answer (see TracingNetworkAccessManager::send), or nothing.
std::optional<Error> transportError(const QNetworkReply& reply, Step step);

/// Whether the host is localhost, 127.0.0.0/8 or ::1, judged by its name alone.
bool isLoopbackHost(const QString& host);
/// Whether we may talk to that URL: https anywhere, http on loopback; no user info.
bool isAllowedUrl(const QUrl& url);

} // namespace scopelight
