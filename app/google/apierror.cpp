// SPDX-License-Identifier: Apache-2.0
#include "google/apierror.h"

#include "http/httpdate.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

struct Rule {
    QLatin1StringView reason;
    QLatin1StringView code;
};

/// google.api.ErrorReason (upper case) and the older reasons of errors[], where they say more than the
/// status.
constexpr std::array rules{
    Rule{"ACCESS_TOKEN_SCOPE_INSUFFICIENT"_L1, "scope_insufficient"_L1},
    Rule{"SERVICE_DISABLED"_L1, "api_off"_L1},
    Rule{"accessNotConfigured"_L1, "api_off"_L1},
    Rule{"RATE_LIMIT_EXCEEDED"_L1, "rate_limited"_L1},
    Rule{"rateLimitExceeded"_L1, "rate_limited"_L1},
    Rule{"userRateLimitExceeded"_L1, "rate_limited"_L1},
    Rule{"sharingRateLimitExceeded"_L1, "rate_limited"_L1},
    Rule{"RESOURCE_QUOTA_EXCEEDED"_L1, "quota_exceeded"_L1},
    Rule{"dailyLimitExceeded"_L1, "quota_exceeded"_L1},
    Rule{"quotaExceeded"_L1, "quota_exceeded"_L1},
};

/// What the answer says, before it is judged.
struct Answer {
    QJsonObject error; ///< the member `error`
    QJsonObject item; ///< the first of errors[]
    QJsonObject info; ///< the google.rpc.ErrorInfo of details[]
    bool isJson = false;
};

Answer read(const QByteArray& body)
{
    const QJsonDocument document = QJsonDocument::fromJson(body);
    if (!document.isObject())
        return {};
    Answer answer{.error = document[u"error"_s].toObject(), .item = {}, .info = {}, .isJson = true};
    answer.item = answer.error[u"errors"_s].toArray().at(0).toObject();
    const QJsonArray details = answer.error[u"details"_s].toArray();
    for (const QJsonValue detail : details) {
        if (answer.info.isEmpty() && detail[u"@type"_s].toString().endsWith("google.rpc.ErrorInfo"_L1))
            answer.info = detail.toObject();
    }
    return answer;
}

QString reasonOf(const Answer& answer)
{
    for (const QJsonObject& object : {answer.info, answer.item}) {
        QString reason = object[u"reason"_s].toString();
        if (!reason.isEmpty())
            return reason;
    }
    return answer.error[u"status"_s].toString();
}

/// One parameter of a challenge (RFC 9110 §11.6.1); quoted strings are skipped whole, whatever they contain.
QString challengeParameter(const QByteArray& challenge, QLatin1StringView name)
{
    static const QRegularExpression parameter(uR"re(([\w-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s,"]+)))re"_s);
    auto matches = parameter.globalMatch(QString::fromLatin1(challenge));
    while (matches.hasNext()) {
        const QRegularExpressionMatch match = matches.next();
        if (match.capturedView(1).compare(name, Qt::CaseInsensitive) == 0)
            return match.hasCaptured(3) ? match.captured(3) : match.captured(2);
    }
    return {};
}

/// Analytics and others say insufficientPermissions about a person's role: only the sentence that Google has
/// used for scopes everywhere tells them apart when there is neither an ErrorInfo nor a challenge.
bool isScopeRefusal(const Answer& answer, const QByteArray& challenge)
{
    if (!answer.info.isEmpty())
        return answer.info[u"reason"_s] == "ACCESS_TOKEN_SCOPE_INSUFFICIENT"_L1;
    if (challengeParameter(challenge, "error"_L1) == "insufficient_scope"_L1)
        return true;
    return answer.item[u"reason"_s] == "insufficientPermissions"_L1
        && answer.error[u"message"_s].toString().contains("authentication scopes"_L1);
}

