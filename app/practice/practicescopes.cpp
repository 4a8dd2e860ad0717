// SPDX-License-Identifier: Apache-2.0
#include "practice/practicescopes.h"

using namespace Qt::StringLiterals;

namespace scopelight::practice {
namespace {

constexpr auto openid = "openid"_L1;
constexpr auto userinfoEmail = "https://www.googleapis.com/auth/userinfo.email"_L1;
constexpr auto userinfoProfile = "https://www.googleapis.com/auth/userinfo.profile"_L1;

QString longName(const QString& scope)
{
    if (scope == u"email")
        return userinfoEmail;
    return scope == u"profile" ? QString(userinfoProfile) : scope;
}

} // namespace

QStringList canonicalScopes(const QStringList& scopes)
{
    QStringList canonical;
    for (const QString& scope : scopes) {
        const QString name = longName(scope);
        if (!canonical.contains(name))
            canonical.append(name);
    }
    if ((canonical.contains(userinfoEmail) || canonical.contains(userinfoProfile))
        && !canonical.contains(openid))
        canonical.append(openid);
    return canonical;
}

bool isSignInScope(const QString& scope)
{
    const QString name = longName(scope);
    return name == openid || name == userinfoEmail || name == userinfoProfile;
}

QString toRedirectScope(const QStringList& canonical)
{
    QStringList scopes;
    if (canonical.contains(userinfoEmail))
        scopes.append(u"email"_s);
    if (canonical.contains(userinfoProfile))
        scopes.append(u"profile"_s);
    return (scopes + canonical).join(u' ');
}

ConsentOffer ConsentOffer::of(const QStringList& requested, const QStringList& alreadyGranted)
{
    ConsentOffer offer;
    for (const QString& scope : canonicalScopes(requested)) {
        if (alreadyGranted.contains(scope))
            offer.granted.append(scope);
        else if (isSignInScope(scope))
            offer.signIn.append(scope);
        else
            offer.asked.append(scope);
    }
    return offer;
}

QStringList ConsentOffer::added(const QStringList& ticked) const
{
    QStringList scopes = signIn;
    for (const QString& scope : asked) {
        if (!hasBoxes() || ticked.contains(scope))
            scopes.append(scope);
    }
    return scopes;
}

} // namespace scopelight::practice
