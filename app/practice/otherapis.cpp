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

/// APIs that are met under `inconclusive` alone.
std::optional<ApiMethod> otherMethod(const QByteArray& path)
{
    if (path == "/v1/spaces")
        return ApiMethod{u"chat.googleapis.com"_s, u"Google Chat API"_s,
            u"google.chat.v1.ChatService.ListSpaces"_s,
            authScopes({u"chat.spaces"_s, u"chat.spaces.readonly"_s})};
    if (path == "/admin/directory/v1/users")
        return ApiMethod{u"admin.googleapis.com"_s, u"Admin SDK API"_s,
            u"directory_v1.Directory.Users.List"_s,
            authScopes({u"admin.directory.user"_s, u"admin.directory.user.readonly"_s})};
    if (path == "/tasks/v1/users/@me/lists")
        return ApiMethod{u"tasks.googleapis.com"_s, u"Google Tasks API"_s, u"tasks.v1.TaskLists.List"_s,
            authScopes({u"tasks"_s, u"tasks.readonly"_s})};
    return std::nullopt;
}

/// What each of them says instead of a word about scopes: a mailbox that is off, a disturbance, a Chat app
/// that was never set up, an account that is no administrator, a quota that is used up.
HttpResponse inconclusiveAnswer(const QString& service)
{
    static const QHash<QString, ApiFailure> answers{
        {u"gmail.googleapis.com"_s,
            {400, u"FAILED_PRECONDITION"_s, u"Mail service not enabled"_s, u"failedPrecondition"_s}},
        {u"calendar-json.googleapis.com"_s,
            {503, u"UNAVAILABLE"_s, u"The service is currently unavailable."_s, u"backendError"_s}},
        {u"chat.googleapis.com"_s, {404, u"NOT_FOUND"_s, u"Google Chat app not found."_s, u"notFound"_s}},
        {u"admin.googleapis.com"_s,
            {403, u"PERMISSION_DENIED"_s, u"Not Authorized to access this resource/api"_s, u"forbidden"_s}},
        {u"tasks.googleapis.com"_s,
            {403, u"RESOURCE_EXHAUSTED"_s, u"Daily Limit Exceeded"_s, u"dailyLimitExceeded"_s,
                u"usageLimits"_s}},
    };
    return apiError(answers.value(service));
}

HttpResponse answerGmail(const QByteArray& path, const IssuedToken& token)
{
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
    const bool isInconclusive = server.plays(PracticeScenario::Inconclusive);
    std::optional<ApiMethod> method = calendar ? calendar : gmailMethod(path);
    if (!method && isInconclusive)
        method = otherMethod(path);
    if (!method)
        return std::nullopt;
    const auto token = bearerToken(server, request, *method);
    if (!token)
        return token.error();
    if (isInconclusive)
        return inconclusiveAnswer(method->service);
    return calendar ? serviceDisabled(*method) : answerGmail(path, *token);
}

} // namespace scopelight::practice
