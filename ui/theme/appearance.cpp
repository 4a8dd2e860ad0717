// SPDX-License-Identifier: Apache-2.0
#include "theme/appearance.h"

#include "theme/theme.h"

#include <QApplication>
#include <QEvent>
#include <QSettings>
#include <QStyle>
#include <QStyleHints>

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

const QString choiceKey = u"window/appearance"_s;
const QStringList words{u"desktop"_s, u"light"_s, u"dark"_s}; ///< of Appearance::Choice, in its order

Appearance::Choice rememberedChoice()
{
    return static_cast<Appearance::Choice>(
        std::max<qsizetype>(0, words.indexOf(QSettings().value(choiceKey).toString())));
}

} // namespace

Appearance::Appearance(QApplication& application)
    : m_application(application)
    , m_choice(rememberedChoice())
    , m_paletteWasDark(QApplication::palette().color(QPalette::Window).lightness() < 128)
{
    application.installEventFilter(this);
    connect(&m_desktop, &DesktopSettings::changed, this, &Appearance::apply);
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
    QSettings().setValue(choiceKey, words.value(int(choice)));
    apply();
}

bool Appearance::desktopIsDark() const
{
    if (m_desktop.scheme() != DesktopSettings::Scheme::NotTold)
        return m_desktop.scheme() == DesktopSettings::Scheme::Dark;
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    if (QGuiApplication::styleHints()->colorScheme() != Qt::ColorScheme::Unknown)
        return QGuiApplication::styleHints()->colorScheme() == Qt::ColorScheme::Dark;
#endif
    return m_paletteWasDark;
}

void Appearance::apply()
{
    const bool isDark = m_choice == Choice::Desktop ? desktopIsDark() : m_choice == Choice::Dark;
    const Theme& theme = isDark ? Theme::dark() : Theme::light();
    m_isApplying = true;
    QApplication::style()->setProperty("still", m_desktop.wantsStillness());
    QApplication::setPalette((m_desktop.wantsContrast() ? theme.withContrast() : theme).toPalette());
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
