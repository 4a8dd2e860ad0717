// SPDX-License-Identifier: Apache-2.0
#include "http/requestparser.h"

#include "http/httpgrammar.h"

#include <algorithm>
#include <utility>

namespace scopelight {

namespace {

/// HTTP-version, RFC 9112 §2.3.
bool isHttpVersion(QByteArrayView text)
{
    const auto isDigit = [](char byte) { return byte >= '0' && byte <= '9'; };
    return text.size() == 8 && text.startsWith("HTTP/") && isDigit(text[5]) && text[6] == '.'
        && isDigit(text[7]);
}

bool isDecimal(QByteArrayView text)
{
    return !text.isEmpty() && std::ranges::all_of(text, [](char byte) { return byte >= '0' && byte <= '9'; });
}

} // namespace

RequestParser::State RequestParser::feed(QByteArrayView bytes)
{
    // The head is taken byte by byte, so that no decision can depend on where the bytes were split.
    for (qsizetype i = 0; i < bytes.size() && m_state == State::Reading; ++i) {
        if (m_part == Part::Body) {
            takeBody(bytes.sliced(i));
            break;
        }
        takeHeadByte(bytes[i]);
    }
    return m_state;
}

void RequestParser::takeHeadByte(char byte)
{
    if (++m_headBytes > m_limits.headBytes)
        return refuse(m_part == Part::RequestLine ? 414 : 431);
    if (m_line.endsWith('\r') != (byte == '\n'))
        return refuse(400); // a bare LF, or a CR inside a line: RFC 9112 §2.2
    if (byte == '\n')
        return endLine();
    if (isForbiddenControl(byte) && byte != '\r')
        return refuse(400);
    m_line.append(byte);
}

void RequestParser::endLine()
{
    m_line.chop(1);
    const QByteArray line = std::exchange(m_line, {});
    if (m_part == Part::RequestLine)
        return parseRequestLine(line);
    if (line.isEmpty())
        return endHead();
    parseFieldLine(line);
}

/// method SP request-target SP HTTP-version, RFC 9112 §3.
void RequestParser::parseRequestLine(const QByteArray& line)
{
    const QList<QByteArray> parts = line.split(' ');
    if (parts.size() != 3 || !isToken(parts[0]) || !isHttpVersion(parts[2]))
        return refuse(400);
    if (!parts[2].startsWith("HTTP/1."))
        return refuse(505);
    if (!isOriginForm(parts[1]))
        return refuse(400);
    m_request.method = parts[0];
    m_request.target = parts[1];
    m_part = Part::FieldLines;
}

/// field-name ":" OWS field-value OWS, RFC 9112 §5. A folded line and a space before the colon are no token.
void RequestParser::parseFieldLine(const QByteArray& line)
{
    const qsizetype colon = line.indexOf(':');
    if (colon < 0 || !isToken(QByteArrayView(line).first(colon)))
        return refuse(400);
    if (m_request.headers.size() == m_limits.headers)
        return refuse(431);
    m_request.headers.append(line.first(colon), line.sliced(colon + 1).trimmed());
}

void RequestParser::endHead()
{
    const HttpHeaders& headers = m_request.headers;
    if (headers.count("Host") != 1 || !isHost(headers.value("Host")))
        return refuse(400); // RFC 9112 §3.2
    if (headers.contains("Transfer-Encoding"))
        return refuse(501); // RFC 9112 §6.1; browsers and HTTP libraries send small forms with a length
    if (headers.contains("Content-Length")) {
        const QByteArray length = headers.value("Content-Length");
        if (headers.count("Content-Length") != 1 || !isDecimal(length))
            return refuse(400); // RFC 9112 §6.3
        bool fits = false;
        m_bodyBytes = length.toLongLong(&fits);
        if (!fits || m_bodyBytes > m_limits.bodyBytes)
            return refuse(413);
    }
    m_part = Part::Body;
    if (m_bodyBytes == 0)
        m_state = State::Complete;
}

void RequestParser::takeBody(QByteArrayView bytes)
{
    m_request.body += bytes.first(std::min(bytes.size(), m_bodyBytes - m_request.body.size()));
    if (m_request.body.size() == m_bodyBytes)
        m_state = State::Complete;
}

void RequestParser::refuse(int status)
{
    m_state = State::Refused;
    m_refusalStatus = status;
    m_line = {};
    m_request = {.method = m_request.method, .target = m_request.target};
}

} // namespace scopelight
