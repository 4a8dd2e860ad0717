// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "files.h"

#include <QJsonDocument>
#include <QJsonObject>

/// A file of tests/data/client.
inline QByteArray clientFile(const QString& name)
{
    return testData(QStringLiteral("client/") + name);
}

/// web.json with one member of `web` changed; an undefined value takes it out.
inline QByteArray webWith(const QString& member, const QJsonValue& value)
{
    using namespace Qt::StringLiterals;
    QJsonObject document = QJsonDocument::fromJson(clientFile(u"web.json"_s)).object();
    QJsonObject web = document.value(u"web"_s).toObject();
    if (value.isUndefined())
        web.remove(member);
    else
        web.insert(member, value);
    document.insert(u"web"_s, web);
    return QJsonDocument(document).toJson();
}
