// SPDX-License-Identifier: Apache-2.0
#include "work/knownbrowsers.h"

#include <QDir>
#include <QFileInfo>
#include <QSettings>

#include <array>

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

using Family = KnownBrowser::Family;

struct Known {
    QLatin1StringView program;
    QLatin1StringView name;
    QLatin1StringView privateOption;
    const char* root; ///< the variable of the environment that names the folder above
    QLatin1StringView folder; ///< below it, with the profiles
    Family family;
};

constexpr std::array known{
    Known{"firefox.exe"_L1, "Firefox"_L1, "-private-window"_L1, "APPDATA", "Mozilla/Firefox"_L1,
        Family::Firefox},
    Known{"chrome.exe"_L1, "Google Chrome"_L1, "--incognito"_L1, "LOCALAPPDATA", "Google/Chrome/User Data"_L1,
        Family::Chromium},
    Known{"msedge.exe"_L1, "Microsoft Edge"_L1, "--inprivate"_L1, "LOCALAPPDATA",
        "Microsoft/Edge/User Data"_L1, Family::Chromium},
    Known{"brave.exe"_L1, "Brave"_L1, "--incognito"_L1, "LOCALAPPDATA",
        "BraveSoftware/Brave-Browser/User Data"_L1, Family::Chromium},
    Known{"vivaldi.exe"_L1, "Vivaldi"_L1, "--incognito"_L1, "LOCALAPPDATA", "Vivaldi/User Data"_L1,
        Family::Chromium},
};

/// Where a program says that it is installed, for this user or for all; empty where it is not.
QString registeredPath(QLatin1StringView program)
{
    for (const QString& root : {u"HKEY_CURRENT_USER"_s, u"HKEY_LOCAL_MACHINE"_s}) {
        const QSettings key(root + u"\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\App Paths\\"_s + program,
            QSettings::NativeFormat);
        const QString path = key.value(u"."_s).toString().remove(u'"');
        if (QFileInfo(path).isFile())
            return QDir::toNativeSeparators(path);
    }
    return {};
}

} // namespace

QList<KnownBrowser> knownBrowsers()
{
    QList<KnownBrowser> browsers;
    for (const Known& each : known) {
        if (const QString program = registeredPath(each.program); !program.isEmpty())
            browsers.append({each.name, program, each.privateOption,
                qEnvironmentVariable(each.root) + u'/' + each.folder, each.family});
    }
    return browsers;
}

} // namespace scopelight
