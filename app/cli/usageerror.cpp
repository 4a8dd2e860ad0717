// SPDX-License-Identifier: Apache-2.0
#include "cli/usageerror.h"

#include "cli/exitstatus.h"
#include "cli/failuretext.h"
#include "doctor/diagnosis.h"

#include <QJsonDocument>

#include <iostream>

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

/// The command that was named, or nullptr.
const CLI::App* namedCommand(const CLI::App& app)
{
    const auto commands = app.get_subcommands();
    return commands.empty() ? nullptr : commands.front();
}

bool wantsJson(const CLI::App* command)
{
    const CLI::Option* format = command == nullptr ? nullptr : command->get_option_no_throw("--format");
    return format != nullptr && format->count() == 1 && format->results().front() == "json";
}

QString commandNames(const CLI::App& app)
{
    QStringList names;
    for (const CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; }))
        names.append(QString::fromStdString(command->get_name()));
    return names.join(u", "_s);
}

/// CLI11 says of an unknown command that one is missing.
QString reasonOf(const CLI::App& app, const CLI::ParseError& error)
{
    if (namedCommand(app) != nullptr)
        return QString::fromStdString(error.what());
    const std::vector<std::string> words = app.remaining();
    if (words.empty())
        return u"A command is needed: %1."_s.arg(commandNames(app));
    const QString word = QString::fromStdString(words.front());
    return u"There is no command \"%1\". There are these: %2."_s.arg(shownText(word), commandNames(app));
}

} // namespace

int sayUsageError(const CLI::App& app, const CLI::ParseError& error)
{
    const CLI::App* command = namedCommand(app);
    const QString reason = reasonOf(app, error);
    if (wantsJson(command)) {
        const Error failure{Step::Usage, u"wrong_usage"_s,
            {{u"reason"_s, reason}, {u"command"_s, QString::fromStdString(command->get_name())}}};
        std::cout << QJsonDocument(failureJson(failure, {})).toJson().toStdString() << std::flush;
    } else {
        const std::string name = command == nullptr ? std::string() : ' ' + command->get_name();
        std::cerr << reason.toStdString() << "\nRun with --help for more information: scopelight-cli" << name
                  << " --help\n";
    }
    return ExitStatus::unusableInput;
}

} // namespace scopelight
