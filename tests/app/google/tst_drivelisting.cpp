// SPDX-License-Identifier: Apache-2.0
#include "drivestandin.h"

#include <QFile>
#include <QPromise>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace scopelight;

namespace {

QByteArray fixture(const QString& name)
{
    QFile file(QStringLiteral(TEST_DATA_DIR "/drive/errors/") + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

HttpResponse refusal(int status, const QByteArray& reason, const QByteArray& location = {})
{
    return {
        .status = status,
        .headers = {{"Content-Type", "application/json"}},
        .body = R"({"error":{"errors":[{"reason":")" + reason + R"(","location":")" + location + R"("}]}})",
    };
}

DriveListing::RenewToken renewWith(const Result<Secret>& token, int& calls)
{
    return [token, &calls] {
        ++calls;
        QPromise<Result<Secret>> promise;
        promise.start();
        promise.addResult(token);
        promise.finish();
        return promise.future();
    };
}

/// Hardly any waits.
DriveLimits impatient()
{
    return {.retry = {.baseMs = 1, .longestMs = 4}, .jitter = [] { return 0.5; }};
}

} // namespace

class TestDriveListing : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void listsToTheEndInOrder();
    void asksForWhatItShowsAndNoMore();
    void asksForIdsAloneWhenCounting();
    void sendsTheQueryAsWritten();
    void stopsAtTheWantedNumber_data();
    void stopsAtTheWantedNumber();
    void goesOnAtTheSamePageWithANewToken();
    void endsWhenTheNewTokenIsRejectedToo();
    void endsWithoutANewToken();
    void waitsOutWhatPasses_data();
    void waitsOutWhatPasses();
    void givesUpAfterTheLastTry();
    void canBeCancelledWhileItWaitsAsLongAsTheServerSays();
    void endsAtOnceWhereWaitingIsOfNoUse_data();
    void endsAtOnceWhereWaitingIsOfNoUse();
    void endsWhenAPageTokenComesBack();
    void endsWhenThereIsNoLastPage();
    void saysThatThePageTokenWasRejected();
    void takesNoOverlongPageToken();
    void believesNoTokenInARefusal();
    void keepsWhatHasArrivedWhenCancelled();
    void keepsTheFilesBeforeAFailure();
    void tellsOfASearchThatWasNotComplete();
    void needsAnApiRoot();
    void endsOnlyOnce();
};

void TestDriveListing::listsToTheEndInOrder()
{
    DriveStandIn drive({.pages = 5, .filesPerPage = 3});
    QVERIFY(drive.listen());
    ListingRun run({.apiRoot = drive.root()});
    run.listing.start();
    QVERIFY(run.finishes());
    QCOMPARE(run.code(), QString());
    QStringList ids;
    for (const DriveFile& file : run.listing.files())
        ids.append(file.id);
    QCOMPARE(ids.join(u' '), u"0-0 0-1 0-2 1-0 1-1 1-2 2-0 2-1 2-2 3-0 3-1 3-2 4-0 4-1 4-2"_s);
    QCOMPARE(run.listing.count(), 15);
    QCOMPARE(run.progress.last().pages, 5);
    QCOMPARE(drive.pageTokens(), (QStringList{u""_s, u"page-1"_s, u"page-2"_s, u"page-3"_s, u"page-4"_s}));
}

void TestDriveListing::asksForWhatItShowsAndNoMore()
{
    DriveStandIn drive;
    QVERIFY(drive.listen());
    ListingRun run({.apiRoot = drive.root()});
    run.listing.start();
    QVERIFY(run.finishes());
    const ServerRequest request = drive.requests.first();
    QCOMPARE(request.method, "GET"_ba);
    QCOMPARE(request.target,
        "/drive/v3/files?pageSize=1000&fields=nextPageToken%2CincompleteSearch%2C"
        "files%28id%2Cname%2CmimeType%2Csize%2CmodifiedTime%2Cowners%28emailAddress%2CdisplayName%29%29"_ba);
    QCOMPARE(request.headers.value("Authorization"), "Bearer first-token"_ba);
    QCOMPARE(run.trace.exchanges().first().purpose, u"drive_page"_s);
}

void TestDriveListing::asksForIdsAloneWhenCounting()
{
    DriveStandIn drive({.pages = 3, .filesPerPage = 4});
    QVERIFY(drive.listen());
    ListingRun run({.apiRoot = drive.root(), .countOnly = true});
    run.listing.start();
    QVERIFY(run.finishes());
    QCOMPARE(run.listing.count(), 12);
    QVERIFY(run.listing.files().isEmpty());
    QCOMPARE(drive.parameter(2, u"fields"), u"nextPageToken,incompleteSearch,files(id)"_s);
}

void TestDriveListing::sendsTheQueryAsWritten()
{
    const QString query = u"name contains '50% + \"\u00DF\" & #1' and trashed = false"_s;
    DriveStandIn drive({.pages = 2});
    QVERIFY(drive.listen());
    ListingRun run({.apiRoot = drive.root(), .query = query});
    run.listing.start();
    QVERIFY(run.finishes());
    QCOMPARE(drive.parameter(0, u"q"), query);
    QCOMPARE(drive.parameter(1, u"q"), query);
}

void TestDriveListing::stopsAtTheWantedNumber_data()
{
    QTest::addColumn<int>("wanted");
    QTest::addColumn<int>("files");
    QTest::addColumn<int>("requests");
    QTest::newRow("less than a page") << 3 << 3 << 1;
    QTest::newRow("a page") << 10 << 10 << 1;
    QTest::newRow("a page and a bit") << 11 << 11 << 2;
    QTest::newRow("more than there is") << 99 << 40 << 4;
}

void TestDriveListing::stopsAtTheWantedNumber()
{
    QFETCH(int, wanted);
    DriveStandIn drive({.pages = 4, .filesPerPage = 10});
    QVERIFY(drive.listen());
    ListingRun run({.apiRoot = drive.root(), .maxFiles = wanted, .pageSize = 10});
    run.listing.start();
    QVERIFY(run.finishes());
    QCOMPARE(run.code(), QString());
    QTEST(static_cast<int>(run.listing.count()), "files");
    QTEST(static_cast<int>(run.listing.files().size()), "files");
    QTEST(static_cast<int>(drive.requests.size()), "requests");
}

void TestDriveListing::goesOnAtTheSamePageWithANewToken()
{
    DriveStandIn drive({.pages = 4, .answers = {{2, refusal(401, "authError")}}});
    QVERIFY(drive.listen());
    int renewals = 0;
    ListingRun run({.apiRoot = drive.root()}, renewWith(Secret(u"second-token"_s), renewals));
    run.listing.start();
    QVERIFY(run.finishes());
    QCOMPARE(run.code(), QString());
    QCOMPARE(run.listing.count(), 4);
    QCOMPARE(renewals, 1);
    QCOMPARE(drive.pageTokens(), (QStringList{u""_s, u"page-1"_s, u"page-2"_s, u"page-2"_s, u"page-3"_s}));
    QCOMPARE(drive.requests.at(2).headers.value("Authorization"), "Bearer first-token"_ba);
    QCOMPARE(drive.requests.at(3).headers.value("Authorization"), "Bearer second-token"_ba);
    QCOMPARE(drive.requests.at(4).headers.value("Authorization"), "Bearer second-token"_ba);
}

void TestDriveListing::endsWhenTheNewTokenIsRejectedToo()
{
    const HttpResponse rejection = refusal(401, "authError");
    DriveStandIn drive({.pages = 4, .answers = {{1, rejection}, {2, rejection}, {3, rejection}}});
    QVERIFY(drive.listen());
    int renewals = 0;
    ListingRun run({.apiRoot = drive.root()}, renewWith(Secret(u"second-token"_s), renewals));
    run.listing.start();
    QVERIFY(run.finishes());
    QCOMPARE(run.code(), u"token_rejected"_s);
    QCOMPARE(renewals, 1);
    QCOMPARE(drive.requests.size(), 3);
    QCOMPARE(run.listing.count(), 1);
}

void TestDriveListing::endsWithoutANewToken()
{
    DriveStandIn drive({.answers = {{0, refusal(401, "authError")}, {1, refusal(401, "authError")}}});
    QVERIFY(drive.listen());
    ListingRun without({.apiRoot = drive.root()});
    without.listing.start();
    QTRY_COMPARE(without.code(), u"token_rejected"_s);

    int renewals = 0;
    ListingRun refused(
        {.apiRoot = drive.root()}, renewWith(fail(Step::Refresh, u"invalid_grant"_s), renewals));
    refused.listing.start();
    QTRY_COMPARE(refused.code(), u"invalid_grant"_s);
    QCOMPARE(drive.requests.size(), 2);
}

void TestDriveListing::waitsOutWhatPasses_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("reason");
    QTest::addColumn<QString>("code");
    QTest::newRow("403 rate") << 403 << "userRateLimitExceeded"_ba << u"rate_limited"_s;
    QTest::newRow("429") << 429 << "rateLimitExceeded"_ba << u"rate_limited"_s;
    QTest::newRow("500") << 500 << "internalError"_ba << u"server_unavailable"_s;
    QTest::newRow("503") << 503 << "backendError"_ba << u"server_unavailable"_s;
}

