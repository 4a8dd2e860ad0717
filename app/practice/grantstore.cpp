// SPDX-License-Identifier: Apache-2.0
#include "practice/grantstore.h"

#include <algorithm>

namespace scopelight::practice {

const Grant* GrantStore::find(const QString& project, const QString& sub) const
{
    const auto grant = m_grants.constFind({project, sub});
    return grant != m_grants.cend() && isPresent(*grant) ? &*grant : nullptr;
}

bool GrantStore::isAlive(quint64 grantId) const
{
    return std::any_of(m_grants.cbegin(), m_grants.cend(),
        [this, grantId](const Grant& grant) { return grant.id == grantId && isPresent(grant); });
}

quint64 GrantStore::add(const QString& project, const QString& sub, const QStringList& scopes)
{
    Grant& grant = m_grants[{project, sub}];
    if (grant.id == 0 || !isPresent(grant))
        grant = Grant{.id = ++m_lastId};
    for (const QString& scope : scopes) {
        if (!grant.scopes.contains(scope))
            grant.scopes.append(scope);
    }
    return grant.id;
}

void GrantStore::rememberOffline(quint64 grantId, const QString& clientId)
{
    if (Grant* grant = byId(grantId))
        grant->offlineClients.insert(clientId);
}

void GrantStore::end(quint64 grantId, const QDateTime& at)
{
    Grant* grant = byId(grantId);
    if (grant == nullptr || (grant->endsAt.isValid() && grant->endsAt <= at))
        return;
    grant->endsAt = at;
}

bool GrantStore::isPresent(const Grant& grant) const
{
    return !grant.endsAt.isValid() || m_clock() < grant.endsAt;
}

Grant* GrantStore::byId(quint64 grantId)
{
    for (Grant& grant : m_grants) {
        if (grant.id == grantId)
            return &grant;
    }
    return nullptr;
}

} // namespace scopelight::practice
