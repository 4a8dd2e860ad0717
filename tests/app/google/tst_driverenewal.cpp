// SPDX-License-Identifier: Apache-2.0
#include "drivestandin.h"

#include <QFuture>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace scopelight;

namespace {

DriveListing::RenewToken renewWith(const Result<Secret>& token, int& calls)
{
    return [token, &calls] {
        ++calls;
        return QtFuture::makeReadyFuture(token);
    };
}

} // namespace

/// An access token that ends in the middle of a listing.
class TestDriveRenewal : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void goesOnAtTheSamePageWithANewToken();
    void endsWhenTheNewTokenIsRejectedToo();
    void endsWithoutANewToken();
};

void TestDriveRenewal::goesOnAtTheSamePageWithANewToken()
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

void TestDriveRenewal::endsWhenTheNewTokenIsRejectedToo()
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

void TestDriveRenewal::endsWithoutANewToken()
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

QTEST_GUILESS_MAIN(TestDriveRenewal)
#include "tst_driverenewal.moc"
