// SPDX-License-Identifier: Apache-2.0
#include "oauth/serveranswer.h"

#include "base/strictjson.h"
#include "http/redaction.h"
#include "oauth/servermetadata.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

constexpr qsizetype maxDescription = 500;

bool isSuccess(int status)
{
    return status >= 200 && status < 300;
}

bool isRedirect(int status)
{
    return status >= 300 && status < 400;
}

Facts answerFacts(const HttpResponse& response)
{
    return {{u"status"_s, QString::number(response.status)},
        {u"content_type"_s, QString::fromLatin1(mediaType(response.headers).left(64))},
        {u"title"_s, titleOf(response.body)}};
}

/// A server may quote the token or code that it refuses.
QString harmless(const QString& text)
{
    return redacted(text.left(8 * maxDescription)).left(maxDescription);
}

/// The members of an error response beside `error`.
Facts errorFacts(const QJsonObject& answer, const HttpResponse& response)
{
    Facts facts{{u"status"_s, QString::number(response.status)}};
    for (const QString& name : {u"error_description"_s, u"error_subtype"_s, u"error_uri"_s}) {
        const QString text = answer.value(name).toString();
        if (!text.isEmpty())
            facts.insert(name, harmless(text));
    }
    return facts;
}

/// Google's APIs answer {"error": {"code": 401, "message": "…", "status": "UNAUTHENTICATED"}}.
tl::unexpected<Error> apiError(const QJsonObject& error, const HttpResponse& response, Step step)
{
    Facts facts{{u"status"_s, QString::number(response.status)},
        {u"error_description"_s, harmless(error.value(u"message"_s).toString())}};
    const QString code = error.value(u"status"_s).toString().toLower();
    if (isErrorCode(code))
        return serverSaid(step, code, facts);
    return fail(step, u"http_status"_s, facts);
}

tl::unexpected<Error> serverError(const QJsonObject& answer, const HttpResponse& response, Step step)
{
    const QJsonValue error = answer.value(u"error"_s);
    if (error.isObject())
        return apiError(error.toObject(), response, step);
    if (isErrorCode(error.toString()))
        return serverSaid(step, error.toString(), errorFacts(answer, response));
    return fail(step, u"http_status"_s, errorFacts(answer, response));
}

/// `error` of a Bearer challenge, or empty.
QString challengeError(const HttpResponse& response)
{
    static const QRegularExpression member(uR"re(\berror="([^"\\]*)")re"_s);
    const QString challenge = QString::fromLatin1(response.headers.value("WWW-Authenticate"));
    const QString code = member.match(challenge).captured(1);
    return isErrorCode(code) ? code : QString();
}

tl::unexpected<Error> statusError(const HttpResponse& response, Step step)
{
    const QString challenged = challengeError(response);
    if (!challenged.isEmpty())
        return serverSaid(step, challenged, answerFacts(response));
    return fail(step, u"http_status"_s, answerFacts(response));
}

} // namespace

tl::unexpected<Error> serverSaid(Step step, const QString& code, const Facts& facts)
{
    return tl::unexpected(Error{.step = step, .code = code, .facts = facts, .isServersWord = true});
}

bool isErrorCode(const QString& text)
{
    static const QRegularExpression allowed(uR"(\A[\x21\x23-\x5B\x5D-\x7E]{1,64}\z)"_s);
    return allowed.match(text).hasMatch();
}

Result<QJsonObject> parseServerAnswer(const HttpResponse& response, Step step)
{
    if (isRedirect(response.status)) {
        const QString target = QString::fromLatin1(response.headers.value("Location"));
        return fail(step, u"redirected"_s,
            {{u"status"_s, QString::number(response.status)}, {u"origin"_s, originOf(target)}});
    }
    const auto answer = parseStrictJson(response.body, step);
    if (answer && !answer->value(u"error"_s).isNull() && answer->contains(u"error"_s))
        return serverError(*answer, response, step);
    if (!isSuccess(response.status))
        return statusError(response, step);
    if (!answer) {
        Facts facts = answerFacts(response);
        facts.insert(u"failed"_s, u"reasons/"_s + answer.error().code);
        return fail(step, u"not_json"_s, facts);
    }
    return *answer;
}

QString titleOf(const QByteArray& html)
{
    static const QRegularExpression title(
        u"<title[^>]*>([^<]*)"_s, QRegularExpression::CaseInsensitiveOption);
    const QString start = QString::fromUtf8(html.left(64 * 1024));
    return title.match(start).captured(1).simplified().left(120);
}

} // namespace scopelight
