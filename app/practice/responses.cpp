// SPDX-License-Identifier: Apache-2.0
#include "practice/responses.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace scopelight::practice {

HttpResponse jsonResponse(int status, const QJsonObject& body)
{
    return {.status = status,
        .headers = {{"Content-Type", "application/json; charset=utf-8"}, {"Cache-Control", "no-store"},
            {"X-Content-Type-Options", "nosniff"}},
        .body = QJsonDocument(body).toJson(QJsonDocument::Compact)};
}

HttpResponse oauthError(int status, const QString& code, const QString& description)
{
    return jsonResponse(status, {{u"error"_s, code}, {u"error_description"_s, description}});
}

HttpResponse redirectTo(int status, const QByteArray& location)
{
    return {.status = status,
        .headers = {
            {"Location", location}, {"Cache-Control", "no-store"}, {"Referrer-Policy", "no-referrer"}}};
}

} // namespace scopelight::practice
