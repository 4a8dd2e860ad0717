// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDateTime>

#include <functional>

namespace scopelight {

/// Where the time comes from: QDateTime::currentDateTimeUtc in the programs, a fixed time in tests. Always
/// UTC.
using Clock = std::function<QDateTime()>;

} // namespace scopelight
