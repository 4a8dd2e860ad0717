// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <CLI/CLI.hpp>

namespace scopelight {

/// Says what is wrong with the words of a call: on standard error, or as the contract's {"error"} on standard
/// output where `--format json` was understood. Gives the status to exit with.
int sayUsageError(const CLI::App& app, const CLI::ParseError& error);

} // namespace scopelight
