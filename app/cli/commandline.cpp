// SPDX-License-Identifier: Apache-2.0
#include "cli/commandline.h"

#include "cli/exitstatus.h"
#include "cli/helpformatter.h"
#include "cli/sourceoptions.h"
#include "cli/usageerror.h"
#include "practice/practiceoptions.h"

#include <iostream>
#include <limits>

namespace scopelight {

namespace {

constexpr qint64 maxPort = 65535;

void addInspect(CLI::App& app, CommandLine& line, InspectCommand& command)
{
    CLI::App* sub =
        app.add_subcommand("inspect", "What a client file is, and what is worth knowing about it");
    bindText(*sub, "FILE", command.file, "The client secrets file", "")->required();
    bindText(*sub, "--redirect-uri", command.redirectUri,
        "The redirect URI you mean to use. Default: http://localhost:8080", "URI");
    addOutput(*sub, line.output);
    sub->footer(
        "Example:\n  scopelight-cli inspect client_secret.json\n\nExits with 1 when a problem was found.");
    sub->callback([&line, &command] { line.command = command; });
}

void addPreflight(CLI::App& app, CommandLine& line, PreflightCommand& command)
{
    CLI::App* sub = app.add_subcommand("preflight", "What can be checked before any sign-in");
    sub->add_flag("--online", command.online, "Ask the server, too: each place once, without cookies");
    addSourceCommand(*sub, line);
    sub->footer(
        "Example:\n  scopelight-cli preflight --client client_secret.json --scope drive.file --online\n\n"
        "Exits with 1 when a problem was found. What the server answers online is its word about the request "
        "and the client\nsecret; nobody signs in.");
    sub->callback([&line, &command] { line.command = command; });
}

void addScopes(CLI::App& app, CommandLine& line, ScopesCommand& command)
{
    CLI::App* sub = app.add_subcommand("scopes", "Search every scope of every Google API");
    bindText(*sub, "TEXT", command.text, "Words to look for in names, descriptions and APIs", "");
    bindText(*sub, "--api", command.api, "Only scopes of this API, such as drive or drive:v3", "NAME");
    bindText(*sub, "--class", command.sensitivity,
        "Only scopes of this class: sign_in, non_sensitive, sensitive, restricted, not_published", "CLASS")
        ->check(CLI::IsMember({"sign_in", "non_sensitive", "sensitive", "restricted", "not_published"}));
    addOutput(*sub, line.output);
    sub->footer(
        "Examples:\n  scopelight-cli scopes drive\n  scopelight-cli scopes --api gmail --class restricted");
    sub->callback([&line, &command] { line.command = command; });
}

void addAdvise(CLI::App& app, CommandLine& line, AdviseCommand& command)
{
    CLI::App* sub = app.add_subcommand("advise", "The smallest sets of scopes for the methods you call");
    bindList(*sub, "--method", command.methods,
        "A method by Google's name, such as drive.files.list or drive:v2/drive.files.list; repeat it", "ID");
    bindText(*sub, "--source", command.source,
        "Find the methods and scopes in the application's source files, best effort", "DIR");
    bindText(*sub, "--har", command.harFile, "Find the methods in a recording of requests (HAR)", "FILE");
    bindList(*sub, "--scope", command.scopes,
        "A scope that the application asks for; repeat it. Default: those found in --source", "SCOPE");
    sub->add_flag("--fewest", command.fewest, "Fewest scopes first, whatever their classes");
    bindText(
        *sub, "--sarif", command.sarifFile, "Write the findings for code scanning (SARIF 2.1.0)", "FILE");
    addOutput(*sub, line.output);
    sub->footer(
        "Examples:\n  scopelight-cli advise --method drive.files.list --method drive.about.get\n"
        "  scopelight-cli advise --source . --scope drive.readonly --sarif scopes.sarif\n\n"
        "First come the sets with the fewest restricted scopes, then with the fewest whose class is not "
        "published,\nthen sensitive, then non-sensitive ones, then those that open least.\n"
        "Exits with 1 when a method that was found is opened by no scope asked for, or a smaller set opens "
        "the "
        "same methods.");
    sub->callback([&line, &command] {
        if (command.methods.isEmpty() && command.source.isEmpty() && command.harFile.isEmpty())
            throw CLI::RequiredError("One of --method, --source and --har");
        line.command = command;
    });
}

void addAuthorize(CLI::App& app, CommandLine& line, AuthorizeCommand& command)
{
    CLI::App* sub = app.add_subcommand("authorize", "Sign in through the browser and see what was granted");
    addSaveToken(*sub, line.output, "Write the sign-in as an authorized_user file, readable by you alone");
    sub->add_flag("--remember", command.remember, "Put the refresh token into the desktop's keychain");
    addSourceCommand(*sub, line);
    sub->footer("Example:\n  scopelight-cli authorize --client client_secret.json --scope openid --scope "
                "drive.metadata.readonly\n\n"
                "The address to open is printed to standard error as \"Open: URL\". A partial grant exits "
                "with 0: see \"missing\".");
    sub->callback([&line, &command] { line.command = command; });
}

void addDrive(CLI::App& app, CommandLine& line, DriveCommand& command)
{
    CLI::App* sub =
        app.add_subcommand("drive", "List the files that this configuration reaches in Google Drive");
    bindText(*sub, "--query", command.query, "Only files that match, in Drive's own search language", "Q");
    bindNumber(*sub, "--max", command.maxFiles, "Stop after so many files; 0 lists all",
        wholeNumber(0, std::numeric_limits<qint64>::max()));
    sub->add_flag("--count", command.countOnly, "Count only; the number stands alone on the last line");
    addSourceCommand(*sub, line);
    sub->footer("Example:\n  scopelight-cli drive --client client_secret.json --scope "
                "drive.metadata.readonly --max 20");
    sub->callback([&line, &command] { line.command = command; });
}

void addCheck(CLI::App& app, CommandLine& line, CheckCommand& command)
{
    CLI::App* sub = app.add_subcommand("check", "Hold what comes out against a profile's expectations");
    bindText(*sub, "--junit", command.junitFile, "Write the outcome as JUnit XML", "FILE");
    addSourceCommand(*sub, line);
    sub->footer(
        "Example:\n  scopelight-cli check --profile app.scopelight.json --token-file saved.json --junit "
        "check.xml\n\n"
        "What the scopes alone break is said before anything is sent. Exits with 0 when all is as "
        "expected, with 1 when something\nis not, and with the status of its failure when something could "
        "not be checked.");
    sub->callback([&line, &command] { line.command = command; });
}

void addRefresh(CLI::App& app, CommandLine& line)
{
    CLI::App* sub = app.add_subcommand("refresh", "Get a new access token with the refresh token");
    addSaveToken(*sub, line.output, "Write what came back as an authorized_user file, readable by you alone");
    addSourceCommand(*sub, line);
    sub->footer("Example:\n  scopelight-cli refresh --token-file saved.json --save-token saved.json\n\n"
                "A server may replace the refresh token; then the old file is of no more use.");
    sub->callback([&line] { line.command = RefreshCommand{}; });
}

void addDecodeError(CLI::App& app, CommandLine& line, DecodeErrorCommand& command)
{
    CLI::App* sub = app.add_subcommand("decode-error", "What an error page of Google's says, and what to do");
    bindText(*sub, "ADDRESS", command.address,
        "The page's address, in quotation marks; or what it shows, such as 'Error 400: "
        "redirect_uri_mismatch'",
        "")
        ->required();
    bindText(*sub, "--client", command.clientFile,
        "The client file that was used: for links to its project, and for a server that is not Google's",
        "FILE");
    addOutput(*sub, line.output);
    sub->footer("Example:\n  scopelight-cli decode-error "
                "'https://accounts.google.com/signin/oauth/error?authError=…'\n\n"
                "Nothing is sent. Exits with 2 when the address is not one of an error page.");
    sub->callback([&line, &command] { line.command = command; });
}

template <class Command>
void addPlain(CLI::App& app, CommandLine& line, const char* name, const char* help, const char* footer)
{
    CLI::App* sub = app.add_subcommand(name, help);
    addSourceCommand(*sub, line);
    sub->footer(footer);
    sub->callback([&line] { line.command = Command{}; });
}

void addPractice(CLI::App& app, CommandLine& line, PracticeCommand& command)
{
    CLI::App* sub = app.add_subcommand(
        "practice", "Run a practice provider: Google's paths and a Drive, on this machine only");
    bindNumber(
        *sub, "--port", command.port, "Port to listen on; 0 takes a free one", wholeNumber(0, maxPort));
    bindList(*sub, "--redirect-uri", command.redirectUris,
        "A redirect URI to register; repeat it. Default: http://localhost:8080", "URI");
    bindNumber(*sub, "--files", command.files, "Files in its Drive",
        wholeNumber(0, std::numeric_limits<qint64>::max()));
    bindNumber(*sub, "--seed", command.seed, "Other files for another number",
        wholeNumber(0, std::numeric_limits<quint32>::max()));
    sub->add_flag(
        "--installed", command.installed, "Announce the project's desktop client in place of the web one");
    sub->add_flag("--auto-consent", command.autoConsent, "Grant at once, without a page");
    bindList(*sub, "--scenario", command.scenarios,
        "What goes differently, by a name from the list below; "
        "repeat it",
        "NAME");
    sub->add_flag("--with-parent", command.withParent, "End when standard input ends");
    sub->footer("Scenarios:\n" + practiceScenarioHelp().toStdString()
        + "\n"
          "The first line on standard output is one JSON object: {\"origin\", \"client_file\", \"pid\"}.\n"
          "Example, in two terminals:\n  scopelight-cli practice\n"
          "  scopelight-cli drive --client CLIENT_FILE --scope drive.metadata.readonly --trust-server ORIGIN "
          "--api-root ORIGIN");
    sub->callback([&line, &command] { line.command = command; });
}

/// The subcommands' own options, alive while CLI11 fills them.
struct Commands {
    InspectCommand inspect = {};
    PreflightCommand preflight = {};
    DecodeErrorCommand decodeError = {};
    ScopesCommand scopes = {};
    AdviseCommand advise = {};
    AuthorizeCommand authorize = {};
    DriveCommand drive = {};
    CheckCommand check = {};
    PracticeCommand practice = {};
};

void addCommands(CLI::App& app, CommandLine& line, Commands& commands)
{
    addInspect(app, line, commands.inspect);
    addPreflight(app, line, commands.preflight);
    addScopes(app, line, commands.scopes);
    addAdvise(app, line, commands.advise);
    addAuthorize(app, line, commands.authorize);
    addDrive(app, line, commands.drive);
    addPlain<AccessCommand>(app, line, "access", "Try each scope with one harmless read of its API",
        "Example:\n  scopelight-cli access --token-file saved.json\n\n"
        "Exits with 1 when a scope that was asked for is refused or its API is off, or when something is not "
        "as the "
        "profile expects.");
    addCheck(app, line, commands.check);
    addRefresh(app, line);
    addPlain<RevokeCommand>(app, line, "revoke",
        "End the grant: every token of every client of the project, for this account",
        "Example:\n  scopelight-cli revoke --token-file saved.json");
    addPlain<TokenInfoCommand>(app, line, "tokeninfo", "What the server says an access token is worth",
        "Example:\n  scopelight-cli tokeninfo --token-file saved.json");
    addDecodeError(app, line, commands.decodeError);
    addPractice(app, line, commands.practice);
}

} // namespace

std::variant<CommandLine, int> parseCommandLine(int argc, char** argv)
{
    CommandLine line;
    Commands commands;
    CLI::App app("See which Google permissions your OAuth client really gets, and why.", "scopelight-cli");
    useHelpFormatter(app);
    app.set_version_flag(
        "--version", "scopelight-cli " SCOPELIGHT_VERSION, "Display program version information and exit");
    app.require_subcommand(1);
    app.footer("Try it offline:\n  scopelight-cli drive --practice --max 5\n\n"
               "Exit status: 0 as expected, 1 a problem was found, 2 wrong usage or unusable input, 3 "
               "denied, cancelled or timed out,\n"
               "4 network or server, 5 this machine is in the way, 130 interrupted.");
    addCommands(app, line, commands);
    try {
        app.parse(argc, argv);
    } catch (const CLI::Success& help) {
        app.exit(help, std::cout, std::cerr);
        return std::cout.flush() ? 0 : ExitStatus::machineInTheWay;
    } catch (const CLI::ParseError& error) {
        return sayUsageError(app, error);
    }
    line.commandName = QString::fromStdString(app.get_subcommands().front()->get_name());
    return line;
}

} // namespace scopelight
