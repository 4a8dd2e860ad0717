// SPDX-License-Identifier: Apache-2.0
#include "run/keychain.h"

#include <QElapsedTimer>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace scopelight;

namespace {

template <class T>
Error errorOf(const QFuture<Result<T>>& future)
{
    if (!QTest::qWaitFor([&future] { return future.isFinished(); }) || future.result())
        return {};
    return future.result().error();
}

} // namespace

/// A program of its own: the connection to the session bus is made once a process.
class TestNoKeychain : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void saysThatThereIsNone_data();
    void saysThatThereIsNone();
};

void TestNoKeychain::initTestCase()
{
    qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus");
}

void TestNoKeychain::saysThatThereIsNone_data()
{
    QTest::addColumn<QString>("job");
    for (const char* job : {"save", "load", "forget"})
        QTest::newRow(job) << QString::fromLatin1(job);
}

void TestNoKeychain::saysThatThereIsNone()
{
    QFETCH(QString, job);
    const Keychain keychain(5000);
    QElapsedTimer clock;
    clock.start();
    Error error;
    if (job == u"load")
        error = errorOf(keychain.load(u"a b"_s));
    else if (job == u"save")
        error = errorOf(keychain.save(u"a b"_s, Secret(u"canary"_s)));
    else
        error = errorOf(keychain.forget(u"a b"_s));
    QVERIFY(error.step == Step::Keychain);
    QCOMPARE(error.code, u"no_keychain"_s);
    QCOMPARE(error.facts.value(u"job"_s), job);
    QVERIFY(!error.facts.value(u"reason"_s).isEmpty());
    QVERIFY(!error.facts.value(u"reason"_s).contains(u"canary"_s));
    QVERIFY(clock.elapsed() < 5000);
}

QTEST_GUILESS_MAIN(TestNoKeychain)
#include "tst_nokeychain.moc"
