// SPDX-License-Identifier: Apache-2.0
#include "google/drivescopes.h"

#include "scopes/scopecatalogue.h"

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

const QString drive = u"https://www.googleapis.com/auth/drive"_s;

} // namespace

QStringList driveScopes(const ScopeSet& scopes)
{
    QStringList found;
    for (const QString& scope : scopes.sorted()) {
        if (scope == drive || scope.startsWith(drive + u'.'))
            found.append(scope);
    }
    return found;
}

Facts driveScopeFacts(const ScopeSet& requested, const ScopeSet& granted)
{
    if (granted.isEmpty())
        return {};
    if (const QStringList given = driveScopes(granted); !given.isEmpty())
        return {{u"drive_scopes"_s, u"granted"_s}, {u"scopes"_s, ScopeCatalogue::shortNames(given)}};
    if (requested.isEmpty())
        return {{u"drive_scopes"_s, u"not_in_token"_s}};
    const QStringList asked = driveScopes(requested);
    if (asked.isEmpty())
        return {{u"drive_scopes"_s, u"not_asked"_s}};
    return {{u"drive_scopes"_s, u"not_granted"_s}, {u"scopes"_s, ScopeCatalogue::shortNames(asked)}};
}

} // namespace scopelight
