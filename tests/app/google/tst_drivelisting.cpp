// SPDX-License-Identifier: Apache-2.0
#include "drivestandin.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace scopelight;

/// What is asked, what has arrived in which order, and where it ends.
class TestDriveListing : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void listsToTheEndInOrder();
    void asksForWhatItShowsAndNoMore();
    void asksForIdsAloneWhenCounting();
    void sendsTheQueryAsWritten();
    void stopsAtTheWantedNumber_data();
    void stopsAtTheWantedNumber();
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
