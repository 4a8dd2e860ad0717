// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QUrl>

namespace scopelight {

/// Whether the host is localhost, 127.0.0.0/8 or ::1, judged by its name alone: nothing is looked up.
bool isLoopbackHost(const QString& host);

/// Whether we may talk to that URL: https anywhere, http on loopback; no user info.
bool isAllowedUrl(const QUrl& url);

} // namespace scopelight
