// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "oauth/authorizationrequest.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <variant>

namespace scopelight {

/// Where a client and, perhaps, tokens come from (`SOURCE` in --help).
struct SourceOptions {
    QString clientFile = {};
    QStringList scopes = {}; ///< as written
    QString profileFile = {};
    QString tokenFile = {}; ///< "-": standard input
    bool remembered = false; ///< the sign-in that `authorize --remember` put into the keychain
    QString serviceAccountFile = {};
    QString subject = {};
    bool practice = false;
    bool autoConsent = false;
    bool literalScopes = false;
    QString redirectUri = {};
    bool useAnyway = false; ///< take --redirect-uri although the file does not list it
    std::optional<QString> accessType = {};
    std::optional<QString> prompt = {};
    QString loginHint = {};
    bool includeGrantedScopes = false;
    QStringList trustedServers = {};
    QString apiRoot = {};
    QString issuer = {};
};

/// How the browser is started and waited for.
struct BrowserOptions {
    QString command = {};
    bool none = false;
    int timeoutSeconds = 300;
};

/// What is written, and how.
struct OutputOptions {
    bool json = false;
    bool showSecrets = false;
    QString saveTokenFile = {};
    QString reportFile = {};
    QString harFile = {};
};

struct InspectCommand {
    QString file = {};
    QString redirectUri = {};
};

struct PreflightCommand {
    bool online = false;
};

struct DecodeErrorCommand {
    QString address = {}; ///< of Google's error page, or what that page shows
    QString clientFile = {};
};

struct ScopesCommand {
    QString text = {};
    QString api = {};
    QString sensitivity = {};
};

struct AdviseCommand {
    QStringList methods = {}; ///< as written: ScopeCatalogue::method()
    bool fewest = false;
    QString source = {}; ///< a folder or a file of the application's
    QString harFile = {}; ///< to read
    QStringList scopes = {}; ///< what the application asks for, as written
    QString sarifFile = {};
};

struct AuthorizeCommand {
    bool remember = false;
};

struct DriveCommand {
    QString query = {};
    qint64 maxFiles = 0;
    bool countOnly = false;
};

struct AccessCommand { };

struct CheckCommand {
    QString junitFile = {};
};

struct RefreshCommand { };

struct RevokeCommand { };

struct TokenInfoCommand { };

struct PracticeCommand {
    quint16 port = 0;
    QStringList redirectUris = {};
    qint64 files = 1284;
    quint32 seed = 1;
    bool installed = false;
    bool autoConsent = false;
    QStringList scenarios = {};
    bool withParent = false;
};

/// The words of one call, understood.
struct CommandLine {
    std::variant<InspectCommand, PreflightCommand, DecodeErrorCommand, ScopesCommand, AdviseCommand,
        AuthorizeCommand, DriveCommand, AccessCommand, CheckCommand, RefreshCommand, RevokeCommand,
        TokenInfoCommand, PracticeCommand>
        command = {};
    QString commandName = {}; ///< as typed: "authorize", "drive"…
    SourceOptions source = {};
    BrowserOptions browser = {};
    OutputOptions output = {};
};

/// Either what to do, or the status to exit with at once: 0 after --help and --version, 2 after a usage error
/// (both printed).
std::variant<CommandLine, int> parseCommandLine(int argc, char** argv);

} // namespace scopelight
