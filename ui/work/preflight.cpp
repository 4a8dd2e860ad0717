// SPDX-License-Identifier: Apache-2.0
#include "work/preflight.h"

#include "http/portprobe.h"
#include "work/counted.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

using State = CheckLine::State;

QString tr(const char* text)
{
    return QCoreApplication::translate("Preflight", text);
}

/// A desktop client whose port nobody chose takes another where this one is held (RFC 8252 §7.3).
CheckLine portLine(const QHostAddress& address, quint16 port, bool mayTakeAnother)
{
    if (isPortFree({address}, port))
        return {State::Passed, tr("Port %1 is free on %2").arg(port).arg(address.toString()), {}};
    const QString held = tr("Another program listens on port %1 on %2").arg(port).arg(address.toString());
    const QString owner = portOwner(address, port);
    if (mayTakeAnother)
        return {State::Look, tr("%1; another one is used").arg(held), owner};
    return {State::Failed, held, owner};
}

CheckLine redirectLine(const OAuthClient& client, const QString& redirectUri)
{
    if (client.type == OAuthClient::Type::Installed)
        return {State::Passed, tr("A desktop client may use %1").arg(redirectUri), {}};
    if (!client.redirectUris.contains(redirectUri))
        return {State::Look, tr("The file does not list %1; it is used anyway").arg(redirectUri), {}};
    return {State::Passed, tr("The file lists %1").arg(redirectUri), {}};
}

QList<CheckLine> redirectLines(
    const Workbench& workbench, const OAuthClient& client, const Result<RedirectUri>& redirectUri)
{
    if (!redirectUri)
        return {{State::Failed, explain(redirectUri.error(), workbench.context()).headline, {}}};
    const bool mayTakeAnother =
        client.type == OAuthClient::Type::Installed && workbench.redirectUri().isEmpty();
    QList<CheckLine> lines{redirectLine(client, redirectUri->text)};
    for (const QHostAddress& address : redirectUri->addresses())
        lines.append(portLine(address, redirectUri->port, mayTakeAnother));
    return lines;
}

/// The worst finding, and how many stand beside it that are as bad.
QString worstText(const Findings& sorted, const ExplainContext& context)
{
    const Finding::Level worst = sorted.first().level;
    const auto others = std::ranges::count(sorted, worst, &Finding::level) - 1;
    const QString headline = explain(sorted.first(), context).headline;
    if (others == 0)
        return headline;
    const QString end = headline.endsWith(u'.') ? u" "_s : u". "_s; // it may end with a path
    return headline + end + counted(others, tr("One more finding."), tr("%1 more findings."));
}

/// What the lines of the redirect URI and of the secret do not tell already.
Findings otherFindings(const ClientFile& file)
{
    Findings findings = file.findings();
    findings.removeIf([](const Finding& finding) {
        return finding.code.contains(u"redirect") || finding.code == u"no_client_secret";
    });
    return findings;
}

CheckLine findingsLine(const Findings& findings, const QString& good, const ExplainContext& context)
{
    const Findings sorted = worstFirst(findings);
    if (sorted.isEmpty() || sorted.first().level == Finding::Level::Note)
        return {State::Passed, good, {}};
    return {sorted.first().level == Finding::Level::Problem ? State::Failed : State::Look,
        worstText(sorted, context), {}};
}

} // namespace

QList<CheckLine> preflightLines(const Workbench& workbench)
{
    const auto& client = workbench.clientFile().client();
    if (!client)
        return {{State::NotChecked, tr("Needs a client file"), {}}};
    const ExplainContext context = workbench.context();
    const bool isWeb = client->type == OAuthClient::Type::Web;
    const auto anyPort = [](const QList<QHostAddress>&, quint16) { return true; }; // told line by line below
    QList<CheckLine> lines = redirectLines(workbench, *client,
        chooseRedirectUri(*client, workbench.redirectUri(), workbench.usesRedirectAnyway(), anyPort));
    if (workbench.scopes().isEmpty())
        lines.append({State::NotChecked, tr("Needs scopes"), {}});
    else if (workbench.serverKind() == ServerKind::Other)
        lines.append({State::NotChecked, tr("The scopes are another server’s"), {}});
    else
        lines.append(
            findingsLine(workbench.scopeFindings(), tr("The scopes are known and can be mixed"), context));
    lines.append(client->clientSecret || !isWeb
            ? CheckLine{State::Passed, tr("The client secret is at hand"), {}}
            : CheckLine{State::Look, tr("A web client usually has a secret; the file has none"), {}});
    const CheckLine place =
        findingsLine(otherFindings(workbench.clientFile()), tr("The file is in a good place"), context);
    lines.append(place.state != State::Passed || workbench.clientFile().isPlaceChecked()
            ? place
            : CheckLine{State::NotChecked, tr("The place of the file is being looked at"), {}});
    lines.append(workbench.clientFile().isStale()
            ? CheckLine{State::Look, tr("The file has changed since it was read"), {}}
            : CheckLine{State::Passed, tr("The file is unchanged since it was read"), {}});
    return lines;
}

} // namespace scopelight
