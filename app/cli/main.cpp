// SPDX-License-Identifier: Apache-2.0
#include "base/coredumps.h"
#include "cli/exitstatus.h"
#include "cli/failuretext.h"
#include "cli/session.h"
#include "http/har.h"
#include "run/tokenfile.h"
#include "scopes/installedcatalogue.h"
#include "scopes/toldclasses.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QLoggingCategory>

using namespace Qt::StringLiterals;
using namespace scopelight;

namespace {

void printJson(const QJsonObject& json, Terminal& terminal)
{
    terminal.print(QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Indented)).trimmed());
}

int printFailure(const Error& error, Session& session)
{
    session.report.failure = error;
    if (!session.line.output.json)
        return sayFailure(error, session);
    printJson(failureJson(error, session.context), session.terminal);
    return exitStatus(outcomeOf(error));
}

int printAnswer(const Answer& answer, const Session& session)
{
    if (session.line.output.json)
        printJson(answer.json, session.terminal);
    else if (!answer.text.isEmpty())
        session.terminal.print(answer.text);
    return answer.status;
}

/// Before anything is done: a sign-in whose files cannot be written had better not begin.
Result<void> checkFiles(const OutputOptions& output)
{
    for (const QString& file : {output.harFile, output.reportFile, output.saveTokenFile}) {
        if (file.isEmpty())
            continue;
        if (auto writable = checkWritable(file); !writable)
            return writable;
    }
    return {};
}

/// The files asked for are written whatever came out: they are wanted most when something failed.
Result<void> writeFiles(Session& session)
{
    const OutputOptions& output = session.line.output;
    if (!output.harFile.isEmpty()) {
        if (auto saved = savePrivately(output.harFile, toHar(session.trace.exchanges())); !saved)
            return saved;
    }
    if (output.reportFile.isEmpty())
        return {};
    session.report.at = session.clock();
    session.report.context = session.context;
    session.report.exchanges = session.trace.exchanges();
    return savePrivately(output.reportFile, toSharedReport(session.report));
}

/// The command from its words to everything that is left of it; the status to exit with.
int perform(Session& session)
{
    if (const auto catalogue = installedCatalogue(); !catalogue)
        return printFailure(catalogue.error(), session);
    if (const auto writable = checkFiles(session.line.output); !writable)
        return printFailure(writable.error(), session);
    const auto answer =
        std::visit([&session](const auto& command) { return run(command, session); }, session.line.command);
    int status = answer ? printAnswer(*answer, session) : printFailure(answer.error(), session);
    // The answer stands on standard output already; a second document there would break its reader.
    if (const auto written = writeFiles(session); !written)
        status = sayFailure(written.error(), session);
    if (const QString& reason = session.terminal.lossReason(); !reason.isEmpty())
        status = sayFailure({Step::Output, u"answer_not_written"_s, {{u"reason"_s, reason}}}, session);
    return status;
}

} // namespace

int main(int argc, char** argv)
{
    const auto parsed = parseCommandLine(argc, argv);
    if (const int* status = std::get_if<int>(&parsed))
        return *status;
    forbidCoreDumps();
    // Qt 6.4 writes whole authorization addresses into its debug log.
    QLoggingCategory::setFilterRules(u"qt.networkauth.*=false\nqt.network.*=false"_s);
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(u"scopelight"_s);

    Terminal terminal;
    const Interrupt interrupt;
    HttpTrace trace;
    TracingNetworkAccessManager network(trace, QDateTime::currentDateTimeUtc);
    TracingNetworkAccessManager signInNetwork(trace, QDateTime::currentDateTimeUtc);
    AuthorizationFlow flow(signInNetwork, trace, QDateTime::currentDateTimeUtc);
    const auto told = ToldClassStore(ToldClassStore::userPath()).read();
    const ScopeCatalogue catalogue(told.value_or(ToldClasses()));
    GrantCount counted(GrantCount::userPath());
    Session session{std::get<CommandLine>(parsed), terminal, interrupt, trace, network, flow, catalogue,
        counted, QDateTime::currentDateTimeUtc};
    session.report.command = session.line.commandName;
    if (!told)
        sayFailure(told.error(), session); // and go on with what Google's pages say
    return perform(session);
}
