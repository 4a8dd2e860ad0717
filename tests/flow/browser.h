// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QUrl>

/// A browser, as far as these stories need one: it opens an address and follows where it is sent. The
/// practice provider answers without pages when it runs with --auto-consent.
namespace Browser {

struct Page {
    QUrl address = {};
    int status = 0;
    QByteArray body = {};
};

/// Opens the address and follows every redirect, the one to the waiting program included.
Page open(const QUrl& address);
/// Follows the redirects of the server only: the address on this machine that the browser would land on.
QUrl landing(const QUrl& address);

} // namespace Browser

/// Sends these pieces to port 8080, each once the one before has left, and reads the answer to its end.
QByteArray sendToPort8080(const QList<QByteArray>& pieces);
