// SPDX-License-Identifier: Apache-2.0
#include "work/browsers.h"

#include <QCoreApplication>
#include <QStandardPaths>

#include <array>

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

struct Known {
    QLatin1StringView program;
    QLatin1StringView name;
    QLatin1StringView privateOption;
};

constexpr std::array known{
    Known{"firefox"_L1, "Firefox"_L1, "--private-window"_L1},
    Known{"firefox-esr"_L1, "Firefox ESR"_L1, "--private-window"_L1},
    Known{"google-chrome"_L1, "Google Chrome"_L1, "--incognito"_L1},
    Known{"chromium"_L1, "Chromium"_L1, "--incognito"_L1},
    Known{"chromium-browser"_L1, "Chromium"_L1, "--incognito"_L1},
    Known{"microsoft-edge"_L1, "Microsoft Edge"_L1, "--inprivate"_L1},
    Known{"brave-browser"_L1, "Brave"_L1, "--incognito"_L1},
    Known{"vivaldi"_L1, "Vivaldi"_L1, "--incognito"_L1},
    Known{"epiphany"_L1, "GNOME Web"_L1, "--incognito-mode"_L1},
    Known{"konqueror"_L1, "Konqueror"_L1, {}},
};

} // namespace

QList<BrowserChoice> installedBrowsers()
{
    const auto tr = [](const char* text) { return QCoreApplication::translate("BrowserChoice", text); };
    QList<BrowserChoice> choices{{tr("The system’s browser"), {}}};
    for (const Known& browser : known) {
        if (QStandardPaths::findExecutable(browser.program).isEmpty())
            continue;
        choices.append({browser.name, browser.program});
        if (!browser.privateOption.isEmpty()) {
            choices.append({tr("%1, private window").arg(browser.name),
                QString(browser.program) + u' ' + browser.privateOption});
        }
    }
    return choices;
}

} // namespace scopelight
