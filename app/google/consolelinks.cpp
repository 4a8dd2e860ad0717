// SPDX-License-Identifier: Apache-2.0
#include "google/consolelinks.h"

#include "http/formparameters.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace scopelight::ConsoleLink {

namespace {

bool matches(const QString& text, const QRegularExpression& pattern)
{
    return pattern.match(text).hasMatch();
}

/// A project ID ("my-project-123", "example.com:my-project") or a project number.
bool isProject(const QString& text)
{
    static const QRegularExpression pattern(uR"(\A[a-z0-9]([a-z0-9.:-]{0,98}[a-z0-9])?\z)"_s);
    return matches(text, pattern);
}

/// "123-abc.apps.googleusercontent.com", the older "123.apps.googleusercontent.com" included.
bool isClientId(const QString& text)
{
    static const QRegularExpression pattern(
        uR"(\A[0-9]{1,25}(-[a-z0-9]{1,64})?\.apps\.googleusercontent\.com\z)"_s);
    return matches(text, pattern);
}

bool isService(const QString& text)
{
    static const QRegularExpression pattern(uR"(\A[a-z0-9-]{1,63}(\.[a-z0-9-]{1,63})*\.googleapis\.com\z)"_s);
    return matches(text, pattern);
}

QString page(const QString& path, const QString& project)
{
    if (!isProject(project))
        return {};
    return "https://console.cloud.google.com/"_L1 + path + "?project="_L1 + project;
}

} // namespace

QString client(const QString& clientId, const QString& project)
{
    return isClientId(clientId) ? page("auth/clients/"_L1 + clientId, project) : QString();
}

QString clients(const QString& project)
{
    return page(u"auth/clients"_s, project);
}

QString audience(const QString& project)
{
    return page(u"auth/audience"_s, project);
}

QString scopes(const QString& project)
{
    return page(u"auth/scopes"_s, project);
}

QString library(const QString& service, const QString& project)
{
    return isService(service) ? page("apis/library/"_L1 + service, project) : QString();
}

QString connections()
{
    return u"https://myaccount.google.com/connections"_s;
}

QString appAccess()
{
    return u"https://admin.google.com/ac/owl/list?tab=configuredApps"_s;
}

QString delegation(const QString& clientId, const QString& scopes)
{
    static const QRegularExpression number(uR"(\A[0-9]{1,25}\z)"_s);
    QString page = u"https://admin.google.com/ac/owl/domainwidedelegation"_s;
    if ((!isClientId(clientId) && !matches(clientId, number)) || scopes.isEmpty())
        return page;
    const QStringList each = scopes.split(u' ', Qt::SkipEmptyParts);
    return page + "?clientScopeToAdd="_L1 + QString::fromLatin1(percentEncoded(each.join(u',')))
        + "&clientIdToAdd="_L1 + clientId;
}

} // namespace scopelight::ConsoleLink
