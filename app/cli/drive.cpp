// SPDX-License-Identifier: Apache-2.0
#include "cli/await.h"
#include "cli/drivetext.h"
#include "cli/granttext.h"
#include "cli/signin.h"
#include "google/drivelisting.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

/// Runs the listing to its end; Ctrl-C cancels it, and what has arrived stays.
Result<qint64> untilFinished(DriveListing& listing, Session& session)
{
    Result<qint64> outcome;
    QEventLoop loop;
    QObject::connect(&listing, &DriveListing::finished, &loop, [&](const Result<qint64>& result) {
        outcome = result;
        loop.quit();
    });
    QObject::connect(&listing, &DriveListing::progressed, &loop, [&](const DriveProgress& progress) {
        session.terminal.progress(progressText(progress, serverName(session.context.server)));
    });
    QObject::connect(&session.interrupt, &Interrupt::raised, &listing, &DriveListing::cancel);
    listing.start();
    loop.exec();
    if (session.interrupt.isRaised())
        return fail(Step::Drive, u"interrupted"_s);
    return outcome;
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

QJsonObject toJson(
    const DriveListing& listing, const DriveCommand& command, const std::optional<Grant>& grant)
{
    QJsonArray files;
    for (const DriveFile& file : listing.files())
        files.append(toJson(file));
    return {{u"count"_s, listing.count()}, {u"files"_s, command.countOnly ? QJsonValue() : QJsonValue(files)},
        {u"incomplete_search"_s, listing.isIncomplete()},
        {u"grant"_s, grant ? QJsonValue(toJson(*grant, false)) : QJsonValue()}};
}

} // namespace

Result<Answer> run(const DriveCommand& command, Session& session)
{
    const auto source = resolveSource(session);
    if (!source)
        return tl::unexpected(source.error());
    if (source->apiRoot.isEmpty())
        return fail(Step::Drive, u"no_api_root"_s);
    const auto tokens = obtainTokens(*source, session);
    if (!tokens)
        return tl::unexpected(tokens.error());
    std::optional<Grant> grant;
    if (!source->tokens) {
        const auto described = grantOf(*source, *tokens, session);
        if (!described)
            return tl::unexpected(described.error());
        grant = *described;
        // Said before the listing: it is true whatever Drive answers.
        if (!session.line.output.json)
            session.terminal.print(grantText(*grant, session) + u'\n');
    }
    DriveListing listing(session.network,
        {.apiRoot = source->apiRoot,
            .query = command.query,
            .maxFiles = command.maxFiles,
            .countOnly = command.countOnly},
        tokens->accessToken, renewer(*source, *tokens, session));
    const auto listed = untilFinished(listing, session);
    if (!listed)
        return tl::unexpected(listed.error());
    session.report.driveFiles = listing.count();
    return Answer{.json = toJson(listing, command, grant),
        .text = listingText(listing, tokens->granted, serverName(session.context.server))};
}

} // namespace scopelight
