// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "http/requestparser.h"

namespace scopelight {

/// Small, so that a test can reach them.
inline constexpr RequestLimits smallLimits{.headBytes = 400, .headers = 4, .bodyBytes = 20};

/// What a parser has made of its bytes.
struct ParsedRequest {
    RequestParser::State state = RequestParser::State::Reading;
    int status = 0;
    ServerRequest request = {};
    bool operator==(const ParsedRequest&) const = default;
};

inline ParsedRequest parse(const QList<QByteArrayView>& pieces, RequestLimits within = smallLimits)
{
    RequestParser parser(within);
    for (const QByteArrayView piece : pieces)
        parser.feed(piece);
    // Of a refused request only method and target are kept, if they could be read.
    return {parser.state(), parser.refusalStatus(), parser.request()};
}

/// Whether two pieces, cut anywhere, and single bytes come to the same as the whole.
inline bool everySplitGives(const ParsedRequest& expected, QByteArrayView bytes)
{
    QList<QByteArrayView> single;
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        single.append(bytes.sliced(i, 1));
        if (parse({bytes.first(i), bytes.sliced(i)}) != expected)
            return false;
    }
    return parse(single) == expected;
}

/// A GET request with these field lines (each with CR LF).
inline QByteArray get(const QByteArray& fieldLines)
{
    return "GET / HTTP/1.1\r\n" + fieldLines + "\r\n";
}

/// A request with this request line and a good Host.
inline QByteArray withLine(const QByteArray& requestLine)
{
    return requestLine + "\r\nHost: localhost\r\n\r\n";
}

} // namespace scopelight
