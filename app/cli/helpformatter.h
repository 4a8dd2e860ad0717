// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <CLI/CLI.hpp>

namespace scopelight {

/// Writes all of --help. CLI11's own layout changes with its versions (2.5 indents, wraps and capitalises
/// otherwise), and the completions and packages read ours.
class HelpFormatter : public CLI::FormatterBase {
public:
    /// The help of an app or of one of its commands, `usage` being the words that lead to it. The whole is
    /// the one function that has had the same signature in every CLI11 2.
    std::string make_help(const CLI::App* app, std::string usage, CLI::AppFormatMode mode) const override;
};

/// Gives `app`, before its commands are added, this help, and --help itself words of ours.
void useHelpFormatter(CLI::App& app);

} // namespace scopelight
