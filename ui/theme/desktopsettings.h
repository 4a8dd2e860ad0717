// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>

class QDBusVariant;

namespace scopelight {

/// What the desktop says about looks while the program runs, through its settings portal
/// (org.freedesktop.portal.Settings). Where there is none, nothing is told.
class DesktopSettings : public QObject {
    Q_OBJECT

public:
    enum class Scheme { NotTold, Dark, Light };

    explicit DesktopSettings(QObject* parent = nullptr);

    Scheme scheme() const { return m_scheme; }
    /// Stronger lines and captions.
    bool wantsContrast() const { return m_wantsContrast; }
    /// Nothing that moves by itself.
    bool wantsStillness() const { return m_wantsReducedMotion || m_hasNoAnimations; }

Q_SIGNALS:
    void changed();

private Q_SLOTS:
    void take(const QString& group, const QString& key, const QDBusVariant& value);

private:
    void ask(const QString& group, const QString& key);

    Scheme m_scheme = Scheme::NotTold;
    bool m_wantsContrast = false;
    bool m_wantsReducedMotion = false;
    bool m_hasNoAnimations = false; ///< GNOME's own setting, older than reduced-motion
};

} // namespace scopelight
