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
/// refused. HTTP/1.0 is taken too, Host included.
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
    /// The status to answer with when Refused: 400, 413, 414, 431, 501 or 505.
    int refusalStatus() const { return m_refusalStatus; }
    /// The request, once Complete; when Refused, its method and target if they could be read. The method is
    /// any token: which ones are allowed is the handler's decision.
    const ServerRequest& request() const { return m_request; }
    /// Whether nothing has arrived yet: a silent connection may give way to another.
    bool isIdle() const { return m_headBytes == 0; }

private:
    enum class Part { RequestLine, FieldLines, Body };

    void takeHeadByte(char byte);
    void takeBody(QByteArrayView bytes);
    void endLine();
    void parseRequestLine(const QByteArray& line);
    void parseFieldLine(const QByteArray& line);
    void endHead();
    void refuse(int status);

    RequestLimits m_limits;
    State m_state = State::Reading;
    Part m_part = Part::RequestLine;
    int m_refusalStatus = 0;
    qsizetype m_headBytes = 0;
    qsizetype m_bodyBytes = 0; ///< as Content-Length announces
    QByteArray m_line; ///< the line under way, without its LF
    ServerRequest m_request;
};

} // namespace scopelight