/// A limit per day does not pass by waiting for seconds.
bool isDailyLimit(const Answer& answer)
{
    return answer.info[u"metadata"_s][u"quota_unit"_s].toString().startsWith("1/d/"_L1);
}

QString codeFromReason(const Answer& answer)
{
    const QString reason = reasonOf(answer);
    const auto rule = std::ranges::find(rules, reason, &Rule::reason);
    if (rule == rules.end())
        return {};
    return rule->code == "rate_limited"_L1 && isDailyLimit(answer) ? u"quota_exceeded"_s
                                                                   : QString(rule->code);
}

QString codeFromStatus(int status)
{
    switch (status) {
    case 400:
        return u"bad_request"_s;
    case 403:
        return u"forbidden"_s;
    case 404:
        return u"not_found"_s;
    case 429:
        return u"rate_limited"_s;
    default:
        return status >= 500 ? u"server_unavailable"_s : u"http_status"_s;
    }
}

QString codeOf(const HttpResponse& response, const Answer& answer)
{
    if (response.status == 401)
        return u"token_rejected"_s;
    if (response.status == 403 && isScopeRefusal(answer, response.headers.value("WWW-Authenticate")))
        return u"scope_insufficient"_s;
    QString byReason = response.status < 500 ? codeFromReason(answer) : QString();
    if (!byReason.isEmpty() && byReason != "scope_insufficient"_L1)
        return byReason;
    const bool needsBody = response.status >= 400 && response.status < 500 && response.status != 429;
    return answer.isJson || !needsBody ? codeFromStatus(response.status) : u"not_json"_s;
}

/// Seconds from Retry-After (RFC 9110 §10.2.3); a date counts from the answer's own Date, so our clock is out
/// of it.
QString retryAfter(const HttpHeaders& headers)
{
    const QString value = QString::fromLatin1(headers.value("Retry-After").trimmed());
    bool isSeconds = false;
    const uint seconds = value.toUInt(&isSeconds);
    if (isSeconds)
        return QString::number(seconds);
    const QDateTime now = httpDate(headers.value("Date"));
    const QDateTime then = httpDate(headers.value("Retry-After"));
    return now.isValid() && then.isValid() ? QString::number(std::max<qint64>(0, now.secsTo(then)))
                                           : QString();
}

/// The text if it matches from end to end, else nothing.
QString ifMatches(const QString& text, const QRegularExpression& pattern)
{
    return pattern.match(text).hasMatch() ? text : QString();
}

} // namespace

Error parseApiError(const HttpResponse& response, Step step)
{
    static const QRegularExpression googleService(
        uR"(\A[a-z0-9-]{1,63}(\.[a-z0-9-]{1,63})*\.googleapis\.com\z)"_s);
    static const QRegularExpression consumer(uR"(\Aprojects/[a-z0-9.:-]{1,100}\z)"_s);
    const Answer answer = read(response.body);
    const QJsonValue metadata = answer.info[u"metadata"_s];
    Error error{step, codeOf(response, answer), {}};
    const Facts facts{
        {u"reason"_s, reasonOf(answer)},
        {u"message"_s, answer.error[u"message"_s].toString()},
        {u"location"_s, answer.item[u"location"_s].toString()},
        {u"service"_s, ifMatches(metadata[u"service"_s].toString(), googleService)},
        {u"consumer"_s, ifMatches(metadata[u"consumer"_s].toString(), consumer)},
        {u"retry_after"_s, retryAfter(response.headers)},
        {u"acceptable_scopes"_s, challengeParameter(response.headers.value("WWW-Authenticate"), "scope"_L1)},
        {u"media_type"_s, answer.isJson ? QString() : QString::fromLatin1(mediaType(response.headers))},
    };
    error.facts[u"status"_s] = QString::number(response.status);
    for (auto fact = facts.cbegin(); fact != facts.cend(); ++fact) {
        if (!fact.value().isEmpty())
            error.facts.insert(fact.key(), fact.value());
    }
    return error;
}

} // namespace scopelight
