// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "http/tracingnetworkaccessmanager.h"
#include "loopbackpeer.h"

namespace scopelight {

using Outcome = QFuture<Result<HttpResponse>>;

/// What a finished request came to: "answer", or the code of the failure.
inline QString codeOf(const Outcome& outcome)
{
    return outcome.result() ? QStringLiteral("answer") : outcome.result().error().code;
}

/// Bytes after which the peer keeps the connection open.
inline LoopbackPeer::Answer unfinished(const QByteArray& bytes)
{
    return {.bytes = bytes, .closes = false};
}

/// A network access manager and the trace that it writes.
struct TracedNetwork {
    HttpTrace trace = {};
    TracingNetworkAccessManager manager{trace, QDateTime::currentDateTimeUtc};

    Outcome get(const QUrl& url, const SendOptions& options = {})
    {
        return manager.send({.url = url}, options);
    }
};

} // namespace scopelight
