// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/secret.h"
#include "http/httptrace.h"

namespace scopelight {

/// A line of an exchange that is shown in full.
struct ExchangeLine {
    enum class Kind {
        Heading, ///< name: "Request", value: when, or the status and the times
        Text, ///< value: the request line, or what went wrong
        Pair, ///< a header, or a parameter
        Body, ///< value: a line of a body
        Gap,
    };
    Kind kind = Kind::Gap;
    QString name = {};
    QString value = {};
    bool operator==(const ExchangeLine&) const = default;
};

/// An exchange in full, for reading: forms a parameter a line, JSON indented. It was redacted when recorded.
/// Where it brought the ID token that is at hand, that is taken apart at the end: its header and its claims,
/// never the token.
QList<ExchangeLine> exchangeLines(const HttpExchange& exchange, const Secret& idToken = {});

} // namespace scopelight
