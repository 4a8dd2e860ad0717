// SPDX-License-Identifier: Apache-2.0
#include "http/har.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace scopelight;

namespace {

HttpExchange exchange()
{
    return {.purpose = u"token_exchange"_s,
        .request = {.method = "POST",
            .url = QUrl(u"https://oauth2.googleapis.com/token?a=b%20c&a=%2B"_s),
            .headers = {{"Content-Type", "application/x-www-form-urlencoded"}},
            .body = "grant_type=authorization_code"},
        .response = {.status = 404,
            .headers = {{"Content-Type", "application/json; charset=utf-8"}, {"Location", "/there"}},
            .body = "{\"\xC3\xBC\":1}"},
        .startedAt = QDateTime(QDate(2026, 1, 2), QTime(3, 4, 5, 6), Qt::UTC),
        .connectMs = 20,
        .waitMs = 70,
        .elapsedMs = 100};
}

QJsonObject harLog(const QList<HttpExchange>& exchanges)
{
    return QJsonDocument::fromJson(toHar(exchanges)).object().value("log"_L1).toObject();
}

QJsonObject entry(const HttpExchange& exchange)
{
    return harLog({exchange}).value("entries"_L1).toArray().first().toObject();
}

struct Member {
    const char* path;
    QJsonValue::Type type;
};

/// The members that HAR 1.2 does not mark as optional.
const QList<Member>& requiredOfAnEntry()
{
    using enum QJsonValue::Type;
    static const QList<Member> members{{"startedDateTime", String}, {"time", Double}, {"request", Object},
        {"request.method", String}, {"request.url", String}, {"request.httpVersion", String},
        {"request.cookies", Array}, {"request.headers", Array}, {"request.queryString", Array},
        {"request.headersSize", Double}, {"request.bodySize", Double}, {"response", Object},
        {"response.status", Double}, {"response.statusText", String}, {"response.httpVersion", String},
        {"response.cookies", Array}, {"response.headers", Array}, {"response.content", Object},
        {"response.content.size", Double}, {"response.content.mimeType", String},
        {"response.redirectURL", String}, {"response.headersSize", Double}, {"response.bodySize", Double},
        {"cache", Object}, {"timings", Object}, {"timings.send", Double}, {"timings.wait", Double},
        {"timings.receive", Double}};
    return members;
}

QJsonValue at(const QJsonObject& object, const char* path)
{
    QJsonValue value = object;
    for (const QString& name : QString::fromLatin1(path).split(u'.'))
        value = value.toObject().value(name);
    return value;
}

} // namespace

class TestHar : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theLogNamesItsVersionAndCreator();
    void everyRequiredMemberIsThere_data();
    void everyRequiredMemberIsThere();
    void requestsAreDescribed();
    void answersAreDescribed();
    void timesAddUp();
    void whatBrowsersSentIsMarkedAsIncoming();
    void failuresAreNamed();
    void bytesThatAreNoTextAreBase64();
};

void TestHar::theLogNamesItsVersionAndCreator()
{
    const QJsonObject empty = harLog({});
    QCOMPARE(empty.value("version"_L1).toString(), u"1.2"_s);
    QCOMPARE(at(empty, "creator.name").toString(), u"Scopelight"_s);
    QCOMPARE(at(empty, "creator.version").toString(), QStringLiteral(SCOPELIGHT_VERSION));
    QVERIFY(empty.value("entries"_L1).isArray());
    QCOMPARE(harLog({exchange(), exchange()}).value("entries"_L1).toArray().size(), 2);
}

void TestHar::everyRequiredMemberIsThere_data()
{
    QTest::addColumn<bool>("isEmpty");
    QTest::newRow("a whole exchange") << false;
    QTest::newRow("an exchange of which nothing is known") << true;
}

void TestHar::everyRequiredMemberIsThere()
{
    QFETCH(const bool, isEmpty);
    const QJsonObject json = entry(isEmpty ? HttpExchange{.response = {.status = 0}} : exchange());
    for (const Member& member : requiredOfAnEntry())
        QVERIFY2(at(json, member.path).type() == member.type, member.path);
}

