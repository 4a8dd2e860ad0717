// SPDX-License-Identifier: Apache-2.0
#include "practice/otherapis.h"

#include "practice/accounts.h"
#include "practice/apierrors.h"
#include "practice/responses.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace scopelight::practice {
namespace {

QStringList authScopes(const QStringList& names)
{
    QStringList scopes;
    for (const QString& name : names)
        scopes.append(u"https://www.googleapis.com/auth/"_s + name);
    return scopes;
}

QStringList gmailScopes(const QStringList& names)
{
    return QStringList{u"https://mail.google.com/"_s} + authScopes(names);
}

std::optional<ApiMethod> calendarMethod(const QByteArray& path)
{
    const QString service = u"calendar-json.googleapis.com"_s;
    const QString title = u"Google Calendar API"_s;
    if (path == "/calendar/v3/users/me/calendarList")
        return ApiMethod{service, title, u"calendar.v3.CalendarList.List"_s,
            authScopes({u"calendar"_s, u"calendar.calendarlist"_s, u"calendar.calendarlist.readonly"_s,
                u"calendar.readonly"_s})};
    if (path == "/calendar/v3/calendars/primary/events")
        return ApiMethod{service, title, u"calendar.v3.Events.List"_s,
            authScopes({u"calendar"_s, u"calendar.events"_s, u"calendar.events.freebusy"_s,
                u"calendar.events.owned"_s, u"calendar.events.owned.readonly"_s,
                u"calendar.events.public.readonly"_s, u"calendar.events.readonly"_s,
                u"calendar.readonly"_s})};
    return std::nullopt;
}

std::optional<ApiMethod> gmailMethod(const QByteArray& path)
{
    const QString service = u"gmail.googleapis.com"_s;
    const QString title = u"Gmail API"_s;
    if (path == "/gmail/v1/users/me/profile")
        return ApiMethod{service, title, u"caribou.api.proto.MailboxService.GetProfile"_s,
            gmailScopes({u"gmail.compose"_s, u"gmail.metadata"_s, u"gmail.modify"_s, u"gmail.readonly"_s})};
    if (path == "/gmail/v1/users/me/labels")
        return ApiMethod{service, title, u"caribou.api.proto.MailboxService.ListLabels"_s,
            gmailScopes({u"gmail.labels"_s, u"gmail.metadata"_s, u"gmail.modify"_s, u"gmail.readonly"_s})};
    return std::nullopt;
}

HttpResponse answerCalendar(const ServerState& server, const ApiMethod& method)
{
    if (server.plays(PracticeScenario::Inconclusive))
        return apiError({.code = 503,
            .status = u"UNAVAILABLE"_s,
            .message = u"The service is currently unavailable."_s,
            .reason = u"backendError"_s});
    return serviceDisabled(method);
}

HttpResponse answerGmail(const ServerState& server, const QByteArray& path, const IssuedToken& token)
{
    if (server.plays(PracticeScenario::Inconclusive))
        return apiError({.code = 400,
            .status = u"FAILED_PRECONDITION"_s,
            .message = u"Mail service not enabled"_s,
            .reason = u"failedPrecondition"_s});
    if (path.endsWith("/labels"))
        return jsonResponse(200,
            {{u"labels"_s,
                QJsonArray{
                    QJsonObject{{u"id"_s, u"INBOX"_s}, {u"name"_s, u"INBOX"_s}, {u"type"_s, u"system"_s}},
                    QJsonObject{{u"id"_s, u"SENT"_s}, {u"name"_s, u"SENT"_s}, {u"type"_s, u"system"_s}}}}});
    return jsonResponse(200,
        {{u"emailAddress"_s, findAccount(token.authorization.sub)->email}, {u"messagesTotal"_s, 2041},
            {u"threadsTotal"_s, 1377}, {u"historyId"_s, u"90210"_s}});
}

} // namespace

std::optional<HttpResponse> answerOtherApi(const ServerState& server, const ServerRequest& request)
{
    const QByteArray path = request.path();
    const std::optional<ApiMethod> calendar = calendarMethod(path);
    const std::optional<ApiMethod> method = calendar ? calendar : gmailMethod(path);
    if (!method)
        return std::nullopt;
    const auto token = bearerToken(server, request, *method);
    if (!token)
        return token.error();
    return calendar ? answerCalendar(server, *method) : answerGmail(server, path, *token);
}

} // namespace scopelight::practice
