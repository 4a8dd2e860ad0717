// SPDX-License-Identifier: Apache-2.0
#include "practice/drivemethods.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace scopelight::practice {
namespace {

QStringList driveScopes(const QStringList& names)
{
    QStringList scopes;
    for (const QString& name : names)
        scopes.append(u"https://www.googleapis.com/auth/"_s + name);
    return scopes;
}

} // namespace

ApiMethod driveMethod(const QString& method, const QStringList& scopes)
{
    return {u"drive.googleapis.com"_s, u"Google Drive API"_s, u"google.apps.drive.v3."_s + method,
        driveScopes(scopes)};
}

ApiMethod filesMethod(const QString& method)
{
    return driveMethod(u"DriveFiles."_s + method,
        {u"drive"_s, u"drive.appdata"_s, u"drive.file"_s, u"drive.meet.readonly"_s, u"drive.metadata"_s,
            u"drive.metadata.readonly"_s, u"drive.photos.readonly"_s, u"drive.readonly"_s});
}

ApiMethod aboutMethod()
{
    return driveMethod(u"DriveAbout.Get"_s,
        {u"drive"_s, u"drive.appdata"_s, u"drive.file"_s, u"drive.metadata"_s, u"drive.metadata.readonly"_s,
            u"drive.photos.readonly"_s, u"drive.readonly"_s});
}

bool hasDriveScope(const QStringList& scopes, const QStringList& names)
{
    const QStringList wanted = driveScopes(names);
    return std::any_of(
        wanted.cbegin(), wanted.cend(), [&scopes](const QString& scope) { return scopes.contains(scope); });
}

bool isVisibleFile(const QStringList& scopes, const QString& mimeType)
{
    if (hasDriveScope(
            scopes, {u"drive"_s, u"drive.readonly"_s, u"drive.metadata"_s, u"drive.metadata.readonly"_s}))
        return true;
    return mimeType.startsWith(u"image/") && hasDriveScope(scopes, {u"drive.photos.readonly"_s});
}

} // namespace scopelight::practice
