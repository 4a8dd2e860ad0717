// SPDX-License-Identifier: Apache-2.0
#include "cli/session.h"
#include "practice/practiceprovider.h"
#include "practice/standardinputwatch.h"

#include <QEventLoop>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

/// Serves until Ctrl-C or, with a parent, until standard input ends.
void serveUntilTheEnd(const PracticeCommand& command, const Session& session)
{
    QEventLoop loop;
    QObject::connect(&session.interrupt, &Interrupt::raised, &loop, &QEventLoop::quit);
    if (command.withParent)
        onStandardInputEnd(&loop, [&loop] { loop.quit(); });
    loop.exec();
}

} // namespace

Result<Answer> run(const PracticeCommand& command, Session& session)
{
    const auto scenarios = parsePracticeScenarios(command.scenarios);
    if (!scenarios)
        return tl::unexpected(scenarios.error());
    const ScopeCatalogue catalogue;
    PracticeProvider provider(
        {.port = command.port,
            .redirectUris = command.redirectUris,
            .clientType = command.installed ? OAuthClient::Type::Installed : OAuthClient::Type::Web,
            .files = command.files,
            .seed = command.seed,
            .autoConsent = command.autoConsent,
            .scenarios = *scenarios},
        [&catalogue](const QString& scope) { return catalogue.find(scope); }, session.clock);
    const auto announcement = provider.start();
    if (!announcement)
        return tl::unexpected(announcement.error());
    session.terminal.print(
        QString::fromUtf8(QJsonDocument(announcement->toJson()).toJson(QJsonDocument::Compact)));
    if (session.terminal.hasInput())
        session.terminal.say(u"Practice, not Google. Ctrl-C ends it."_s);
    serveUntilTheEnd(command, session);
    return Answer{};
}

} // namespace scopelight
