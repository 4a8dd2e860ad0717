// SPDX-License-Identifier: Apache-2.0
#include "google/retryschedule.h"

#include <QTest>

using namespace scopelight;

class TestRetrySchedule : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void doublesUpToTheLongestWait();
    void addsJitterBelowTheBase();
    void givesUpAfterTheLastTry();
    void honoursRetryAfter();
    void givesUpWhenTheServerWantsTooLong();
    void staysWithinTheBoundForManyTries();
};

void TestRetrySchedule::doublesUpToTheLongestWait()
{
    const RetrySchedule schedule{.tries = 10};
    const QList<qint64> expected{1000, 2000, 4000, 8000, 16'000, 32'000, 32'000};
    for (int failures = 1; failures <= expected.size(); ++failures)
        QCOMPARE(schedule.delayMs(failures, 0, {}).value(), expected.at(failures - 1));
}

void TestRetrySchedule::addsJitterBelowTheBase()
{
    const RetrySchedule schedule;
    QCOMPARE(schedule.delayMs(1, 0.5, {}).value(), 1500);
    QCOMPARE(schedule.delayMs(3, 0.999, {}).value(), 4999);
    const RetrySchedule lower{.longestMs = 4200};
    QCOMPARE(lower.delayMs(3, 0.999, {}).value(), 4200);
}

void TestRetrySchedule::givesUpAfterTheLastTry()
{
    const RetrySchedule schedule;
    QVERIFY(schedule.delayMs(5, 0, {}).has_value());
    QVERIFY(!schedule.delayMs(6, 0, {}).has_value());
    QVERIFY(!schedule.delayMs(7, 0, {}).has_value());
}

void TestRetrySchedule::honoursRetryAfter()
{
    const RetrySchedule schedule;
    QCOMPARE(schedule.delayMs(1, 0, 17'000).value(), 17'000);
    QCOMPARE(schedule.delayMs(1, 0, 60'000).value(), 60'000); // longer than the longest wait of our own
    QCOMPARE(schedule.delayMs(3, 0, 0).value(), 4000); // never sooner than our own
}

void TestRetrySchedule::givesUpWhenTheServerWantsTooLong()
{
    const RetrySchedule schedule;
    QVERIFY(schedule.delayMs(1, 0, 120'000).has_value());
    QVERIFY(!schedule.delayMs(1, 0, 120'001).has_value());
}

void TestRetrySchedule::staysWithinTheBoundForManyTries()
{
    const RetrySchedule schedule{.tries = 1'000'000};
    QCOMPARE(schedule.delayMs(999'999, 0.9, {}).value(), 32'000);
}

QTEST_GUILESS_MAIN(TestRetrySchedule)
#include "tst_retryschedule.moc"
