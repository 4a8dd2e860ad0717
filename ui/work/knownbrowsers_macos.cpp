// SPDX-License-Identifier: Apache-2.0
#include "work/knownbrowsers.h"

#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

#include <array>

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

using Family = KnownBrowser::Family;

struct Known {
    QLatin1StringView bundle;
    QLatin1StringView name;
    QLatin1StringView privateOption;
    QLatin1StringView folder; ///< below ~/Library/Application Support
    Family family;
};

// Safari takes no address and no option from a command; it is there as the system's own.
constexpr std::array known{
    Known{"Firefox.app/Contents/MacOS/firefox"_L1, "Firefox"_L1, "--private-window"_L1, "Firefox"_L1,
        Family::Firefox},
    Known{"Google Chrome.app/Contents/MacOS/Google Chrome"_L1, "Google Chrome"_L1, "--incognito"_L1,
        "Google/Chrome"_L1, Family::Chromium},
    Known{"Chromium.app/Contents/MacOS/Chromium"_L1, "Chromium"_L1, "--incognito"_L1, "Chromium"_L1,
        Family::Chromium},
    Known{"Microsoft Edge.app/Contents/MacOS/Microsoft Edge"_L1, "Microsoft Edge"_L1, "--inprivate"_L1,
        "Microsoft Edge"_L1, Family::Chromium},
    Known{"Brave Browser.app/Contents/MacOS/Brave Browser"_L1, "Brave"_L1, "--incognito"_L1,
        "BraveSoftware/Brave-Browser"_L1, Family::Chromium},
    Known{"Vivaldi.app/Contents/MacOS/Vivaldi"_L1, "Vivaldi"_L1, "--incognito"_L1, "Vivaldi"_L1,
        Family::Chromium},
};

} // namespace

QList<KnownBrowser> knownBrowsers()
{
    const QString support = QDir::homePath() + u"/Library/Application Support/"_s;
    QList<KnownBrowser> browsers;
    for (const Known& each : known) {
        for (const QString& folder :
            QStandardPaths::standardLocations(QStandardPaths::ApplicationsLocation)) {
            const QString program = folder + u'/' + each.bundle;
            if (!QFileInfo(program).isExecutable())
                continue;
            browsers.append({each.name, program, each.privateOption, support + each.folder, each.family});
            break;
        }
    }
    return browsers;
}

} // namespace scopelight
