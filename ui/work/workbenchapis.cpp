// SPDX-License-Identifier: Apache-2.0
#include "base/whenfinished.h"
#include "google/drivescopes.h"
#include "http/urlrules.h"
#include "work/workbench.h"

namespace scopelight {

QUrl Workbench::driveRoot() const
{
    if (isPractice())
        return QUrl(m_practice.origin());
    QUrl ofProfile(m_apiRoot);
    if (!m_apiRoot.isEmpty()
        && (isLoopbackHost(ofProfile.host()) || trustedOrigins().contains(originOf(m_apiRoot))))
        return ofProfile;
    return m_grant.grant() && m_grant.server().isGoogle() ? QUrl(googleApiRoot) : QUrl();
}

void Workbench::listDrive(const QString& query)
{
    if (!m_grant.grant() || !hasDriveApi() || m_drive.state() == DriveWork::State::Listing)
        return;
    DriveListing::RenewToken renew;
    if (!m_grant.grant()->tokens.refreshToken.isEmpty())
        renew = [this] { return m_grant.renewedToken(); };
    const Grant& grant = *m_grant.grant();
    m_drive.list({.apiRoot = driveRoot(),
                     .query = query.trimmed(),
                     .scopes = driveScopeFacts(grant.requested, grant.tokens.granted)},
        grant.tokens.accessToken, renew);
}

ScopeSet Workbench::scopesToTest(const ScopeSet& beside) const
{
    const auto& grant = m_grant.grant();
    return grant ? grant->requested.united(grant->tokens.granted).united(beside) : beside;
}

void Workbench::testAccess(const ScopeSet& beside)
{
    if (!m_grant.grant() || !hasDriveApi() || m_access.state() == AccessWork::State::Reading)
        return;
    const bool hasEnded = m_grant.remainingMs().value_or(1) <= 0;
    if (!hasEnded || m_grant.grant()->tokens.refreshToken.isEmpty())
        return readAccess(beside);
    // Where there is no new token the answers to the old one say so.
    whenFinished(m_grant.renewedToken(), this, [this, beside](const Result<Secret>&) { readAccess(beside); });
}

void Workbench::readAccess(const ScopeSet& beside)
{
    const auto& grant = m_grant.grant();
    if (!grant)
        return;
    const std::optional<qint64> left = m_grant.remainingMs();
    const auto hasTokenEnded = left ? std::optional(*left <= 0) : std::nullopt;
    m_access.read(catalogue(),
        {.apiRoot = driveRoot(),
            .scopes = scopesToTest(beside),
            .granted = grant->tokens.granted,
            .accessToken = grant->tokens.accessToken,
            .hasTokenEnded = hasTokenEnded});
}

} // namespace scopelight
