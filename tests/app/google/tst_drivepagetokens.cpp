// SPDX-License-Identifier: Apache-2.0
#include "drivestandin.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace scopelight;

/// Page tokens that lead nowhere.
class TestDrivePageTokens : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void endsWhenAPageTokenComesBack();
    void endsWhenThereIsNoLastPage();
    void saysThatThePageTokenWasRejected();
    void takesNoOverlongPageToken();
    void believesNoTokenInARefusal();
};

void TestDrivePageTokens::endsWhenAPageTokenComesBack()
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

void TestDrivePageTokens::endsWhenThereIsNoLastPage()
{
    DriveStandIn drive;
    drive.script.tokenAfter = [](int page) { return "page-" + QByteArray::number(page + 1); };
    QVERIFY(drive.listen());
    ListingRun run({.apiRoot = drive.root(), .limits = {.pages = 7}});
    run.listing.start();
    QTRY_COMPARE(run.code(), u"endless_pages"_s);
    QCOMPARE(drive.requests.size(), 7);
}

void TestDrivePageTokens::saysThatThePageTokenWasRejected()
{
    DriveStandIn drive({.pages = 3, .answers = {{1, refusal(400, "invalid", "pageToken")}}});
    QVERIFY(drive.listen());
    ListingRun run({.apiRoot = drive.root()});
    run.listing.start();
    QTRY_COMPARE(run.code(), u"page_token_rejected"_s);
}

void TestDrivePageTokens::takesNoOverlongPageToken()
{
    DriveStandIn drive;
    drive.script.tokenAfter = [](int) { return QByteArray(PageTokenScanner::maxTokenBytes + 1, 't'); };
    QVERIFY(drive.listen());
    ListingRun run({.apiRoot = drive.root()});
    run.listing.start();
    QTRY_COMPARE(run.code(), u"page_token_too_long"_s);
    QCOMPARE(drive.requests.size(), 1);
}

void TestDrivePageTokens::believesNoTokenInARefusal()
{
    const HttpResponse mixed{.status = 503, .headers = {}, .body = R"({"nextPageToken":"page-1"})"};
    DriveStandIn drive({.pages = 9, .answers = {{0, mixed}}});
    QVERIFY(drive.listen());
    ListingRun run({.apiRoot = drive.root(), .limits = impatient()});
    run.listing.start();
    QTRY_COMPARE(run.code(), u"server_unavailable"_s);
    QVERIFY(run.listing.files().isEmpty());
}

QTEST_GUILESS_MAIN(TestDrivePageTokens)
#include "tst_drivepagetokens.moc"
