// SPDX-License-Identifier: Apache-2.0
#include "run/profile.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSaveFile>

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

/// A member that says what goes without saying is written only where it stood before.
void put(QJsonObject& object, const QString& name, const QJsonValue& value, const QJsonValue& usual)
{
    if (value != usual || object.contains(name))
        object.insert(name, value);
}

QJsonObject withParameters(QJsonObject object, const AuthorizationOptions& options)
{
    const AuthorizationOptions usual;
    put(object, u"access_type"_s, options.accessType, usual.accessType);
    put(object, u"prompt"_s, options.prompt, usual.prompt);
    put(object, u"login_hint"_s, options.loginHint, usual.loginHint);
    put(object, u"include_granted_scopes"_s, options.includeGrantedScopes, usual.includeGrantedScopes);
    return object;
}

QJsonObject withServer(QJsonObject object, const Profile& profile)
{
    put(object, u"trust"_s, QJsonArray::fromStringList(profile.trust), QJsonArray());
    put(object, u"issuer"_s, profile.issuer, QString());
    put(object, u"api_root"_s, profile.apiRoot, QString());
    return object;
}

} // namespace

QByteArray Profile::toJson(const QString& folder) const
{
    QJsonObject written = document;
    written.insert(u"scopelight"_s, 1);
    put(written, u"name"_s, name, QString());
    written.insert(u"client_file"_s, QDir(folder).relativeFilePath(clientFile));
    put(written, u"redirect_uri"_s, redirectUri, QString());
    written.insert(u"scopes"_s, QJsonArray::fromStringList(scopes));
    put(written, u"declared"_s, QJsonArray::fromStringList(declared), QJsonArray());
    put(written, u"parameters"_s, withParameters(written.value(u"parameters"_s).toObject(), options),
        QJsonObject());
    put(written, u"server"_s, withServer(written.value(u"server"_s).toObject(), *this), QJsonObject());
    put(written, u"expect"_s, expectations, QJsonObject());
    return QJsonDocument(written).toJson();
}

Result<void> Profile::save(const QString& path) const
{
    const QString folder = QFileInfo(path).absolutePath();
    const auto notWritten = [&](const QString& reason) {
        return fail(Step::Profile, u"file_not_writable"_s, {{u"path"_s, path}, {reason, u"true"_s}});
    };
    if (!QFileInfo(folder).isDir())
        return notWritten(u"folder_missing"_s);
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return notWritten(u"not_permitted"_s);
    const QByteArray json = toJson(folder);
    if (file.write(json) != json.size() || !file.commit())
        return notWritten(u"write_failed"_s);
    return {};
}

} // namespace scopelight
