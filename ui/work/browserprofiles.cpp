// SPDX-License-Identifier: Apache-2.0
#include "work/browserprofiles.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSettings>

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

constexpr qint64 mostBytes = 8 * 1024 * 1024;

} // namespace

QList<BrowserProfile> chromiumProfiles(const QString& folder)
{
    QFile file(folder + u"/Local State"_s);
    if (!file.open(QIODevice::ReadOnly) || file.size() > mostBytes)
        return {};
    const QJsonObject known =
        QJsonDocument::fromJson(file.readAll())[u"profile"_s][u"info_cache"_s].toObject();
    QList<BrowserProfile> profiles;
    for (auto profile = known.begin(); profile != known.end(); ++profile) {
        profiles.append({profile.value()[u"name"_s].toString(profile.key()),
            {u"--profile-directory="_s + profile.key()}});
    }
    return profiles;
}

QList<BrowserProfile> firefoxProfiles(const QString& folder)
{
    const QString path = folder + u"/profiles.ini"_s;
    if (!QFile::exists(path))
        return {};
    QSettings file(path, QSettings::IniFormat);
    QList<BrowserProfile> profiles;
    for (const QString& group : file.childGroups()) {
        const QString name = file.value(group + u"/Name"_s).toString();
        if (group.startsWith(u"Profile"_s) && !name.isEmpty())
            profiles.append({name, {u"-P"_s, name}});
    }
    return profiles;
}

} // namespace scopelight
