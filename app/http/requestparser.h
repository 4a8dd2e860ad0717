// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "http/httpmessage.h"

namespace scopelight {

/// What one incoming request may cost at most.
struct RequestLimits {
    qsizetype headBytes = 64 * 1024; ///< request line and headers; localhost collects big cookies
    qsizetype headers = 100;
    qsizetype bodyBytes = 0; ///< 0: a request with a body is refused
};

/// Reads one HTTP/1.1 request piece by piece (RFC 9112). Every way to split the bytes gives the same result.
/// Strict: bare LF, NUL, folded lines, absolute-form, Transfer-Encoding, and a missing or second Host are
/// refused.
class RequestParser {
public:
    explicit RequestParser(RequestLimits limits = {})
        : m_limits(limits)
    {
    }

    enum class State { Reading, Complete, Refused };

    /// Takes the next bytes. Nothing is kept beyond the limits; bytes after the request are ignored.
    State feed(QByteArrayView bytes);
    State state() const { return m_state; }
    /// The status to answer with when Refused: 400, 405, 413, 414, 431, 501 or 505.
    int refusalStatus() const { return m_refusalStatus; }
    /// The request, once Complete.
    const ServerRequest& request() const { return m_request; }
    /// Whether any byte has arrived: a silent connection may give way to another.
    bool isIdle() const { return m_buffer.isEmpty() && m_state == State::Reading; }

private:
    State refuse(int status);
    State parseHead(qsizetype headEnd);

    RequestLimits m_limits;
    State m_state = State::Reading;
    int m_refusalStatus = 0;
    QByteArray m_buffer;
    qsizetype m_scanned = 0;
    qsizetype m_bodyBytes = -1; ///< announced length; -1 while reading the head
    ServerRequest m_request;
};

} // namespace scopelight
