// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/commandline.h"

#include <CLI/CLI.hpp>

namespace scopelight {

/// Adds an option that fills a QString (or an optional one) in place.
template <class Target>
CLI::Option* bindText(CLI::App& app, const char* name, Target& target, const char* help, const char* type)
{
    return app
        .add_option_function<std::string>(
            name, [&target](const std::string& text) { target = QString::fromStdString(text); }, help)
        ->type_name(type);
}

/// Adds an option that may be repeated.
CLI::Option* bindList(
    CLI::App& app, const char* name, QStringList& target, const char* help, const char* type);

/// `--format`, which every command has.
void addOutput(CLI::App& app, OutputOptions& output);
/// Everything that a command on a SOURCE takes. Sources that cannot be meant together end as wrong usage.
void addSourceCommand(CLI::App& app, CommandLine& line);

} // namespace scopelight
