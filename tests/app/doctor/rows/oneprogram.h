// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/session.h"

/// The collaborators that the terminal's main() makes, for a command to be run in this process.
struct OneProgram {
    explicit OneProgram(scopelight::CommandLine theLine = {})
        : line(std::move(theLine))
    {
    }

    scopelight::CommandLine line;
    scopelight::Terminal terminal = {};
    scopelight::Interrupt interrupt = scopelight::Interrupt(nullptr);
    scopelight::HttpTrace trace = {};
    scopelight::TracingNetworkAccessManager network{trace, QDateTime::currentDateTimeUtc};
    scopelight::AuthorizationFlow flow{network, trace, QDateTime::currentDateTimeUtc};
    scopelight::ScopeCatalogue catalogue = {};
    scopelight::GrantCount counted{QStringLiteral("grants.json")};
    scopelight::Session session{.line = line,
        .terminal = terminal,
        .interrupt = interrupt,
        .trace = trace,
        .network = network,
        .flow = flow,
        .catalogue = catalogue,
        .counted = counted,
        .clock = QDateTime::currentDateTimeUtc};
};
