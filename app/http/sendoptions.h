// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/error.h"
#include "http/httpmessage.h"
#include "http/httptrace.h"

#include <QByteArrayView>
#include <QMetaType>

#include <functional>

namespace scopelight {

/// What to know about one request beside its bytes.
struct SendOptions {
    Step step = Step::Usage; ///< the leg, for the Error of a failed transport
    QString purpose = {}; ///< for the trace: "tokeninfo", "drive_page"…
    qint64 maxBodyBytes = 8 * 1024 * 1024; ///< a longer answer is a failure (body_too_large)
    qsizetype recordedBodyBytes = HttpTrace::maxBodyBytes; ///< what the trace keeps of a body
    int timeoutMs = 30'000; ///< from sending to the last byte
    /// Called with the bytes of the answer (whatever its status) as they arrive, before the future is
    /// finished.
    std::function<void(QByteArrayView)> onBytes = {};
};

/// What send() hands to createRequest() beside the request: it travels as an attribute of the request.
struct Sending {
    SendOptions options = {};
    std::function<void(const Result<HttpResponse>&)> onFinished = {}; ///< not set for Qt's own requests
};

} // namespace scopelight

Q_DECLARE_METATYPE(scopelight::Sending)
