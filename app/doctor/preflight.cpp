// SPDX-License-Identifier: Apache-2.0
#include "doctor/preflight.h"

#include "http/portprobe.h"
#include "oauth/redirecturi.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

using Outcome = PreflightCheck::Outcome;

/// A desktop client whose port nobody chose takes another where this one is held (RFC 8252 §7.3).
PreflightCheck portCheck(const QHostAddress& address, quint16 port, bool mayTakeAnother)
{
    const Facts facts{{u"port"_s, QString::number(port)}, {u"address"_s, address.toString()}};
    if (isPortFree({address}, port))
        return {.outcome = Outcome::Passed, .reason = u"preflight_port_free"_s, .facts = facts};
    PreflightCheck held{.outcome = mayTakeAnother ? Outcome::Look : Outcome::Failed,
        .reason = mayTakeAnother ? u"preflight_port_held_another_used"_s : u"preflight_port_held"_s,
        .facts = facts};
    held.facts.insert(u"owner"_s, portOwner(address, port));
    return held;
}

PreflightCheck redirectCheck(const OAuthClient& client, const QString& redirectUri)
{
    const Facts facts{{u"redirect_uri"_s, redirectUri}};
    if (client.type == OAuthClient::Type::Installed)
        return {.outcome = Outcome::Passed, .reason = u"preflight_redirect_desktop"_s, .facts = facts};
    if (!client.redirectUris.contains(redirectUri))
        return {.outcome = Outcome::Look, .reason = u"preflight_redirect_not_listed"_s, .facts = facts};
    return {.outcome = Outcome::Passed, .reason = u"preflight_redirect_listed"_s, .facts = facts};
}

QList<PreflightCheck> redirectChecks(const PreflightSubject& subject)
{
    const auto redirectUri =
        chooseRedirectUri(subject.client, subject.wantedRedirectUri, subject.useAnyway, anyPort);
    if (!redirectUri)
        return {{.outcome = Outcome::Failed, .error = redirectUri.error()}};
    const bool mayTakeAnother =
        subject.client.type == OAuthClient::Type::Installed && subject.wantedRedirectUri.isEmpty();
    QList<PreflightCheck> checks{redirectCheck(subject.client, redirectUri->text)};
    for (const QHostAddress& address : redirectUri->addresses())
        checks.append(portCheck(address, redirectUri->port, mayTakeAnother));
    return checks;
}

PreflightCheck findingsCheck(const Findings& findings, const QString& good)
{
    const Findings sorted = worstFirst(findings);
    if (sorted.isEmpty() || sorted.first().level == Finding::Level::Note)
        return {.outcome = Outcome::Passed, .reason = good};
    const Finding& worst = sorted.first();
    return {.outcome = worst.level == Finding::Level::Problem ? Outcome::Failed : Outcome::Look,
        .finding = worst,
        .others = std::ranges::count(sorted, worst.level, &Finding::level) - 1};
}

PreflightCheck scopesCheck(const PreflightSubject& subject)
{
    if (subject.scopes.isEmpty())
        return {.reason = u"preflight_no_scopes"_s};
    if (subject.server == ServerKind::Other)
        return {.reason = u"preflight_foreign_scopes"_s};
    return findingsCheck(subject.scopeFindings, u"preflight_scopes_known"_s);
}

PreflightCheck secretCheck(const OAuthClient& client)
{
    if (client.clientSecret || client.type == OAuthClient::Type::Installed)
        return {.outcome = Outcome::Passed, .reason = u"preflight_secret_at_hand"_s};
    return {.outcome = Outcome::Look, .reason = u"preflight_no_secret"_s};
}

/// What the checks of the redirect URI and of the secret do not tell already.
Findings otherFindings(Findings findings)
{
    findings.removeIf([](const Finding& finding) {
        return finding.code.contains(u"redirect") || finding.code == u"no_client_secret";
    });
    return findings;
}

} // namespace

QString toString(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Passed:
        return u"passed"_s;
    case Outcome::Look:
        return u"look"_s;
    case Outcome::Failed:
        return u"failed"_s;
    case Outcome::NotChecked:
        return u"not_checked"_s;
    }
    Q_UNREACHABLE();
}

QList<PreflightCheck> preflight(const PreflightSubject& subject)
{
    return redirectChecks(subject)
        + QList<PreflightCheck>{scopesCheck(subject), secretCheck(subject.client),
            findingsCheck(otherFindings(subject.fileFindings), u"preflight_good_place"_s)};
}

} // namespace scopelight
