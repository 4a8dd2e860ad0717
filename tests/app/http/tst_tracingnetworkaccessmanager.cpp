// SPDX-License-Identifier: Apache-2.0
#include "tracednetwork.h"
#include "wiretext.h"

#include <QNetworkReply>
#include <QSignalSpy>
#include <QTest>

#include <memory>
#include <optional>

using namespace Qt::StringLiterals;
using namespace scopelight;

class TestTracingNetworkAccessManager : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void everyStatusIsAnAnswer_data();
    void everyStatusIsAnAnswer();
    void requestsGoOutAsGiven();
    void bytesAreHandedOverAsTheyArrive();
    void theFlowsPurposeIsReadFromItsForm_data();
    void theFlowsPurposeIsReadFromItsForm();
    void theFlowsRepliesKeepTheirBodies();
    void exchangesAreRecordedWithTheirTimes();
    void whatComesAtOnceIsAllWaiting();
    void whatIsRecordedHoldsNoSecret();

private:
    std::optional<TracedNetwork> m_network; ///< new for every test
};

void TestTracingNetworkAccessManager::init()
{
    m_network.emplace();
}

void TestTracingNetworkAccessManager::everyStatusIsAnAnswer_data()
{
    QTest::addColumn<int>("status");
    for (const int status : {200, 201, 302, 400, 401, 402, 403, 404, 405, 409, 410, 418, 429, 500, 501, 503})
        QTest::addRow("%d", status) << status;
}

void TestTracingNetworkAccessManager::everyStatusIsAnAnswer()
{
    QFETCH(const int, status);
    LoopbackPeer peer(httpAnswer(status, "the body", "X-Test: yes\r\n"));
    const Outcome outcome = m_network->get(peer.url());
    QTRY_VERIFY(outcome.isFinished());
    QVERIFY(outcome.result());
    QCOMPARE(outcome.result()->status, status);
    QCOMPARE(outcome.result()->body, "the body");
    QCOMPARE(outcome.result()->headers.value("X-Test"), "yes");
    QCOMPARE(m_network->trace.exchanges().size(), 1);
    QCOMPARE(m_network->trace.exchanges().first().failure, QString());
}

void TestTracingNetworkAccessManager::requestsGoOutAsGiven()
{
    LoopbackPeer peer(httpAnswer(200, {}));
    const HttpRequest request{.method = "PATCH",
        .url = peer.url(u"/a%2Fb?c=d+e%2B"_s),
        .headers = {{"Authorization", "Bearer t"}, {"Content-Type", "text/plain"}},
        .body = "a body"};
    const Outcome outcome = m_network->manager.send(request, {});
    QTRY_VERIFY(outcome.isFinished());
    QCOMPARE(wireText(peer.requests().first()),
        "PATCH /a%2Fb?c=d+e%2B HTTP/1.1\nauthorization: Bearer t\nconnection: Keep-Alive\n"
        "content-length: 6\ncontent-type: text/plain\nhost: 127.0.0.1:"
            + QByteArray::number(peer.port())
            + "\nuser-agent: Scopelight/" SCOPELIGHT_VERSION " (gzip)\n\na body");
}

void TestTracingNetworkAccessManager::bytesAreHandedOverAsTheyArrive()
{
    LoopbackPeer peer(
        [](const QByteArray&) { return unfinished("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nfirst"); });
    QByteArray seen;
    const Outcome outcome = m_network->get(
        peer.url(), {.onBytes = [&seen](QByteArrayView bytes) { seen += bytes.toByteArray(); }});
    QTRY_COMPARE(seen, "first");
    QVERIFY(!outcome.isFinished());
    peer.write("later");
    QTRY_VERIFY(outcome.isFinished());
    QCOMPARE(seen, "firstlater");
    QCOMPARE(outcome.result()->body, "firstlater");
    QCOMPARE(m_network->trace.exchanges().first().response.body, "firstlater");
}

void TestTracingNetworkAccessManager::theFlowsPurposeIsReadFromItsForm_data()
{
    QTest::addColumn<QByteArray>("form");
    QTest::addColumn<QString>("purpose");
    QTest::newRow("exchange") << QByteArray("code=c&grant_type=authorization_code") << u"token_exchange"_s;
    QTest::newRow("refresh") << QByteArray("grant_type=refresh_token&refresh_token=r") << u"refresh"_s;
    QTest::newRow("neither") << QByteArray("a=b") << QString();
}

