// SPDX-License-Identifier: Apache-2.0
#include "work/browsers.h"

#include "work/browserprofiles.h"
#include "work/knownbrowsers.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("BrowserChoice", text);
}

/// An argument as QProcess::splitCommand() reads it.
QString quoted(QString argument)
{
    return u'"' + argument.replace(u'"', u"\"\"\""_s) + u'"';
}

/// The program as the first word of a command.
QString commandOf(const KnownBrowser& browser)
{
    return browser.program.contains(u' ') ? quoted(browser.program) : browser.program;
}

QList<BrowserProfile> profilesOf(const KnownBrowser& browser)
{
    switch (browser.family) {
    case KnownBrowser::Family::Chromium:
        return chromiumProfiles(browser.profileFolder);
    case KnownBrowser::Family::Firefox:
        return firefoxProfiles(browser.profileFolder);
    case KnownBrowser::Family::Other:
        return {};
    }
    Q_UNREACHABLE();
}

/// A single profile is what the browser opens by itself.
QList<BrowserChoice> profileChoices(const KnownBrowser& browser)
{
    QList<BrowserChoice> choices;
    for (const BrowserProfile& profile : profilesOf(browser)) {
        QString command = commandOf(browser);
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
    for (const KnownBrowser& browser : knownBrowsers()) {
        choices.append({browser.name, commandOf(browser)});
        choices += profileChoices(browser);
        if (!browser.privateOption.isEmpty()) {
            choices.append({tr("%1, private window").arg(browser.name),
                commandOf(browser) + u' ' + browser.privateOption});
        }
    }
    return choices;
}

} // namespace scopelight
