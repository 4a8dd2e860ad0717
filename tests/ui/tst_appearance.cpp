// SPDX-License-Identifier: Apache-2.0
#include "theme/appearance.h"
#include "theme/style.h"
#include "theme/theme.h"

#include <QApplication>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusVariant>
#include <QProcess>
#include <QSettings>
#include <QStyle>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace scopelight;

namespace {

/// The settings portal of a desktop, on a bus of the test's own.
class Portal : public QObject {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.portal.Settings")

public:
    explicit Portal(const QString& address)
        : m_bus(QDBusConnection::connectToBus(address, u"portal"_s))
    {
    }

    bool start()
    {
        return m_bus.registerObject(
                   u"/org/freedesktop/portal/desktop"_s, this, QDBusConnection::ExportScriptableSlots)
            && m_bus.registerService(u"org.freedesktop.portal.Desktop"_s);
    }

    void set(const QString& group, const QString& key, const QVariant& value)
    {
        m_values.insert(group + key, value);
        QDBusMessage changed = QDBusMessage::createSignal(
            u"/org/freedesktop/portal/desktop"_s, u"org.freedesktop.portal.Settings"_s, u"SettingChanged"_s);
        changed << group << key << QVariant::fromValue(QDBusVariant(value));
        m_bus.send(changed);
    }

public Q_SLOTS:
    /// A variant in a variant, as the portal has it.
    Q_SCRIPTABLE QDBusVariant Read(
        const QString& group, const QString& key) const // NOLINT: the portal's name
    {
        return QDBusVariant(QVariant::fromValue(QDBusVariant(m_values.value(group + key, 0U))));
    }

private:
    QDBusConnection m_bus;
    QMap<QString, QVariant> m_values;
};

const QString group = u"org.freedesktop.appearance"_s;

const Theme& shown()
{
    return Theme::of(QApplication::palette());
}

int animationMs()
{
    return QApplication::style()->styleHint(QStyle::SH_Widget_Animation_Duration);
}

} // namespace

/// A desktop that changes its mind while the program runs.
class TestAppearance : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void followsTheDesktop();
    void keepsToTheUsersChoice();
    void strengthensLinesWhenAsked();
    void stopsWhatMovesWhenAsked();
    void cleanupTestCase();

private:
    QTemporaryDir m_home;
    QProcess m_bus;
    std::unique_ptr<Portal> m_portal;
};

void TestAppearance::initTestCase()
{
    QSettings::setDefaultFormat(QSettings::IniFormat);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_home.path());
    QApplication::setStyle(new ScopelightStyle);
    m_bus.start(u"dbus-daemon"_s, {u"--session"_s, u"--nofork"_s, u"--print-address"_s});
    QVERIFY(m_bus.waitForReadyRead());
    const QByteArray address = m_bus.readLine().trimmed();
    qputenv("DBUS_SESSION_BUS_ADDRESS", address);
    m_portal = std::make_unique<Portal>(QString::fromLatin1(address));
    QVERIFY(m_portal->start());
}

void TestAppearance::followsTheDesktop()
{
    m_portal->set(group, u"color-scheme"_s, 1U);
    Appearance appearance(*qApp);
    QTRY_COMPARE(&shown(), &Theme::dark()); // as it was at the start
    m_portal->set(group, u"color-scheme"_s, 2U);
    QTRY_COMPARE(&shown(), &Theme::light());
}

void TestAppearance::keepsToTheUsersChoice()
{
    Appearance appearance(*qApp);
    appearance.choose(Appearance::Choice::Dark);
    m_portal->set(group, u"contrast"_s, 1U);
    QTRY_COMPARE(&shown(), &Theme::dark().withContrast());
    m_portal->set(group, u"contrast"_s, 0U);
    QTRY_COMPARE(&shown(), &Theme::dark());
    QCOMPARE(Appearance(*qApp).choice(), Appearance::Choice::Dark); // the next start has it, too
    appearance.choose(Appearance::Choice::Desktop);
    QCOMPARE(Appearance(*qApp).choice(), Appearance::Choice::Desktop);
}

void TestAppearance::strengthensLinesWhenAsked()
{
    Appearance appearance(*qApp);
    m_portal->set(group, u"contrast"_s, 1U);
    QTRY_COMPARE(&shown(), &Theme::light().withContrast());
    m_portal->set(group, u"contrast"_s, 0U);
    QTRY_COMPARE(&shown(), &Theme::light());
}

void TestAppearance::stopsWhatMovesWhenAsked()
{
    m_portal->set(u"org.gnome.desktop.interface"_s, u"enable-animations"_s, true);
    Appearance appearance(*qApp);
    QTRY_VERIFY(animationMs() > 0);
    m_portal->set(group, u"reduced-motion"_s, 1U);
    QTRY_COMPARE(animationMs(), 0);
    m_portal->set(group, u"reduced-motion"_s, 0U);
    QTRY_VERIFY(animationMs() > 0);
    m_portal->set(u"org.gnome.desktop.interface"_s, u"enable-animations"_s, false);
    QTRY_COMPARE(animationMs(), 0);
}

void TestAppearance::cleanupTestCase()
{
    m_portal.reset();
    m_bus.terminate();
    QVERIFY(m_bus.waitForFinished());
}

QTEST_MAIN(TestAppearance)
#include "tst_appearance.moc"
