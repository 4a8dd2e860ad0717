// SPDX-License-Identifier: Apache-2.0
#include "google/retryschedule.h"

#include <algorithm>

namespace scopelight {

std::optional<qint64> RetrySchedule::delayMs(
    int failures, double random, std::optional<qint64> retryAfterMs) const
{
    const qint64 asked = retryAfterMs.value_or(0);
    if (failures < 1 || failures >= tries || asked > longestRetryAfterMs)
        return {};
    const int doublings = std::min(failures - 1, 20); // far beyond any sensible bound, far below an overflow
    const auto jitter = static_cast<qint64>(random * static_cast<double>(baseMs));
    return std::max(std::min((baseMs << doublings) + jitter, longestMs), asked);
}

} // namespace scopelight
