// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtGlobal>

#include <optional>

namespace scopelight {

/// How long to wait before asking again, as Google's "Resolve errors" page for Drive has it: truncated
/// exponential backoff with jitter, min(2^n · base + random · base, longest).
struct RetrySchedule {
    qint64 baseMs = 1000;
    qint64 longestMs = 32'000;
    qint64 longestRetryAfterMs = 120'000; ///< a server that wants more is not asked again
    int tries = 6; ///< in all, the first one included

    /// The wait after that many failed tries, or nothing when it is enough. `random` is in [0, 1).
    /// Retry-After (RFC 9110 §10.2.3) is never cut short.
    std::optional<qint64> delayMs(int failures, double random, std::optional<qint64> retryAfterMs) const;
    bool operator==(const RetrySchedule&) const = default;
};

} // namespace scopelight