void TestHar::requestsAreDescribed()
{
    const QJsonObject json = entry(exchange());
    QCOMPARE(json.value("startedDateTime"_L1).toString(), u"2026-01-02T03:04:05.006Z"_s);
    QCOMPARE(json.value("_purpose"_L1).toString(), u"token_exchange"_s);
    QCOMPARE(json.value("_direction"_L1).toString(), u"outgoing"_s);
    QCOMPARE(at(json, "request.method").toString(), u"POST"_s);
    QCOMPARE(at(json, "request.url").toString(), u"https://oauth2.googleapis.com/token?a=b%20c&a=%2B"_s);
    const QJsonArray query = at(json, "request.queryString").toArray();
    QCOMPARE(query.size(), 2);
    QCOMPARE(at(query.first().toObject(), "name").toString(), u"a"_s);
    QCOMPARE(at(query.first().toObject(), "value").toString(), u"b c"_s);
    QCOMPARE(at(query.last().toObject(), "value").toString(), u"+"_s);
    QCOMPARE(at(json, "request.postData.mimeType").toString(), u"application/x-www-form-urlencoded"_s);
    QCOMPARE(at(json, "request.postData.text").toString(), u"grant_type=authorization_code"_s);
    QVERIFY(at(entry({}), "request.postData").isUndefined());
}

void TestHar::answersAreDescribed()
{
    const QJsonObject json = entry(exchange());
    QCOMPARE(at(json, "response.status").toInt(), 404);
    QCOMPARE(at(json, "response.statusText").toString(), u"Not Found"_s);
    QCOMPARE(at(json, "response.redirectURL").toString(), u"/there"_s);
    QCOMPARE(at(json, "response.content.mimeType").toString(), u"application/json; charset=utf-8"_s);
    QCOMPARE(at(json, "response.content.text").toString(), u"{\"ü\":1}"_s);
    QCOMPARE(at(json, "response.content.size").toInt(), 8);
    const QJsonObject header = at(json, "response.headers").toArray().first().toObject();
    QCOMPARE(at(header, "name").toString(), u"Content-Type"_s);
}

void TestHar::timesAddUp()
{
    const QJsonObject json = entry(exchange());
    QCOMPARE(json.value("time"_L1).toInt(), 100);
    QCOMPARE(at(json, "timings.connect").toInt(), 20);
    QCOMPARE(at(json, "timings.wait").toInt(), 50);
    QCOMPARE(at(json, "timings.receive").toInt(), 30);
    const QJsonObject silent = entry({.response = {.status = 0}, .elapsedMs = 50});
    QCOMPARE(at(silent, "timings.connect").toInt(), -1); // HAR's word for not known
    QCOMPARE(at(silent, "timings.wait").toInt(), 50);
    QCOMPARE(at(silent, "timings.receive").toInt(), 0);
}

void TestHar::whatBrowsersSentIsMarkedAsIncoming()
{
    HttpExchange redirect = exchange();
    redirect.direction = HttpExchange::Direction::Incoming;
    QCOMPARE(entry(redirect).value("_direction"_L1).toString(), u"incoming"_s);
    redirect.direction = HttpExchange::Direction::InBrowser;
    QCOMPARE(entry(redirect).value("_direction"_L1).toString(), u"in_browser"_s);
}

void TestHar::failuresAreNamed()
{
    QVERIFY(!entry(exchange()).contains("_failure"_L1));
    HttpExchange failed = exchange();
    failed.failure = u"timeout"_s;
    QCOMPARE(entry(failed).value("_failure"_L1).toString(), u"timeout"_s);
}

void TestHar::bytesThatAreNoTextAreBase64()
{
    HttpExchange binary = exchange();
    binary.response.body = QByteArray("\xFF\x00\xFE", 3);
    QCOMPARE(at(entry(binary), "response.content.encoding").toString(), u"base64"_s);
    QCOMPARE(at(entry(binary), "response.content.text").toString(), u"/wD+"_s);
    QVERIFY(at(entry(exchange()), "response.content.encoding").isUndefined());
}

QTEST_GUILESS_MAIN(TestHar)
#include "tst_har.moc"
