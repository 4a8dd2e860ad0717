// SPDX-License-Identifier: Apache-2.0
#include "files.h"
#include "google/apierror.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace scopelight;

namespace {

QByteArray oldShape(const QByteArray& reason)
{
    return R"({"error":{"errors":[{"domain":"usageLimits","reason":")" + reason + R"("}],"message":"m"}})";
}

const QByteArray challenge =
    R"(Bearer realm="https://accounts.google.com/", error="insufficient_scope", )"
    R"(scope="https://www.googleapis.com/auth/drive https://www.googleapis.com/auth/x")";

} // namespace

class TestApiError : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void namesWhatHappened_data();
    void namesWhatHappened();
    void readsTheFactsOfAScopeRefusal();
    void readsTheServiceThatIsOff();
    void neverTakesALinkOrAForeignServiceFromTheAnswer();
    void readsScopesPastHostileQuotedStrings();
    void readsRetryAfter_data();
    void readsRetryAfter();
    void saysWhichParameterWasRefused();
    void saysWhatKindOfDocumentCameInstead();
};

void TestApiError::namesWhatHappened_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("code");

    QTest::newRow("token") << 401 << oldShape("authError") << u"token_rejected"_s;
    QTest::newRow("token, no body") << 401 << QByteArray() << u"token_rejected"_s;
    QTest::newRow("scope") << 403 << testData(u"drive/errors/scope_insufficient.json"_s)
                           << u"scope_insufficient"_s;
    QTest::newRow("a person's role") << 403 << testData(u"drive/errors/role_missing.json"_s)
                                     << u"forbidden"_s;
    QTest::newRow("API off") << 403 << testData(u"drive/errors/api_off.json"_s) << u"api_off"_s;
    QTest::newRow("API off, old shape")
        << 403 << testData(u"drive/errors/api_off_old.json"_s) << u"api_off"_s;
    QTest::newRow("rate") << 403 << oldShape("rateLimitExceeded") << u"rate_limited"_s;
    QTest::newRow("rate of the user") << 403 << oldShape("userRateLimitExceeded") << u"rate_limited"_s;
    QTest::newRow("rate of sharing") << 403 << oldShape("sharingRateLimitExceeded") << u"rate_limited"_s;
    QTest::newRow("429 alone") << 429 << QByteArray() << u"rate_limited"_s;
    QTest::newRow("day") << 403 << oldShape("dailyLimitExceeded") << u"quota_exceeded"_s;
    QTest::newRow("day, new shape") << 429 << testData(u"drive/errors/daily_quota.json"_s)
                                    << u"quota_exceeded"_s;
    QTest::newRow("domain policy") << 403 << oldShape("domainPolicy") << u"forbidden"_s;
    QTest::newRow("file of another app") << 403 << oldShape("appNotAuthorizedToFile") << u"forbidden"_s;
    QTest::newRow("unknown id") << 404 << oldShape("notFound") << u"not_found"_s;
    QTest::newRow("bad parameter") << 400 << oldShape("invalidParameter") << u"bad_request"_s;
    QTest::newRow("scope word at 400")
        << 400 << oldShape("ACCESS_TOKEN_SCOPE_INSUFFICIENT") << u"bad_request"_s;
    QTest::newRow("internal") << 500 << oldShape("internalError") << u"server_unavailable"_s;
    QTest::newRow("503 page") << 503 << QByteArray("<html>busy</html>") << u"server_unavailable"_s;
    QTest::newRow("500 with a reason") << 500 << oldShape("accessNotConfigured") << u"server_unavailable"_s;
    QTest::newRow("404 page") << 404 << QByteArray("<html>no</html>") << u"not_json"_s;
    QTest::newRow("403 page") << 403 << QByteArray("<html>sorry</html>") << u"not_json"_s;
    QTest::newRow("redirect") << 302 << QByteArray("<html>moved</html>") << u"http_status"_s;
    QTest::newRow("error is no object") << 403 << QByteArray(R"({"error":"denied"})") << u"forbidden"_s;
    QTest::newRow("lists of the wrong kind")
        << 403 << QByteArray(R"({"error":{"errors":{},"details":[1,"x",null]}})") << u"forbidden"_s;
}

void TestApiError::namesWhatHappened()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    const Error error = parseApiError({.status = status, .headers = {}, .body = body}, Step::Drive);
    QTEST(error.code, "code");
    QVERIFY(error.step == Step::Drive);
    QCOMPARE(error.facts.value(u"status"_s), QString::number(status));
}

