// SPDX-License-Identifier: Apache-2.0
#include "cli/session.h"
#include "oauth/redirecturi.h"
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

/// A taken port with its owner, in this program's words: any other would do as well.
Error withOwner(Error error, quint16 port)
{
    if (error.code != u"port_taken"_s)
        return error;
    error.step = Step::Practice;
    error.facts.insert(u"owner"_s, portOwner(QHostAddress::LocalHost, port));
    return error;
}

} // namespace

Result<Answer> run(const PracticeCommand& command, Session& session)
{
    const auto scenarios = parsePracticeScenarios(command.scenarios);
    if (!scenarios)
        return tl::unexpected(scenarios.error());
    const ScopeCatalogue& catalogue = session.catalogue;
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
        return tl::unexpected(withOwner(announcement.error(), command.port));
    session.terminal.print(
        QString::fromUtf8(QJsonDocument(announcement->toJson()).toJson(QJsonDocument::Compact)));
    if (!session.terminal.lossReason().isEmpty())
        return Answer{}; // nobody could find it
    if (session.terminal.hasInput())
        session.terminal.say(u"Practice, not Google. Ctrl-C ends it."_s);
    serveUntilTheEnd(command, session);
    return Answer{};
}

} // namespace scopelight
