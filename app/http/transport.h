// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/error.h"
#include "http/httpmessage.h"

#include <optional>

class QNetworkReply;

namespace scopelight {

/// The answer that a finished reply holds; its body is peeked, so that Qt's own classes can still read it.
/// Status 0 when none arrived.
HttpResponse toResponse(QNetworkReply& reply);

/// The Error for a reply that brought no complete answer (see TracingNetworkAccessManager::send), or nothing.
std::optional<Error> transportError(const QNetworkReply& reply, Step step);

/// Aborts a reply for a reason of ours ("timeout", "cancelled", "body_too_large"), which transportError()
/// then reports: Qt itself does not tell a timeout from an abort.
void abortReply(QNetworkReply& reply, const QString& code);

} // namespace scopelight
