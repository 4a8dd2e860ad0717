// SPDX-License-Identifier: Apache-2.0
#include "theme/appearance.h"

#include "theme/theme.h"

#include <QApplication>
#include <QEvent>
#include <QStyleHints>

#ifdef SCOPELIGHT_HAS_DBUS
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>
#endif

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

#ifdef SCOPELIGHT_HAS_DBUS
const QString portal = u"org.freedesktop.portal.Desktop"_s;
const QString portalPath = u"/org/freedesktop/portal/desktop"_s;
const QString settings = u"org.freedesktop.portal.Settings"_s;
const QString group = u"org.freedesktop.appearance"_s;
const QString key = u"color-scheme"_s;
#endif

} // namespace

Appearance::Appearance(QApplication& application)
    : m_application(application)
    , m_paletteWasDark(QApplication::palette().color(QPalette::Window).lightness() < 128)
{
    application.installEventFilter(this);
    askPortal();
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    connect(QGuiApplication::styleHints(), &QStyleHints::colorSchemeChanged, this, &Appearance::apply);
#endif
    apply();
}

Appearance::~Appearance()
{
    m_application.removeEventFilter(this);
}

void Appearance::choose(Choice choice)
{
    m_choice = choice;
    apply();
}

/// Desktops tell it here even where the platform plugin does not pass it on (Qt 6.4 outside GNOME and KDE).
void Appearance::askPortal()
{
#ifdef SCOPELIGHT_HAS_DBUS
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return;
    bus.connect(portal, portalPath, settings, u"SettingChanged"_s, this,
        SLOT(portalSettingChanged(QString, QString, QDBusVariant)));
    QDBusMessage read = QDBusMessage::createMethodCall(portal, portalPath, settings, u"Read"_s);
    read << group << key;
    auto* watcher = new QDBusPendingCallWatcher(bus.asyncCall(read, 1000), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher] {
        watcher->deleteLater();
        const QDBusPendingReply<QDBusVariant> reply = *watcher;
        if (reply.isValid()) // a variant in a variant
            portalSettingChanged(group, key, qvariant_cast<QDBusVariant>(reply.value().variant()));
    });
#endif
}

void Appearance::portalSettingChanged([[maybe_unused]] const QString& changedGroup,
    [[maybe_unused]] const QString& changedKey, [[maybe_unused]] const QDBusVariant& value)
{
#ifdef SCOPELIGHT_HAS_DBUS
    if (changedGroup != group || changedKey != key)
        return;
    m_portalScheme = value.variant().toInt();
    apply();
#endif
}

bool Appearance::desktopIsDark() const
{
    if (m_portalScheme != 0)
        return m_portalScheme == 1;
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    if (QGuiApplication::styleHints()->colorScheme() != Qt::ColorScheme::Unknown)
        return QGuiApplication::styleHints()->colorScheme() == Qt::ColorScheme::Dark;
#endif
    return m_paletteWasDark;
}

void Appearance::apply()
{
    const bool isDark = m_choice == Choice::Desktop ? desktopIsDark() : m_choice == Choice::Dark;
    m_isApplying = true;
    QApplication::setPalette((isDark ? Theme::dark() : Theme::light()).toPalette());
    m_isApplying = false;
}

bool Appearance::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == &m_application && event->type() == QEvent::ApplicationPaletteChange && !m_isApplying) {
        m_paletteWasDark = QApplication::palette().color(QPalette::Window).lightness() < 128;
        QMetaObject::invokeMethod(this, &Appearance::apply, Qt::QueuedConnection);
    }
    return QObject::eventFilter(watched, event);
}

} // namespace scopelight
