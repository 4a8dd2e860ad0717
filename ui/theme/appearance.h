// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>

class QApplication;
class QDBusVariant;

namespace scopelight {

/// Light or dark, as the desktop has it, while the program runs; or as the user chose.
class Appearance : public QObject {
    Q_OBJECT

public:
    enum class Choice { Desktop, Light, Dark };

    explicit Appearance(QApplication& application);
    ~Appearance() override;

    void choose(Choice choice);
    Choice choice() const { return m_choice; }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private Q_SLOTS:
    void portalSettingChanged(const QString& group, const QString& key, const QDBusVariant& value);

private:
    void askPortal();
    void apply();
    bool desktopIsDark() const;

    QApplication& m_application;
    Choice m_choice = Choice::Desktop;
    bool m_paletteWasDark; ///< as the platform gave it, before ours
    int m_portalScheme = 0; ///< 0 no preference, 1 dark, 2 light (org.freedesktop.appearance color-scheme)
    bool m_isApplying = false;
};

} // namespace scopelight
