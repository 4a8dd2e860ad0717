// SPDX-License-Identifier: Apache-2.0
#include "cli/helpformatter.h"

#include <algorithm>

namespace scopelight {

namespace {

constexpr std::size_t leftColumn = 30;

using Options = std::vector<const CLI::Option*>;

/// Two columns; what is too long for the left one stands on a line of its own.
std::string line(const std::string& left, const std::string& right)
{
    std::string text = "  " + left;
    if (text.size() >= leftColumn)
        text += '\n' + std::string(leftColumn, ' ');
    else
        text.resize(leftColumn, ' ');
    return text + right + '\n';
}

/// "-h,--help".
std::string names(const CLI::Option& option)
{
    std::string text;
    for (const std::string& name : option.get_snames())
        text += (text.empty() ? "-" : ",-") + name;
    for (const std::string& name : option.get_lnames())
        text += (text.empty() ? "--" : ",--") + name;
    return text;
}

/// An option's line as people read it: its word and what it is by itself. What goes together with what is
/// said when somebody tries.
std::string optionLine(const CLI::Option& option)
{
    if (option.get_positional())
        return line(option.get_name(true, false), option.get_description());
    std::string left = names(option);
    // Checks stand behind a colon in CLI11's type names.
    const std::string type = option.get_type_name();
    if (const std::string word = type.substr(0, type.find(':')); !word.empty())
        left += ' ' + word;
    if (!option.get_default_str().empty())
        left += " (default: " + option.get_default_str() + ')';
    return line(left, option.get_description());
}

/// CLI11 calls the options that nobody gave a title "Options" or "OPTIONS".
std::string shownTitle(const std::string& title)
{
    static const std::string untitled = CLI::OptionDefaults().get_group();
    return title == untitled ? "Options" : title;
}

std::string block(const std::string& title, const Options& options)
{
    std::string text = title + ":\n";
    for (const CLI::Option* option : options)
        text += optionLine(*option);
    return text;
}

Options positionals(const CLI::App& app)
{
    return app.get_options([](const CLI::Option* option) { return option->get_positional(); });
}

std::vector<const CLI::App*> commands(const CLI::App& app)
{
    return app.get_subcommands([](const CLI::App*) { return true; });
}

std::string usageLine(const CLI::App& app, const std::string& words)
{
    std::string text = "Usage: " + words + " [OPTIONS]";
    for (const CLI::Option* option : positionals(app)) {
        const std::string name = option->get_name(true, false);
        text += option->get_required() ? ' ' + name : " [" + name + ']';
    }
    if (!commands(app).empty())
        text += " SUBCOMMAND";
    return text + '\n';
}

/// The options under their titles, in the order in which they were added.
std::vector<std::string> optionBlocks(const CLI::App& app)
{
    std::vector<std::string> blocks;
    for (const std::string& title : app.get_groups()) {
        const Options options = app.get_options([&title](const CLI::Option* option) {
            return !option->get_positional() && option->get_group() == title;
        });
        if (!title.empty() && !options.empty())
            blocks.push_back(block(shownTitle(title), options));
    }
    return blocks;
}

std::string commandsBlock(const CLI::App& app)
{
    std::string text = "Subcommands:\n";
    for (const CLI::App* command : commands(app))
        text += line(command->get_name(), command->get_description());
    return text;
}

} // namespace

std::string HelpFormatter::make_help(
    const CLI::App* app, std::string usage, CLI::AppFormatMode /*mode*/) const
{
    std::string text = app->get_description() + '\n' + usageLine(*app, usage);
    if (const Options options = positionals(*app); !options.empty())
        text += '\n' + block("Positionals", options);
    for (const std::string& options : optionBlocks(*app))
        text += '\n' + options;
    if (!commands(*app).empty())
        text += '\n' + commandsBlock(*app);
    if (!app->get_footer().empty())
        text += '\n' + app->get_footer() + '\n';
    return text;
}

void useHelpFormatter(CLI::App& app)
{
    app.formatter(std::make_shared<HelpFormatter>());
    app.set_help_flag("-h,--help", "Print this help message and exit");
}

} // namespace scopelight