void TestDriveListing::waitsOutWhatPasses()
{
    QFETCH(int, status);
    QFETCH(QByteArray, reason);
    const HttpResponse busy = refusal(status, reason);
    DriveStandIn drive({.pages = 3, .answers = {{1, busy}, {2, busy}}});
    QVERIFY(drive.listen());
    ListingRun run({.apiRoot = drive.root(), .limits = impatient()});
    run.listing.start();
    QVERIFY(run.finishes());
    QCOMPARE(run.code(), QString());
    QCOMPARE(run.listing.count(), 3);
    QCOMPARE(drive.pageTokens(), (QStringList{u""_s, u"page-1"_s, u"page-1"_s, u"page-1"_s, u"page-2"_s}));
    const auto waits = [](const DriveProgress& step) {
        return !step.waiting.isEmpty() && step.retryInMs > 0;
    };
    const auto firstWait = std::ranges::find_if(run.progress, waits);
    QVERIFY(firstWait != run.progress.end());
    QTEST(firstWait->waiting, "code");
    QVERIFY(run.progress.last().waiting.isEmpty());
}

void TestDriveListing::givesUpAfterTheLastTry()
{
    DriveStandIn drive({.pages = 3});
    for (int request = 1; request < 20; ++request)
        drive.script.answers.insert(request, refusal(429, "rateLimitExceeded"));
    QVERIFY(drive.listen());
    ListingRun run({.apiRoot = drive.root(), .limits = impatient()});
    run.listing.start();
    QVERIFY(run.finishes());
    QCOMPARE(run.code(), u"rate_limited"_s);
    QCOMPARE(run.facts().value(u"tries"_s), u"6"_s);
    QCOMPARE(drive.requests.size(), 7);
}

