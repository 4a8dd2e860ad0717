// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>

/// A request as it came over the wire, made comparable: its header fields sorted and in lower case, without
/// accept-language and accept-encoding, which the locale and Qt's build decide.
QByteArray wireText(const QByteArray& request);
