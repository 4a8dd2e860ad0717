// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "http/httpmessage.h"

#include <QDateTime>
#include <QList>
#include <QObject>
#include <QString>

namespace scopelight {

/// One request and what came of it, redacted. Times count from its start, in milliseconds.
struct HttpExchange {
    enum class Direction {
        Outgoing, ///< Scopelight asked a server
        Incoming, ///< the browser asked our redirect listener
        InBrowser, ///< an address given to the browser: what it is answered is not seen here
    };
    Direction direction = Direction::Outgoing;
    QString purpose = {}; ///< snake_case: "authorization", "token_exchange", "drive_page"…
    HttpRequest request = {};
    HttpResponse response = {};
    QString failure = {}; ///< no complete answer: "timeout", "connection_refused"…; empty otherwise
    QDateTime startedAt = {}; ///< UTC
    qint64 connectMs = 0; ///< until the request was on its way: name, connection, TLS; 0: not known
    qint64 waitMs = 0; ///< until the first byte of the answer
    qint64 elapsedMs = 0; ///< until the end
    bool operator==(const HttpExchange&) const = default;
};

/// Every exchange, out and in, in order of completion. The one place where traffic is recorded, and record()
/// redacts first (http/redaction.h): what was never stored in clear cannot leak from a report.
class HttpTrace : public QObject {
    Q_OBJECT

public:
    /// Bodies are kept up to this size each, if at all so long; what is cut off is said.
    static constexpr qsizetype maxBodyBytes = 32 * 1024;
    /// The oldest exchange goes when there are more.
    static constexpr qsizetype maxExchanges = 2000;

    /// `bodyBytes`: what is kept of each body, where less than usual says enough.
    void record(const HttpExchange& exchange, qsizetype bodyBytes = maxBodyBytes);
    const QList<HttpExchange>& exchanges() const { return m_exchanges; }
    void clear();

Q_SIGNALS:
    void recorded(const scopelight::HttpExchange& exchange);

private:
    QList<HttpExchange> m_exchanges;
};

} // namespace scopelight
