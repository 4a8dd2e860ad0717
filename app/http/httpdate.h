// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QDateTime>

namespace scopelight {

/// An HTTP date in the form that servers send (RFC 9110 §5.6.7, IMF-fixdate), in UTC; an invalid one for
/// anything else.
QDateTime httpDate(const QByteArray& value);
/// The same, to be sent.
QByteArray toHttpDate(const QDateTime& date);

} // namespace scopelight