void TestApiError::readsTheFactsOfAScopeRefusal()
{
    const HttpResponse response{
        .status = 403,
        .headers = {{"WWW-Authenticate", challenge}},
        .body = testData(u"drive/errors/scope_insufficient.json"_s),
    };
    const Facts expected{
        {u"status"_s, u"403"_s},
        {u"reason"_s, u"ACCESS_TOKEN_SCOPE_INSUFFICIENT"_s},
        {u"message"_s, u"Request had insufficient authentication scopes."_s},
        {u"service"_s, u"drive.googleapis.com"_s},
        {u"acceptable_scopes"_s,
            u"https://www.googleapis.com/auth/drive https://www.googleapis.com/auth/x"_s},
    };
    QCOMPARE(parseApiError(response, Step::Drive).facts, expected);

    const HttpResponse challengeOnly{.status = 403, .headers = response.headers, .body = "{}"};
    QCOMPARE(parseApiError(challengeOnly, Step::Drive).code, u"scope_insufficient"_s);
}

void TestApiError::readsTheServiceThatIsOff()
{
    const Error error = parseApiError(
        {.status = 403, .headers = {}, .body = testData(u"drive/errors/api_off.json"_s)}, Step::Drive);
    QCOMPARE(error.facts.value(u"service"_s), u"drive.googleapis.com"_s);
    QCOMPARE(error.facts.value(u"consumer"_s), u"projects/1048596"_s);
    QCOMPARE(error.facts.value(u"reason"_s), u"SERVICE_DISABLED"_s);
}

void TestApiError::neverTakesALinkOrAForeignServiceFromTheAnswer()
{
    const HttpResponse links{.status = 403, .headers = {}, .body = testData(u"drive/errors/api_off.json"_s)};
    for (const QString& fact : parseApiError(links, Step::Drive).facts)
        QVERIFY2(!fact.contains("evil.example"_L1), qPrintable(fact));

    const HttpResponse foreign{
        .status = 403, .headers = {}, .body = testData(u"drive/errors/api_off_foreign_service.json"_s)};
    const Error error = parseApiError(foreign, Step::Drive);
    QCOMPARE(error.code, u"api_off"_s);
    QVERIFY(!error.facts.contains(u"service"_s));
    QVERIFY(!error.facts.contains(u"consumer"_s));
}

void TestApiError::readsScopesPastHostileQuotedStrings()
{
    const HttpResponse response{
        .status = 403,
        .headers = {{"WWW-Authenticate",
            R"(Bearer realm="x\", scope=\"evil", error="insufficient_scope", scope="openid")"}},
        .body = "{}",
    };
    QCOMPARE(parseApiError(response, Step::Drive).facts.value(u"acceptable_scopes"_s), u"openid"_s);
}

void TestApiError::readsRetryAfter_data()
{
    QTest::addColumn<QByteArray>("retryAfter");
    QTest::addColumn<QByteArray>("date");
    QTest::addColumn<QString>("seconds");

    const QByteArray now = "Mon, 14 Sep 2026 10:00:00 GMT";
    QTest::newRow("seconds") << QByteArray("17") << QByteArray() << u"17"_s;
    QTest::newRow("date") << QByteArray("Mon, 14 Sep 2026 10:00:30 GMT") << now << u"30"_s;
    QTest::newRow("past date") << QByteArray("Mon, 14 Sep 2026 09:00:00 GMT") << now << u"0"_s;
    QTest::newRow("date, no Date") << QByteArray("Mon, 14 Sep 2026 10:00:30 GMT") << QByteArray()
                                   << QString();
    QTest::newRow("negative") << QByteArray("-3") << now << QString();
    QTest::newRow("word") << QByteArray("soon") << now << QString();
}

void TestApiError::readsRetryAfter()
{
    QFETCH(QByteArray, retryAfter);
    QFETCH(QByteArray, date);
    const HttpResponse response{
        .status = 429, .headers = {{"Retry-After", retryAfter}, {"Date", date}}, .body = {}};
    QTEST(parseApiError(response, Step::Drive).facts.value(u"retry_after"_s), "seconds");
}

void TestApiError::saysWhichParameterWasRefused()
{
    const HttpResponse response{
        .status = 400,
        .headers = {},
        .body = R"({"error":{"errors":[{"reason":"invalid","locationType":"parameter","location":"q"}]}})",
    };
    QCOMPARE(parseApiError(response, Step::Drive).facts.value(u"location"_s), u"q"_s);
}

void TestApiError::saysWhatKindOfDocumentCameInstead()
{
    const HttpResponse response{
        .status = 404, .headers = {{"Content-Type", "text/html; charset=utf-8"}}, .body = "<html>"};
    QCOMPARE(parseApiError(response, Step::Drive).facts.value(u"media_type"_s), u"text/html"_s);
}

QTEST_GUILESS_MAIN(TestApiError)
#include "tst_apierror.moc"
