// SPDX-License-Identifier: Apache-2.0
#include "work/browsers.h"

#include "work/browserprofiles.h"

#include <QCoreApplication>
#include <QDir>
#include <QStandardPaths>

#include <array>

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

using ProfilesIn = QList<BrowserProfile> (*)(const QString& folder);

struct Known {
    QLatin1StringView program;
    QLatin1StringView name;
    QLatin1StringView privateOption;
    QLatin1StringView folder; ///< below the home folder, where the profiles are
    ProfilesIn profiles;
};

constexpr std::array known{
    Known{"firefox"_L1, "Firefox"_L1, "--private-window"_L1, ".mozilla/firefox"_L1, firefoxProfiles},
    Known{"firefox-esr"_L1, "Firefox ESR"_L1, "--private-window"_L1, ".mozilla/firefox"_L1, firefoxProfiles},
    Known{"google-chrome"_L1, "Google Chrome"_L1, "--incognito"_L1, ".config/google-chrome"_L1,
        chromiumProfiles},
    Known{"chromium"_L1, "Chromium"_L1, "--incognito"_L1, ".config/chromium"_L1, chromiumProfiles},
    Known{"chromium-browser"_L1, "Chromium"_L1, "--incognito"_L1, ".config/chromium"_L1, chromiumProfiles},
    Known{"microsoft-edge"_L1, "Microsoft Edge"_L1, "--inprivate"_L1, ".config/microsoft-edge"_L1,
        chromiumProfiles},
    Known{"brave-browser"_L1, "Brave"_L1, "--incognito"_L1, ".config/BraveSoftware/Brave-Browser"_L1,
        chromiumProfiles},
    Known{"vivaldi"_L1, "Vivaldi"_L1, "--incognito"_L1, ".config/vivaldi"_L1, chromiumProfiles},
    Known{"epiphany"_L1, "GNOME Web"_L1, "--incognito-mode"_L1, {}, nullptr},
    Known{"konqueror"_L1, "Konqueror"_L1, {}, {}, nullptr},
};

QString tr(const char* text)
{
    return QCoreApplication::translate("BrowserChoice", text);
}

/// An argument as QProcess::splitCommand() reads it.
QString quoted(QString argument)
{
    return u'"' + argument.replace(u'"', u"\"\"\""_s) + u'"';
}

/// A single profile is what the browser opens by itself.
QList<BrowserChoice> profileChoices(const Known& browser)
{
    if (browser.profiles == nullptr)
        return {};
    const QList<BrowserProfile> profiles = browser.profiles(QDir::homePath() + u'/' + browser.folder);
    QList<BrowserChoice> choices;
    for (const BrowserProfile& profile : profiles) {
        QString command = browser.program;
        for (const QString& argument : profile.arguments)
            command += u' ' + quoted(argument);
        choices.append({tr("%1, profile %2").arg(browser.name, profile.name), command});
    }
    return choices.size() > 1 ? choices : QList<BrowserChoice>();
}

} // namespace

QList<BrowserChoice> installedBrowsers()
{
    QList<BrowserChoice> choices{{tr("The system’s browser"), {}}};
    for (const Known& browser : known) {
        if (QStandardPaths::findExecutable(browser.program).isEmpty())
            continue;
        choices.append({browser.name, browser.program});
        choices += profileChoices(browser);
        if (!browser.privateOption.isEmpty()) {
            choices.append({tr("%1, private window").arg(browser.name),
                QString(browser.program) + u' ' + browser.privateOption});
        }
    }
    return choices;
}

} // namespace scopelight