void TestDriveListing::canBeCancelledWhileItWaitsAsLongAsTheServerSays()
{
    HttpResponse busy = refusal(429, "rateLimitExceeded");
    busy.headers.append("Retry-After", "60");
    DriveStandIn drive({.pages = 2, .answers = {{1, busy}}});
    QVERIFY(drive.listen());
    ListingRun run({.apiRoot = drive.root(), .limits = impatient()});
    run.listing.start();
    QTRY_VERIFY(!run.progress.isEmpty() && run.progress.last().retryInMs == 60'000);
    run.listing.cancel();
    QTRY_COMPARE(run.code(), u"cancelled"_s);
    QCOMPARE(drive.requests.size(), 2);
    QCOMPARE(run.listing.count(), 1);
}

void TestDriveListing::endsAtOnceWhereWaitingIsOfNoUse_data()
{
    QTest::addColumn<HttpResponse>("answer");
    QTest::addColumn<QString>("code");
    const auto row = [](const char* name, const HttpResponse& answer, const QString& code) {
        QTest::newRow(name) << answer << code;
    };
    row("scope", {.status = 403, .headers = {}, .body = fixture(u"scope_insufficient.json"_s)},
        u"scope_insufficient"_s);
    row("API off", {.status = 403, .headers = {}, .body = fixture(u"api_off.json"_s)}, u"api_off"_s);
    row("quota of the day", refusal(403, "dailyLimitExceeded"), u"quota_exceeded"_s);
    row("domain policy", refusal(403, "domainPolicy"), u"forbidden"_s);
    row("not found", refusal(404, "notFound"), u"not_found"_s);
    row("query", refusal(400, "invalid", "q"), u"bad_request"_s);
    row("redirect", {.status = 302, .headers = {{"Location", "/elsewhere"}}, .body = {}}, u"http_status"_s);
    row("web page", {.status = 200, .headers = {}, .body = "<html>"}, u"not_json"_s);
    row("another object", {.status = 200, .headers = {}, .body = "{}"}, u"not_a_file_list"_s);
    HttpResponse patient = refusal(429, "rateLimitExceeded");
    patient.headers.append("Retry-After", "86400");
    row("a server that wants a day", patient, u"rate_limited"_s);
}

void TestDriveListing::endsAtOnceWhereWaitingIsOfNoUse()
{
    QFETCH(HttpResponse, answer);
    DriveStandIn drive({.answers = {{0, answer}}});
    QVERIFY(drive.listen());
    ListingRun run({.apiRoot = drive.root(), .limits = impatient()});
    run.listing.start();
    QVERIFY(run.finishes());
    QTEST(run.code(), "code");
    QCOMPARE(drive.requests.size(), 1);
}

void TestDriveListing::endsWhenAPageTokenComesBack()
{
    DriveStandIn drive;
    drive.script.tokenAfter = [](int page) {
        return page == 2 ? "page-1"_ba : "page-" + QByteArray::number(page + 1);
    };
    QVERIFY(drive.listen());
    ListingRun run({.apiRoot = drive.root()});
    run.listing.start();
    QTRY_COMPARE(run.code(), u"endless_pages"_s);
    QCOMPARE(run.facts().value(u"reason"_s), u"token_repeated"_s);
    QCOMPARE(drive.requests.size(), 3);
}

void TestDriveListing::endsWhenThereIsNoLastPage()
{
    DriveStandIn drive;
    drive.script.tokenAfter = [](int page) { return "page-" + QByteArray::number(page + 1); };
    QVERIFY(drive.listen());
    ListingRun run({.apiRoot = drive.root(), .limits = {.pages = 7}});
    run.listing.start();
    QTRY_COMPARE(run.code(), u"endless_pages"_s);
    QCOMPARE(drive.requests.size(), 7);
}

void TestDriveListing::saysThatThePageTokenWasRejected()
{
    DriveStandIn drive({.pages = 3, .answers = {{1, refusal(400, "invalid", "pageToken")}}});
    QVERIFY(drive.listen());
    ListingRun run({.apiRoot = drive.root()});
    run.listing.start();
    QTRY_COMPARE(run.code(), u"page_token_rejected"_s);
}

void TestDriveListing::takesNoOverlongPageToken()
{
    DriveStandIn drive;
    drive.script.tokenAfter = [](int) { return QByteArray(PageTokenScanner::maxTokenBytes + 1, 't'); };
    QVERIFY(drive.listen());
    ListingRun run({.apiRoot = drive.root()});
    run.listing.start();
    QTRY_COMPARE(run.code(), u"page_token_too_long"_s);
    QCOMPARE(drive.requests.size(), 1);
}

void TestDriveListing::believesNoTokenInARefusal()
{
    const HttpResponse mixed{.status = 503, .headers = {}, .body = R"({"nextPageToken":"page-1"})"};
    DriveStandIn drive({.pages = 9, .answers = {{0, mixed}}});
    QVERIFY(drive.listen());
    ListingRun run({.apiRoot = drive.root(), .limits = impatient()});
    run.listing.start();
    QTRY_COMPARE(run.code(), u"server_unavailable"_s);
    QVERIFY(run.listing.files().isEmpty());
}

void TestDriveListing::keepsWhatHasArrivedWhenCancelled()
{
    DriveStandIn drive({.pages = 1000, .filesPerPage = 10});
    QVERIFY(drive.listen());
    ListingRun run({.apiRoot = drive.root()});
    QObject::connect(
        &run.listing, &DriveListing::progressed, &run.listing, [&run](const DriveProgress& step) {
            if (step.pages == 5)
                run.listing.cancel();
        });
    run.listing.start();
    QTRY_COMPARE(run.code(), u"cancelled"_s);
    QVERIFY(run.listing.count() >= 50);
    QVERIFY(run.listing.count() <= 80); // the five, and the three under way at most
    QCOMPARE(run.listing.files().size(), run.listing.count());
    QVERIFY(drive.requests.size() <= 8);
}

void TestDriveListing::keepsTheFilesBeforeAFailure()
{
    DriveStandIn drive({.pages = 5, .filesPerPage = 2, .answers = {{3, refusal(403, "domainPolicy")}}});
    QVERIFY(drive.listen());
    ListingRun run({.apiRoot = drive.root()});
    run.listing.start();
    QTRY_COMPARE(run.code(), u"forbidden"_s);
    QCOMPARE(run.listing.files().size(), 6);
}

void TestDriveListing::tellsOfASearchThatWasNotComplete()
{
    const HttpResponse partial{
        .status = 200, .headers = {}, .body = R"({"files":[],"incompleteSearch":true})"};
    DriveStandIn drive({.answers = {{0, partial}}});
    QVERIFY(drive.listen());
    ListingRun run({.apiRoot = drive.root()});
    run.listing.start();
    QTRY_COMPARE(run.code(), QString());
    QVERIFY(run.listing.isIncomplete());
}

void TestDriveListing::needsAnApiRoot()
{
    ListingRun run(DriveQuery{});
    run.listing.start();
    QVERIFY(!run.isFinished());
    QTRY_COMPARE(run.code(), u"no_api_root"_s);
}

void TestDriveListing::endsOnlyOnce()
{
    DriveStandIn drive;
    QVERIFY(drive.listen());
    ListingRun run({.apiRoot = drive.root()});
    run.listing.start();
    QTRY_COMPARE(run.code(), QString());
    run.listing.cancel();
    run.listing.start();
    QCoreApplication::sendPostedEvents();
    QCOMPARE(run.ends.size(), 1);
    QCOMPARE(drive.requests.size(), 1);
}

QTEST_GUILESS_MAIN(TestDriveListing)
#include "tst_drivelisting.moc"
