// SPDX-License-Identifier: Apache-2.0
#include "oauth/externaluseragent.h"

#include "http/tracingnetworkaccessmanager.h"
#include "oauth/systembrowser.h"

#include <QProcess>

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

/// The program started must not write into our output, which scripts read.
bool startDetached(const QStringList& commandLine)
{
    QProcess process;
    process.setProgram(commandLine.first());
    process.setArguments(commandLine.sliced(1));
    process.setStandardInputFile(QProcess::nullDevice());
    process.setStandardOutputFile(QProcess::nullDevice());
    process.setStandardErrorFile(QProcess::nullDevice());
    return process.startDetached();
}

} // namespace

QStringList ExternalUserAgent::commandLine(const QUrl& address) const
{
    const QString environment = qEnvironmentVariable("BROWSER").trimmed();
    const QString wanted = command.trimmed();
    const QString chosen = !wanted.isEmpty() ? wanted : !environment.isEmpty() ? environment : systemOpener();
    if (chosen.isEmpty())
        return {};
    const QStringList parts = QProcess::splitCommand(chosen);
    // Empty quotes name no program; the address must never be taken for one.
    const QString program = parts.value(0, chosen);
    QStringList arguments = parts.mid(1);
    const QString text = address.toString(QUrl::FullyEncoded);
    if (arguments.filter(u"%s"_s).isEmpty())
        arguments.append(text);
    else
        arguments.replaceInStrings(u"%s"_s, text);
    return QStringList{program} + arguments;
}

Result<void> ExternalUserAgent::open(const QUrl& address) const
{
    // An address from a file must never become another scheme's handler or an option of the browser.
    if (!isAllowedUrl(address))
        return fail(Step::Browser, u"address_not_allowed"_s, {{u"scheme"_s, address.scheme()}});
    const QStringList line = commandLine(address);
    if (line.isEmpty() ? openBySystem(address) : startDetached(line))
        return {};
    Facts facts;
    if (!line.isEmpty())
        facts.insert(u"command"_s, line.first());
    return fail(Step::Browser, u"browser_not_found"_s, facts);
}

} // namespace scopelight
