// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/error.h"
#include "base/secret.h"
#include "cli/interrupt.h"
#include "cli/terminal.h"

#include <optional>

namespace scopelight {

/// The client secret for a file that has none: from the file that SCOPELIGHT_CLIENT_SECRET_FILE names, else
/// asked for on the terminal. Nothing for a client without one (a public client). Codes
/// secret_file_not_readable and secret_file_empty (facts path, variable), interrupted.
Result<std::optional<Secret>> missingSecret(Terminal& terminal, const Interrupt& interrupt);

} // namespace scopelight
