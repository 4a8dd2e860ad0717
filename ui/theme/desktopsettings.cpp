// SPDX-License-Identifier: Apache-2.0
#include "theme/desktopsettings.h"

#ifdef SCOPELIGHT_HAS_DBUS
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>
#endif

using namespace Qt::StringLiterals;

namespace scopelight {

#ifdef SCOPELIGHT_HAS_DBUS

namespace {

const QString portal = u"org.freedesktop.portal.Desktop"_s;
const QString portalPath = u"/org/freedesktop/portal/desktop"_s;
const QString settings = u"org.freedesktop.portal.Settings"_s;
const QString appearance = u"org.freedesktop.appearance"_s;
const QString gnome = u"org.gnome.desktop.interface"_s;
constexpr int answerMs = 1000;

} // namespace

DesktopSettings::DesktopSettings(QObject* parent)
    : QObject(parent)
{
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return;
    bus.connect(
        portal, portalPath, settings, u"SettingChanged"_s, this, SLOT(take(QString, QString, QDBusVariant)));
    for (const QString& key : {u"color-scheme"_s, u"contrast"_s, u"reduced-motion"_s})
        ask(appearance, key);
    ask(gnome, u"enable-animations"_s);
}

/// Desktops tell it here even where the platform plugin does not pass it on (Qt 6.4 outside GNOME and KDE).
void DesktopSettings::ask(const QString& group, const QString& key)
{
    QDBusMessage read = QDBusMessage::createMethodCall(portal, portalPath, settings, u"Read"_s);
    read << group << key;
    auto* watcher =
        new QDBusPendingCallWatcher(QDBusConnection::sessionBus().asyncCall(read, answerMs), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher, group, key] {
        watcher->deleteLater();
        const QDBusPendingReply<QDBusVariant> reply = *watcher;
        if (reply.isValid()) // a variant in a variant
            take(group, key, qvariant_cast<QDBusVariant>(reply.value().variant()));
    });
}

void DesktopSettings::take(const QString& group, const QString& key, const QDBusVariant& value)
{
    const QVariant told = value.variant();
    if (group == appearance && key == u"color-scheme")
        m_scheme = told.toUInt() == 1 ? Scheme::Dark : told.toUInt() == 2 ? Scheme::Light : Scheme::NotTold;
    else if (group == appearance && key == u"contrast")
        m_wantsContrast = told.toUInt() == 1;
    else if (group == appearance && key == u"reduced-motion")
        m_wantsReducedMotion = told.toUInt() == 1;
    else if (group == gnome && key == u"enable-animations")
        m_hasNoAnimations = !told.toBool();
    else
        return;
    Q_EMIT changed();
}

#else

DesktopSettings::DesktopSettings(QObject* parent)
    : QObject(parent)
{
}

void DesktopSettings::take(const QString&, const QString&, const QDBusVariant&) { }

#endif

} // namespace scopelight
