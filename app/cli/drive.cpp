// SPDX-License-Identifier: Apache-2.0
#include "cli/await.h"
#include "cli/drivetext.h"
#include "cli/granttext.h"
#include "cli/signin.h"
#include "google/drivelisting.h"
#include "google/drivescopes.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

/// Runs the listing to its end.
Result<qint64> listAll(DriveListing& listing, Session& session)
{
    QObject::connect(
        &listing, &DriveListing::progressed, &listing, [&session](const DriveProgress& progress) {
            session.terminal.progress(progressText(progress, serverName(session.context.server)));
        });
    return untilFinished<qint64>(listing, session.interrupt, Step::Drive, [&listing] { listing.start(); });
}

/// Renews the access token once when it ends in the middle.
DriveListing::RenewToken renewer(const Source& source, const TokenSet& tokens, Session& session)
{
    if (tokens.refreshToken.isEmpty())
        return {}; // the API's own answer says more than that there is nothing to renew with
    return [&source, &session, tokens]() -> QFuture<Result<Secret>> {
        return QtFuture::makeReadyFuture(
            renew(source, tokens, session).map([](const TokenSet& renewed) { return renewed.accessToken; }));
    };
}

QJsonObject toJson(const DriveListing& listing, const DriveCommand& command,
    const std::optional<Grant>& grant, bool withSecrets)
{
    QJsonArray files;
    for (const DriveFile& file : listing.files())
        files.append(toJson(file));
    return {{u"count"_s, listing.count()}, {u"files"_s, command.countOnly ? QJsonValue() : QJsonValue(files)},
        {u"incomplete_search"_s, listing.isIncomplete()},
        {u"grant"_s, grant ? QJsonValue(toJson(*grant, withSecrets)) : QJsonValue()}};
}

/// The grant of a sign-in that was just made, said before the listing: it is true whatever Drive answers.
Result<std::optional<Grant>> sayGrant(const SignIn& signIn, Session& session)
{
    if (signIn.source.tokens)
        return std::nullopt;
    const auto grant = grantOf(signIn.source, signIn.tokens, session);
    if (!grant)
        return tl::unexpected(grant.error());
    if (!session.line.output.json)
        session.terminal.print(grantText(*grant, session) + u'\n');
    return *grant;
}

} // namespace

Result<Answer> run(const DriveCommand& command, Session& session)
{
    const auto signIn = signInOf(session);
    if (!signIn)
        return tl::unexpected(signIn.error());
    const Source& source = signIn->source;
    if (source.apiRoot.isEmpty())
        return fail(Step::Drive, u"no_api_root"_s);
    const auto grant = sayGrant(*signIn, session);
    if (!grant)
        return tl::unexpected(grant.error());
    DriveListing listing(session.network,
        {.apiRoot = source.apiRoot,
            .query = command.query,
            .maxFiles = command.maxFiles,
            .countOnly = command.countOnly,
            .scopes = driveScopeFacts(source.scopes, signIn->tokens.granted)},
        signIn->tokens.accessToken, renewer(source, signIn->tokens, session));
    const bool isForPeople = !session.line.output.json;
    if (const auto listed = listAll(listing, session); !listed) {
        if (isForPeople && !listing.files().isEmpty())
            session.terminal.print(brokenOffText(listing));
        return tl::unexpected(listed.error());
    }
    session.report.driveFiles = listing.count();
    const QString server = serverName(session.context.server);
    if (const QString remarks = remarksText(listing, signIn->tokens.granted, server);
        isForPeople && command.countOnly && !remarks.isEmpty())
        session.terminal.say(remarks);
    return Answer{.json = toJson(listing, command, *grant, session.line.output.showSecrets),
        .text = listingText(listing, signIn->tokens.granted, server)};
}

} // namespace scopelight
