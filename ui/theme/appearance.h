// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "theme/desktopsettings.h"

class QApplication;

namespace scopelight {

/// Light or dark, as the desktop has it, while the program runs; or as the user chose, which is remembered.
/// Contrast and motion as the desktop has them.
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

private:
    void apply();
    bool desktopIsDark() const;

    QApplication& m_application;
    DesktopSettings m_desktop;
    Choice m_choice;
    bool m_paletteWasDark; ///< as the platform gave it, before ours
    bool m_isApplying = false;
};

} // namespace scopelight
