// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/clock.h"
#include "cli/commandline.h"
#include "cli/interrupt.h"
#include "cli/terminal.h"
#include "doctor/explain.h"
#include "http/tracingnetworkaccessmanager.h"
#include "oauth/authorizationflow.h"
#include "run/grantcount.h"
#include "run/report.h"
#include "scopes/scopecatalogue.h"

namespace scopelight {

/// What every command works with; main() builds it.
struct Session {
    const CommandLine& line;
    Terminal& terminal;
    const Interrupt& interrupt;
    HttpTrace& trace;
    TracingNetworkAccessManager& network;
    AuthorizationFlow& flow;
    const ScopeCatalogue& catalogue;
    GrantCount& counted;
    Clock clock;
    ExplainContext context = {}; ///< filled as more becomes known, for the words of a failure
    ReportContent report = {}; ///< likewise, for --report
};

/// What a command found: for scripts, for people, and the status to exit with.
struct Answer {
    QJsonObject json = {};
    QString text = {};
    int status = 0;
};

/// A command from its words to its answer; each is in the file of its name.
Result<Answer> run(const InspectCommand& command, Session& session);
Result<Answer> run(const PreflightCommand& command, Session& session);
Result<Answer> run(const DecodeErrorCommand& command, Session& session);
Result<Answer> run(const ScopesCommand& command, Session& session);
Result<Answer> run(const AdviseCommand& command, Session& session);
Result<Answer> run(const AuthorizeCommand& command, Session& session);
Result<Answer> run(const DriveCommand& command, Session& session);
Result<Answer> run(const AccessCommand& command, Session& session);
Result<Answer> run(const CheckCommand& command, Session& session);
Result<Answer> run(const RefreshCommand& command, Session& session);
Result<Answer> run(const RevokeCommand& command, Session& session);
Result<Answer> run(const TokenInfoCommand& command, Session& session);
Result<Answer> run(const PracticeCommand& command, Session& session);

} // namespace scopelight
