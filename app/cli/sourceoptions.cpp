// SPDX-License-Identifier: Apache-2.0
#include "cli/sourceoptions.h"

#include "oauth/servermetadata.h"

#include <limits>
#include <string>
#include <vector>

namespace scopelight {

namespace {

/// Two words that would each decide the same thing: which one was meant is not ours to guess.
void refuseContradictions(CLI::App& app)
{
    const auto excludes = [&app](const char* name, std::initializer_list<const char*> others) {
        for (const char* other : others)
            app.get_option(name)->excludes(app.get_option(other));
    };
    excludes("--client", {"--profile", "--service-account", "--practice"});
    excludes("--token-file", {"--remembered", "--service-account", "--practice"});
    excludes("--remembered", {"--service-account", "--practice"});
    excludes("--service-account", {"--practice"});
    app.get_option("--subject")->needs(app.get_option("--service-account"));
    app.get_option("--auto-consent")->needs(app.get_option("--practice"));
}

void addSource(CLI::App& app, SourceOptions& source)
{
    app.option_defaults()->group("Source: a client and scopes, a profile, a service account, or practice");
    bindText(
        app, "--client", source.clientFile, "The client secrets file of your Google Cloud project", "FILE");
    bindList(app, "--scope", source.scopes,
        "A scope to ask for; repeat it. Short names such as drive.readonly are expanded", "SCOPE");
    bindText(app, "--profile", source.profileFile, "A *.scopelight.json file instead of --client and --scope",
        "FILE");
    bindText(app, "--token-file", source.tokenFile,
        "Use this saved sign-in, no browser; - reads standard input", "FILE|-");
    app.add_flag(
        "--remembered", source.remembered, "Use the sign-in that authorize --remember put into the keychain");
    bindText(app, "--service-account", source.serviceAccountFile,
        "A service account key file instead of a client", "FILE");
    bindText(app, "--subject", source.subject,
        "With --service-account: the user to act for (domain-wide delegation)", "EMAIL");
    app.add_flag(
        "--practice", source.practice, "Start a practice provider and use its client: offline, never Google");
    app.add_flag("--auto-consent", source.autoConsent, "With --practice: consent without showing a page");
    refuseContradictions(app);
}

void addRequest(CLI::App& app, SourceOptions& source)
{
    app.option_defaults()->group("Authorization request, where there is no saved sign-in");
    bindText(app, "--redirect-uri", source.redirectUri,
        "The redirect URI to use, byte for byte as registered", "URI");
    app.add_flag("--use-anyway", source.useAnyway,
           "Use --redirect-uri although the file does not list it (the console may be newer)")
        ->needs(app.get_option("--redirect-uri"));
    bindText(app, "--access-type", source.accessType, "offline (default: a refresh token may come) or online",
        "TYPE")
        ->check(CLI::IsMember({"offline", "online"}));
    bindText(app, "--prompt", source.prompt,
        "none, consent, select_account; '' leaves it out. Default: 'select_account consent'", "WORDS");
    bindText(app, "--login-hint", source.loginHint,
        "The account to sign in with; with --remembered, whose sign-in to use", "EMAIL");
    app.add_flag("--include-granted-scopes", source.includeGrantedScopes,
        "Add to what the account granted to the project before");
    app.add_flag(
        "--literal-scopes", source.literalScopes, "Send scopes as written, without expanding short names");
}

/// Trust in a word that is no origin would be trust in nothing, and the mistake would be told much later.
CLI::Validator serverAddress()
{
    return {
        [](const std::string& text) {
            return originOf(QString::fromStdString(text)).isEmpty() ? "\"" + text
                    + "\" is not the address of a server. An origin looks like https://auth.example.com or "
                      "http://localhost:3000"
                                                                    : std::string();
        },
        {}, "server address"};
}

void addServer(CLI::App& app, SourceOptions& source)
{
    app.option_defaults()->group("Server");
    bindList(app, "--trust-server", source.trustedServers,
        "Allow connections to this server that is not Google's; repeat it", "ORIGIN")
        ->check(serverAddress());
    bindText(app, "--issuer", source.issuer,
        "The issuer whose metadata to read; default: the origin of auth_uri", "URL");
    bindText(app, "--api-root", source.apiRoot, "Where the APIs are, in place of Google's", "URL")
        ->check(serverAddress());
}

void addBrowser(CLI::App& app, BrowserOptions& browser)
{
    app.option_defaults()->group("Browser, where there is no saved sign-in");
    bindText(app, "--browser", browser.command,
        "The browser to start; %s stands for the address. Default: $BROWSER, else the desktop's", "COMMAND");
    app.add_flag("--no-browser", browser.none,
           "Start none: open the printed address yourself, or paste the one you landed on")
        ->excludes(app.get_option("--browser"));
    bindNumber(
        app, "--timeout", browser.timeoutSeconds, "How long to wait for the sign-in", wholeNumber(1, 86400))
        ->type_name("SECONDS");
}

void addFiles(CLI::App& app, OutputOptions& output)
{
    app.option_defaults()->group("Files");
    bindText(app, "--report", output.reportFile,
        "Write a report that can be shared: no account, no file names, no secrets", "FILE");
    bindText(app, "--har", output.harFile, "Write every exchange, redacted, as an HTTP Archive", "FILE");
}

} // namespace

CLI::Option* bindList(
    CLI::App& app, const char* name, QStringList& target, const char* help, const char* type)
{
    return app
        .add_option_function<std::vector<std::string>>(
            name,
            [&target](const std::vector<std::string>& texts) {
                for (const std::string& text : texts)
                    target.append(QString::fromStdString(text));
            },
            help)
        ->type_name(type)
        ->expected(1)
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
}

CLI::Validator wholeNumber(qint64 least, qint64 most)
{
    return {[least, most](const std::string& text) {
                bool isNumber = false;
                const qint64 number = QString::fromStdString(text).toLongLong(&isNumber);
                if (isNumber && number >= least && number <= most)
                    return std::string();
                const std::string from =
                    "\"" + text + "\" is not a whole number from " + std::to_string(least);
                return most == std::numeric_limits<qint64>::max() ? from + " upwards"
                                                                  : from + " to " + std::to_string(most);
            },
        {}, "whole number"};
}

void addSaveToken(CLI::App& app, OutputOptions& output, const char* help)
{
    app.option_defaults()->group("Tokens");
    bindText(app, "--save-token", output.saveTokenFile, help, "FILE");
}

void addOutput(CLI::App& app, OutputOptions& output)
{
    app.option_defaults()->group("Output");
    app.add_option_function<std::string>(
           "--format", [&output](const std::string& format) { output.json = format == "json"; },
           "How to print: text for people, json for scripts")
        ->type_name("text|json")
        ->check(CLI::IsMember({"text", "json"}));
}

void addSourceCommand(CLI::App& app, CommandLine& line)
{
    addSource(app, line.source);
    addRequest(app, line.source);
    addServer(app, line.source);
    addBrowser(app, line.browser);
    addFiles(app, line.output);
    addOutput(app, line.output);
    app.add_flag(
        "--show-secrets", line.output.showSecrets, "Print the tokens in clear with a grant that is printed");
}

} // namespace scopelight
