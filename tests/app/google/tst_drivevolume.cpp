// SPDX-License-Identifier: Apache-2.0
#include "drivestandin.h"

#include "processmemory.h"

#include <QElapsedTimer>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace scopelight;

namespace {

/// Sanitizers keep what was freed: their figures say nothing about ours.
constexpr bool isSanitized()
{
#ifdef __SANITIZE_ADDRESS__
    return true;
#else
    return false;
#endif
}

} // namespace

class TestDriveVolume : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void countsAHundredThousandFilesInLittleMemory();
};

void TestDriveVolume::countsAHundredThousandFilesInLittleMemory()
{
    DriveStandIn drive({.pages = 100, .filesPerPage = 1000});
    QVERIFY(drive.listen());
    // The code, the sockets and the threads of one small listing are no part of the growth.
    ListingRun first({.apiRoot = drive.root(), .maxFiles = 1, .countOnly = true});
    first.listing.start();
    QVERIFY(first.finishes());

    const qint64 before = kibibytesHeld(u"VmHWM"_s);
    QElapsedTimer timer;
    timer.start();
    ListingRun run({.apiRoot = drive.root(), .countOnly = true});
    run.listing.start();
    QVERIFY(run.finishes());
    const qint64 growth = kibibytesHeld(u"VmHWM"_s) - before;
    qInfo("100,000 files in %lld ms; peak grew by %lld KiB to %lld KiB", timer.elapsed(), growth,
        kibibytesHeld(u"VmHWM"_s));
    QCOMPARE(run.code(), QString());
    QCOMPARE(run.listing.count(), 100'000);
    QVERIFY(isSanitized() || growth < 10 * 1024);
}

QTEST_GUILESS_MAIN(TestDriveVolume)
#include "tst_drivevolume.moc"
