// SPDX-License-Identifier: Apache-2.0
#include "files.h"
#include "run/keychain.h"

#include <QElapsedTimer>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace scopelight;

namespace {

/// A bus on which the keychain is about to start, for a second each time, and never does: what a locked one
/// looks like.
const char busConfiguration[] = R"(<busconfig>
<type>session</type>
<listen>unix:dir=%1</listen>
<servicedir>%1</servicedir>
<policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/>
<allow own="*"/></policy>
</busconfig>
)";

} // namespace

class TestKeychain : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void givesUpOnAKeychainThatNeverAnswers();
    void survivesJobsThatOverrun();
    void cleanupTestCase();
    void namesOneEntryAClientAndAccount();

private:
    void startSilentBus();
    QTemporaryDir m_folder;
    QProcess m_bus;
};

void TestKeychain::startSilentBus()
{
    if (m_bus.state() == QProcess::Running)
        return;
    const QString configuration = m_folder.filePath(u"bus.conf"_s);
    QVERIFY(writeFile(configuration, QString::fromLatin1(busConfiguration).arg(m_folder.path()).toUtf8()));
    // Both back ends of QtKeychain: KWallet, and, where libsecret is installed, the Secret Service.
    for (const QByteArray name : {"org.kde.kwalletd5", "org.freedesktop.secrets"}) {
        QVERIFY(writeFile(m_folder.filePath(QString::fromLatin1(name + ".service")),
            "[D-BUS Service]\nName=" + name + "\nExec=/bin/sh -c \"sleep 1; false\"\n"));
    }
    qputenv("XDG_CURRENT_DESKTOP", "KDE");
    qputenv("KDE_SESSION_VERSION", "5");
    m_bus.start(u"dbus-daemon"_s, {u"--nofork"_s, u"--print-address"_s, u"--config-file="_s + configuration});
    QVERIFY(m_bus.waitForReadyRead());
    qputenv("DBUS_SESSION_BUS_ADDRESS", m_bus.readLine().trimmed());
}

void TestKeychain::givesUpOnAKeychainThatNeverAnswers()
{
    startSilentBus();
    QElapsedTimer clock;
    clock.start();
    const auto loading = Keychain(300).load(u"client account"_s);
    QTRY_VERIFY_WITH_TIMEOUT(loading.isFinished(), 3000);
    QCOMPARE(
        loading.result().error(), (Error{Step::Keychain, u"keychain_timeout"_s, {{u"job"_s, u"load"_s}}}));
    QVERIFY(clock.elapsed() >= 300 && clock.elapsed() < 2000);
}

void TestKeychain::survivesJobsThatOverrun()
{
    startSilentBus();
    const Keychain keychain(50);
    const auto saving = keychain.save(u"a b"_s, Secret(u"refresh token"_s));
    const auto forgetting = keychain.forget(u"a b"_s);
    QTRY_VERIFY(saving.isFinished() && forgetting.isFinished());
    for (const auto& [future, job] : {std::pair(saving, u"save"_s), std::pair(forgetting, u"forget"_s)})
        QCOMPARE(future.result().error(), (Error{Step::Keychain, u"keychain_timeout"_s, {{u"job"_s, job}}}));
    // The bus gives up on the keychain after a second: the jobs end then, long after their answers, and let
    // the next one in.
    const auto next = Keychain(20'000).load(u"a b"_s);
    QTRY_VERIFY_WITH_TIMEOUT(next.isFinished(), 25'000);
    QCOMPARE(next.result().error().code, u"no_keychain"_s);
}

void TestKeychain::cleanupTestCase()
{
    m_bus.kill();
    m_bus.waitForFinished();
}

void TestKeychain::namesOneEntryAClientAndAccount()
{
    QCOMPARE(Keychain::key(u"id"_s, u"me@example.com"_s), u"id me@example.com"_s);
}

QTEST_GUILESS_MAIN(TestKeychain)
#include "tst_keychain.moc"