void TestTracingNetworkAccessManager::theFlowsPurposeIsReadFromItsForm()
{
    QFETCH(const QByteArray, form);
    LoopbackPeer peer(httpAnswer(200, {}));
    const std::unique_ptr<QNetworkReply> reply(m_network->manager.post(QNetworkRequest(peer.url()), form));
    QTRY_VERIFY(reply->isFinished());
    QTEST(m_network->trace.exchanges().first().purpose, "purpose");
}

void TestTracingNetworkAccessManager::theFlowsRepliesKeepTheirBodies()
{
    LoopbackPeer peer(httpAnswer(200, R"({"a":1})"));
    const std::unique_ptr<QNetworkReply> reply(m_network->manager.post(QNetworkRequest(peer.url()), "x"));
    qsizetype recordedBefore = -1;
    connect(reply.get(), &QNetworkReply::finished, this,
        [&] { recordedBefore = m_network->trace.exchanges().size(); });
    QTRY_VERIFY(reply->isFinished());
    QCOMPARE(recordedBefore, 1);
    QCOMPARE(toResponse(*reply).body, R"({"a":1})");
    QCOMPARE(reply->readAll(), R"({"a":1})");
    QCOMPARE(m_network->trace.exchanges().first().response.body, R"({"a":1})");
}

void TestTracingNetworkAccessManager::exchangesAreRecordedWithTheirTimes()
{
    const QDateTime start(QDate(2026, 1, 2), QTime(3, 4, 5), Qt::UTC);
    QDateTime now = start;
    const Clock clock = [&now] {
        QDateTime time = now;
        now = now.addMSecs(40);
        return time;
    };
    TracingNetworkAccessManager network(m_network->trace, clock);
    LoopbackPeer peer(httpAnswer(200, "x"));
    const Outcome outcome = network.send({.url = peer.url(u"/tokeninfo"_s)}, {.purpose = u"tokeninfo"_s});
    QTRY_VERIFY(outcome.isFinished());
    const HttpExchange exchange = m_network->trace.exchanges().first();
    QCOMPARE(exchange.direction, HttpExchange::Direction::Outgoing);
    QCOMPARE(exchange.purpose, u"tokeninfo"_s);
    QCOMPARE(exchange.request.method, "GET");
    QCOMPARE(exchange.request.url, peer.url(u"/tokeninfo"_s));
    QCOMPARE(exchange.startedAt, start);
    QCOMPARE(exchange.connectMs, 40);
    QCOMPARE(exchange.waitMs, 80);
    QCOMPARE(exchange.elapsedMs, 120);
}

void TestTracingNetworkAccessManager::whatComesAtOnceIsAllWaiting()
{
    const QDateTime start(QDate(2026, 1, 2), QTime(3, 4, 5), Qt::UTC);
    int asked = 0;
    const Clock clock = [&] { return asked++ == 0 ? start : start.addMSecs(25); };
    TracingNetworkAccessManager network(m_network->trace, clock);
    LoopbackPeer peer(httpAnswer(200, "x"));
    const Outcome outcome = network.send({.url = peer.url()}, {});
    QTRY_VERIFY(outcome.isFinished());
    const HttpExchange exchange = m_network->trace.exchanges().first();
    QCOMPARE(exchange.connectMs, 0); // not known
    QCOMPARE(exchange.waitMs, 25);
}

void TestTracingNetworkAccessManager::whatIsRecordedHoldsNoSecret()
{
    LoopbackPeer peer(
        httpAnswer(200, R"({"access_token":"canary-access","refresh_token":"canary-refresh"})"));
    const HttpRequest request{.method = "POST",
        .url = peer.url(),
        .headers = {{"Content-Type", "application/x-www-form-urlencoded"},
            {"Authorization", "Bearer canary-bearer"}},
        .body = "code=canary-code&client_secret=canary-secret"};
    QSignalSpy recorded(&m_network->trace, &HttpTrace::recorded);
    const Outcome outcome = m_network->manager.send(request, {});
    QTRY_VERIFY(outcome.isFinished());
    QVERIFY(peer.requests().first().endsWith("code=canary-code&client_secret=canary-secret"));
    const HttpExchange exchange = recorded.first().first().value<HttpExchange>();
    QByteArray all = exchange.request.body + exchange.response.body;
    for (const auto& [name, value] : exchange.request.headers.fields())
        all += value;
    QVERIFY2(!all.contains("canary"), all.constData());
}

QTEST_GUILESS_MAIN(TestTracingNetworkAccessManager)
#include "tst_tracingnetworkaccessmanager.moc"
