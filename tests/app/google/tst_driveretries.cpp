// SPDX-License-Identifier: Apache-2.0
#include "drivestandin.h"

#include "files.h"

#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace scopelight;

/// What is waited out and tried again, and what is not.
class TestDriveRetries : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void waitsOutWhatPasses_data();
    void waitsOutWhatPasses();
    void givesUpAfterTheLastTry();
    void canBeCancelledWhileItWaitsAsLongAsTheServerSays();
    void endsAtOnceWhereWaitingIsOfNoUse_data();
    void endsAtOnceWhereWaitingIsOfNoUse();
};

void TestDriveRetries::waitsOutWhatPasses_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("reason");
    QTest::addColumn<QString>("code");
    QTest::newRow("403 rate") << 403 << "userRateLimitExceeded"_ba << u"rate_limited"_s;
    QTest::newRow("429") << 429 << "rateLimitExceeded"_ba << u"rate_limited"_s;
    QTest::newRow("500") << 500 << "internalError"_ba << u"server_unavailable"_s;
    QTest::newRow("503") << 503 << "backendError"_ba << u"server_unavailable"_s;
}

void TestDriveRetries::waitsOutWhatPasses()
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

void TestDriveRetries::givesUpAfterTheLastTry()
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

void TestDriveRetries::canBeCancelledWhileItWaitsAsLongAsTheServerSays()
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

void TestDriveRetries::endsAtOnceWhereWaitingIsOfNoUse_data()
{
    QTest::addColumn<HttpResponse>("answer");
    QTest::addColumn<QString>("code");
    const auto row = [](const char* name, const HttpResponse& answer, const QString& code) {
        QTest::newRow(name) << answer << code;
    };
    row("scope", {.status = 403, .headers = {}, .body = testData(u"drive/errors/scope_insufficient.json"_s)},
        u"scope_insufficient"_s);
    row("API off", {.status = 403, .headers = {}, .body = testData(u"drive/errors/api_off.json"_s)},
        u"api_off"_s);
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

void TestDriveRetries::endsAtOnceWhereWaitingIsOfNoUse()
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

QTEST_GUILESS_MAIN(TestDriveRetries)
#include "tst_driveretries.moc"
