// SPDX-License-Identifier: Apache-2.0
#include "work/knownbrowsers.h"

#include <QDir>
#include <QStandardPaths>

#include <array>

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

using Family = KnownBrowser::Family;

struct Known {
    QLatin1StringView program;
    QLatin1StringView name;
    QLatin1StringView privateOption;
    QLatin1StringView folder; ///< below the home folder
    Family family;
};

constexpr std::array known{
    Known{"firefox"_L1, "Firefox"_L1, "--private-window"_L1, ".mozilla/firefox"_L1, Family::Firefox},
    Known{"firefox-esr"_L1, "Firefox ESR"_L1, "--private-window"_L1, ".mozilla/firefox"_L1, Family::Firefox},
    Known{"google-chrome"_L1, "Google Chrome"_L1, "--incognito"_L1, ".config/google-chrome"_L1,
        Family::Chromium},
    Known{"chromium"_L1, "Chromium"_L1, "--incognito"_L1, ".config/chromium"_L1, Family::Chromium},
    Known{"chromium-browser"_L1, "Chromium"_L1, "--incognito"_L1, ".config/chromium"_L1, Family::Chromium},
    Known{"microsoft-edge"_L1, "Microsoft Edge"_L1, "--inprivate"_L1, ".config/microsoft-edge"_L1,
        Family::Chromium},
    Known{"brave-browser"_L1, "Brave"_L1, "--incognito"_L1, ".config/BraveSoftware/Brave-Browser"_L1,
        Family::Chromium},
    Known{"vivaldi"_L1, "Vivaldi"_L1, "--incognito"_L1, ".config/vivaldi"_L1, Family::Chromium},
    Known{"epiphany"_L1, "GNOME Web"_L1, "--incognito-mode"_L1, {}, Family::Other},
    Known{"konqueror"_L1, "Konqueror"_L1, {}, {}, Family::Other},
};

} // namespace

QList<KnownBrowser> knownBrowsers()
{
    QList<KnownBrowser> browsers;
    for (const Known& each : known) {
        if (!QStandardPaths::findExecutable(each.program).isEmpty())
            browsers.append({each.name, each.program, each.privateOption,
                QDir::homePath() + u'/' + each.folder, each.family});
    }
    return browsers;
}

} // namespace scopelight
