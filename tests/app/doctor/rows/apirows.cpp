// SPDX-License-Identifier: Apache-2.0
#include "drivestandin.h"
#include "files.h"
#include "google/accessreads.h"
#include "google/drivescopes.h"
#include "provocations.h"
#include "questionedserver.h"

using namespace Qt::StringLiterals;
using namespace scopelight;

namespace {

const QString driveReadonly = u"https://www.googleapis.com/auth/drive.readonly"_s;

HttpResponse said(int status, const QByteArray& reason, const QByteArray& message = {})
{
    return {.status = status,
        .headers = {{"Content-Type", "application/json"}},
        .body = R"({"error":{"errors":[{"reason":")" + reason + R"("}],"message":")" + message + R"("}})"};
}

HttpResponse fixture(const QString& name)
{
    return {.status = 403, .headers = {}, .body = testData(u"drive/errors/"_s + name)};
}

HttpResponse challenge()
{
    HttpResponse response = fixture(u"scope_insufficient.json"_s);
    response.headers.append("WWW-Authenticate",
        R"(Bearer realm="https://accounts.google.com/", error="insufficient_scope", scope="https://www.googleapis.com/auth/drive")");
    return response;
}

/// How a listing ends that gets these answers, pages where there are none.
Result<qint64> listed(const DriveScript& script, const Facts& scopes = {}, int pages = 10'000)
{
    DriveStandIn drive(script);
    if (!drive.listen())
        return fail(Step::Drive, u"not listening"_s);
    DriveLimits limits = impatient();
    limits.pages = pages;
    ListingRun run({.apiRoot = drive.root(), .scopes = scopes, .limits = limits});
    run.listing.start();
    return run.finishes() ? run.ends.first() : fail(Step::Drive, u"not finished"_s);
}

/// The same answer to every request.
DriveScript always(const HttpResponse& answer)
{
    DriveScript script;
    for (int request = 0; request < 20; ++request)
        script.answers.insert(request, answer);
    return script;
}

void provokeDriveRefusals(Provoked& rows)
{
    const auto answered = [&rows](const HttpResponse& answer, const QString& variant = {},
                              const Facts& scopes = {}) {
        rows.failure(listed(always(answer), scopes), variant);
    };
    answered(fixture(u"scope_insufficient.json"_s));
    const ScopeSet asked{u"openid"_s, driveReadonly};
    answered(challenge(), u"not granted"_s, driveScopeFacts(asked, {u"openid"_s}));
    answered(challenge(), u"not asked"_s, driveScopeFacts({u"openid"_s}, {u"openid"_s}));
    answered(challenge(), u"granted"_s, driveScopeFacts(asked, asked));
    answered(challenge(), u"not in the token"_s, driveScopeFacts({}, {u"openid"_s}));
    answered(fixture(u"api_off.json"_s));
    answered(fixture(u"api_off_foreign_service.json"_s), u"of no service known"_s);
    answered(said(403, "rateLimitExceeded"));
    answered(said(403, "sharingRateLimitExceeded"), u"sharing"_s);
    HttpResponse patient = said(429, "rateLimitExceeded");
    patient.headers.append("Retry-After", "86400");
    answered(patient, u"for a day"_s);
    answered(said(403, "dailyLimitExceeded"));
    answered(said(401, "authError", "Invalid Credentials"));
    for (const char* reason : {"domainPolicy", "appNotAuthorizedToFile", "insufficientFilePermissions",
             "teamDriveMembershipRequired", "insufficientPermissions"})
        answered(said(403, reason, "Its sentence."), QString::fromLatin1(reason));
    answered(said(403, {}));
    answered(said(404, "notFound", "File not found: x."));
    answered(refusal(400, "invalid", "q"));
    answered(refusal(400, "invalid", "orderBy"), u"another parameter"_s);
    answered(refusal(400, "badRequest"), u"no parameter"_s);
    answered(said(503, "backendError"));
    answered({.status = 302, .headers = {{"Location", "/elsewhere"}}, .body = {}});
    answered({.status = 404, .headers = {{"Content-Type", "text/html"}}, .body = "<html>"});
    answered({.status = 200, .headers = {}, .body = "<html>"}, u"200"_s);
    answered({.status = 200, .headers = {}, .body = "{}"});
}

void provokeDriveListings(Provoked& rows)
{
    rows.failure(listed({.pages = 3, .answers = {{1, refusal(400, "invalid", "pageToken")}}}));
    rows.failure(
        listed({.tokenAfter = [](int) { return QByteArray(PageTokenScanner::maxTokenBytes + 1, 't'); }}));
    rows.failure(listed({.tokenAfter = [](int page) {
        return page == 2 ? "page-1"_ba : "page-" + QByteArray::number(page + 1);
    }}));
    rows.failure(
        listed({.tokenAfter = [](int page) { return "page-" + QByteArray::number(page + 1); }}, {}, 7),
        u"as many as are listed"_s);
    ListingRun nowhere({});
    nowhere.listing.start();
    if (nowhere.finishes())
        rows.failure(nowhere.ends.first(), {}, otherServer());
    ListingRun cancelled({.apiRoot = QUrl(u"http://127.0.0.1:9"_s)});
    cancelled.listing.cancel();
    if (cancelled.finishes())
        rows.failure(cancelled.ends.first());
    // A listing hands on what kept it from a new token: a word of its own, as the server of that said it.
    const auto refused = [] {
        return QtFuture::makeReadyFuture(Result<Secret>(fail(Step::Drive, u"new_word"_s)));
    };
    DriveStandIn drive(always(said(401, "authError")));
    ListingRun renewing({.apiRoot = drive.listen() ? drive.root() : QUrl()}, refused);
    renewing.listing.start();
    if (renewing.finishes())
        rows.failure(renewing.ends.first());
    const auto renewed = [] { return QtFuture::makeReadyFuture(Result<Secret>(Secret(u"t2"_s))); };
    ListingRun twice({.apiRoot = drive.root()}, renewed);
    twice.listing.start();
    if (twice.finishes())
        rows.failure(twice.ends.first(), u"and its successor"_s);
}

/// What one read comes to.
ScopeAccess readOnce(const QString& scope, const ScopeSet& granted, const HttpResponse& answer,
    const std::optional<bool>& hasTokenEnded = {})
{
    static const ScopeCatalogue catalogue;
    QuestionedServer server;
    server.answer(answer);
    HttpTrace trace;
    TracingNetworkAccessManager network{trace, QDateTime::currentDateTimeUtc};
    AccessReads reads(network, catalogue,
        {.apiRoot = QUrl(server.origin() + u"/apis/"_s),
            .scopes = {scope},
            .granted = granted,
            .accessToken = Secret(u"t"_s),
            .hasTokenEnded = hasTokenEnded});
    QSignalSpy finished(&reads, &AccessReads::finished);
    reads.start();
    return finished.wait(30'000) ? reads.rows().first() : ScopeAccess();
}

void provokeReads(Provoked& rows)
{
    const auto answered = [&rows](const HttpResponse& answer, const QString& variant = {},
                              const QString& scope = driveReadonly) {
        const ScopeAccess row = readOnce(scope, {driveReadonly}, answer);
        rows.failure(row.error ? Result<void>(tl::unexpected(*row.error)) : Result<void>(), variant);
    };
    answered(challenge());
    answered(fixture(u"api_off.json"_s));
    answered(fixture(u"api_off_foreign_service.json"_s), u"of no service known"_s);
    answered(said(401, "authError", "Invalid Credentials"));
    const ScopeAccess young = readOnce(driveReadonly, {driveReadonly}, said(401, "authError"), false);
    rows.failure(young.error.value_or(Error()), u"before its end"_s);
    answered(said(429, "rateLimitExceeded", "Too many."));
    HttpResponse patient = said(429, "rateLimitExceeded");
    patient.headers.append("Retry-After", "30");
    answered(patient, u"for a while"_s);
    answered(said(403, "dailyLimitExceeded"));
    answered(said(404, "notFound", "No such thing."));
    answered(said(404, "notFound", "Google Chat app not found."), u"Chat"_s,
        u"https://www.googleapis.com/auth/chat.spaces.readonly"_s);
    answered(said(400, "failedPrecondition", "Mail service not enabled"), u"Gmail"_s,
        u"https://www.googleapis.com/auth/gmail.labels"_s);
    answered(said(400, "invalid", "Request contains an invalid argument."));
    answered(said(403, "insufficientPermissions", "Insufficient Permission"), u"insufficientPermissions"_s);
    answered(said(403, "forbidden", "Not Authorized to access this resource/api"), u"no administrator"_s,
        u"https://www.googleapis.com/auth/admin.directory.user.readonly"_s);
    answered(challenge(), u"not granted"_s, u"https://www.googleapis.com/auth/gmail.labels"_s);
    for (const char* reason : {"domainPolicy", "appNotAuthorizedToFile", "insufficientFilePermissions",
             "teamDriveMembershipRequired"})
        answered(said(403, reason), QString::fromLatin1(reason));
    answered(said(403, "forbidden", "Not Authorized to access this resource/api"));
    answered(said(503, "backendError", "Backend Error"));
    answered({.status = 500, .headers = {}, .body = "<html>"}, u"no word"_s);
    answered({.status = 404, .headers = {{"Content-Type", "text/html"}}, .body = "<html>"});
    answered({.status = 418, .headers = {}, .body = R"({"error":{"message":"I'm a teapot."}})"});
}

void provokeAccessReasons(Provoked& rows)
{
    const HttpResponse good{.status = 200, .headers = {{"Content-Type", "application/json"}}, .body = "{}"};
    const QString driveFile = u"https://www.googleapis.com/auth/drive.file"_s;
    for (const ScopeSet& granted : {ScopeSet{driveReadonly}, ScopeSet{driveReadonly, driveFile},
             ScopeSet{driveFile}, ScopeSet{u"openid"_s}, ScopeSet()}) {
        const ScopeAccess row = readOnce(driveReadonly, granted, good);
        rows.reason(row.reason, usualContext(), row.facts);
    }
}

void provokeAccessEnds(Provoked& rows)
{
    const ScopeCatalogue catalogue;
    HttpTrace trace;
    TracingNetworkAccessManager network{trace, QDateTime::currentDateTimeUtc};
    AccessReads reads(network, catalogue, {});
    QSignalSpy nowhere(&reads, &AccessReads::finished);
    reads.start();
    nowhere.wait();
    rows.failure(nowhere.value(0).value(0).value<Result<qint64>>(), {}, otherServer());
    AccessReads others(network, catalogue, {.apiRoot = QUrl(u"http://127.0.0.1:9"_s)});
    QSignalSpy cancelled(&others, &AccessReads::finished);
    others.cancel();
    cancelled.wait();
    rows.failure(cancelled.value(0).value(0).value<Result<qint64>>());
}

} // namespace

void provokeApis(Provoked& rows)
{
    provokeDriveRefusals(rows);
    provokeDriveListings(rows);
    provokeReads(rows);
    provokeAccessReasons(rows);
    provokeAccessEnds(rows);
}
