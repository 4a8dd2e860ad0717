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

/// What a whole number from `least` to `most` is not, said so that a person can mend it.
CLI::Validator wholeNumber(qint64 least, qint64 most);

/// Adds an option that fills a number in place.
template <class Number>
CLI::Option* bindNumber(
    CLI::App& app, const char* name, Number& target, const char* help, const CLI::Validator& check)
{
    return app
        .add_option_function<std::string>(
            name,
            [&target](const std::string& text) {
                target = static_cast<Number>(QString::fromStdString(text).toLongLong());
            },
            help)
        ->default_str(std::to_string(target))
        ->type_name("N")
        ->check(check);
}

/// `--format`, which every command has.
void addOutput(CLI::App& app, OutputOptions& output);
/// `--save-token`, of the commands that get tokens in order to have them.
void addSaveToken(CLI::App& app, OutputOptions& output, const char* help);
/// Everything that a command on a SOURCE takes. Sources that cannot be meant together end as wrong usage.
void addSourceCommand(CLI::App& app, CommandLine& line);

} // namespace scopelight
