// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "doctor/explain.h"

namespace scopelight {

/// The contract's exit statuses, beside 0.
namespace ExitStatus {
constexpr int problem = 1; ///< an expectation failed, a problem was found, an API refused
constexpr int unusableInput = 2; ///< wrong usage, wrong kind of file, untrusted server, invalid_client
constexpr int ended = 3; ///< denied, cancelled, timed out, invalid_grant
constexpr int serverUnavailable = 4; ///< network, 5xx, rate limit, quota
constexpr int machineInTheWay = 5; ///< port taken, no keychain, file not readable
constexpr int interrupted = 130;
} // namespace ExitStatus

/// The status for the kind of end that a failure is.
int exitStatus(Outcome outcome);

} // namespace scopelight
