// SPDX-License-Identifier: Apache-2.0
#include "practice/apierrors.h"

#include "practice/responses.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace scopelight::practice {
namespace {

// Google's realm: clients compare the header as a whole.
constexpr auto bearerChallenge = "Bearer realm=\"https://accounts.google.com/\"";

QJsonObject errorInfo(const QString& reason, const QJsonObject& metadata)
{
    return {{u"@type"_s, u"type.googleapis.com/google.rpc.ErrorInfo"_s}, {u"reason"_s, reason},
        {u"domain"_s, u"googleapis.com"_s}, {u"metadata"_s, metadata}};
}

HttpResponse unauthenticated(const QString& message, const QString& reason, const QString& infoReason)
{
    return apiError({.code = 401,
                        .status = u"UNAUTHENTICATED"_s,
                        .message = message,
                        .reason = reason,
                        .locationType = u"header"_s,
                        .location = u"Authorization"_s},
        {errorInfo(infoReason, {})});
}

} // namespace

HttpResponse apiError(const ApiFailure& failure, const QJsonArray& details)
{
    QJsonObject item{
        {u"message"_s, failure.message}, {u"domain"_s, failure.domain}, {u"reason"_s, failure.reason}};
    if (!failure.location.isEmpty()) {
        item.insert(u"locationType"_s, failure.locationType);
        item.insert(u"location"_s, failure.location);
    }
    QJsonObject error{{u"code"_s, failure.code}, {u"message"_s, failure.message},
        {u"errors"_s, QJsonArray{item}}, {u"status"_s, failure.status}};
    if (!details.isEmpty())
        error.insert(u"details"_s, details);
    return jsonResponse(failure.code, {{u"error"_s, error}});
}

HttpResponse missingCredentials()
{
    HttpResponse response = unauthenticated(
        u"Request is missing required authentication credential."_s, u"required"_s, u"CREDENTIALS_MISSING"_s);
    response.headers.append("WWW-Authenticate", bearerChallenge);
    return response;
}

HttpResponse invalidCredentials()
{
    HttpResponse response =
        unauthenticated(u"Invalid Credentials"_s, u"authError"_s, u"ACCESS_TOKEN_EXPIRED"_s);
    response.headers.append("WWW-Authenticate", QByteArray(bearerChallenge) + ", error=\"invalid_token\"");
    return response;
}

HttpResponse insufficientScope(const ApiMethod& method)
{
    HttpResponse response = apiError({.code = 403,
                                         .status = u"PERMISSION_DENIED"_s,
                                         .message = u"Request had insufficient authentication scopes."_s,
                                         .reason = u"insufficientPermissions"_s},
        {errorInfo(u"ACCESS_TOKEN_SCOPE_INSUFFICIENT"_s,
            {{u"service"_s, method.service}, {u"method"_s, method.method}})});
    response.headers.append("WWW-Authenticate",
        QByteArray(bearerChallenge) + ", error=\"insufficient_scope\", scope=\""
            + method.acceptableScopes.join(u' ').toLatin1() + '"');
    return response;
}

HttpResponse serviceDisabled(const ApiMethod& method)
{
    const QString project = ClientRegistry::projectNumber;
    const QString activationUrl =
        u"https://console.developers.google.com/apis/api/%1/overview?project=%2"_s.arg(
            method.service, project);
    const QJsonObject help{{u"@type"_s, u"type.googleapis.com/google.rpc.Help"_s},
        {u"links"_s,
            QJsonArray{QJsonObject{{u"description"_s, u"Google developers console API activation"_s},
                {u"url"_s, activationUrl}}}}};
    return apiError(
        {.code = 403,
            .status = u"PERMISSION_DENIED"_s,
            .message =
                u"%1 has not been used in project %2 before or it is disabled. Enable it by visiting %3 then "
                "retry."_s.arg(method.serviceTitle, project, activationUrl),
            .reason = u"accessNotConfigured"_s,
            .domain = u"usageLimits"_s},
        {help,
            errorInfo(u"SERVICE_DISABLED"_s,
                {{u"service"_s, method.service}, {u"serviceTitle"_s, method.serviceTitle},
                    {u"consumer"_s, QString(u"projects/"_s + project)}, {u"containerInfo"_s, project},
                    {u"activationUrl"_s, activationUrl}})});
}

HttpResponse invalidParameter(const QString& reason, const QString& parameter, const QString& message)
{
    return apiError({.code = 400,
        .status = u"INVALID_ARGUMENT"_s,
        .message = message,
        .reason = reason,
        .locationType = u"parameter"_s,
        .location = parameter});
}

} // namespace scopelight::practice
