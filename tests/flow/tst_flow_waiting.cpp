// SPDX-License-Identifier: Apache-2.0
#include "browser.h"
#include "practiceserver.h"

#include <QTemporaryDir>
#include <QTest>
#include <QUrlQuery>

using namespace Qt::StringLiterals;

namespace {

QByteArray request(const QByteArray& target, const QByteArray& host = "localhost:8080")
{
    return "GET " + target + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
}

QByteArray targetOf(const QUrl& redirect)
{
    return "/?" + redirect.query(QUrl::FullyEncoded).toLatin1();
}

/// How often the token endpoint was asked.
qsizetype exchangesIn(const QString& harFile)
{
    const QJsonArray entries = harEntries(harFile);
    return std::count_if(entries.begin(), entries.end(),
        [](const QJsonValue& entry) { return entry[u"request"][u"url"].toString().endsWith(u"/token"); });
}

} // namespace

/// While an attempt waits, only its own redirect ends it.
class TestFlowWaiting : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void outlivesStrays_data();
    void outlivesStrays();
    void takesARedirectInPieces();

private:
    const PracticeServer m_practice;
    const QTemporaryDir m_folder;
    QString m_har;
    QStringList m_arguments;
};

void TestFlowWaiting::initTestCase()
{
    m_har = m_folder.filePath(u"run.har"_s);
    m_arguments = QStringList{u"authorize"_s, u"--format"_s, u"json"_s, u"--no-browser"_s, u"--har"_s, m_har}
        + m_practice.source();
}

void TestFlowWaiting::outlivesStrays_data()
{
    QTest::addColumn<QByteArray>("stray"); // but for one thing, the attempt's own redirect
    QTest::addColumn<QByteArray>("status");
    QTest::newRow("another host") << request("/?code=stolen&state=STATE&iss=ISS", "attacker.example")
                                  << QByteArray("4");
    QTest::newRow("rebound name") << request("/?code=stolen&state=STATE&iss=ISS", "attacker.example:8080")
                                  << QByteArray("4");
    QTest::newRow("another state") << request("/?code=stolen&state=wrong&iss=ISS") << QByteArray("400");
    QTest::newRow("no state") << request("/?code=stolen&iss=ISS") << QByteArray("400");
    QTest::newRow("error without state") << request("/?error=access_denied&iss=ISS") << QByteArray("400");
    QTest::newRow("error with another state")
        << request("/?error=access_denied&state=wrong&iss=ISS") << QByteArray("400");
    QTest::newRow("state twice") << request("/?code=stolen&state=STATE&state=STATE&iss=ISS")
                                 << QByteArray("400");
    QTest::newRow("code and error") << request("/?code=stolen&error=access_denied&state=STATE&iss=ISS")
                                    << QByteArray("400");
    QTest::newRow("another issuer") << request("/?code=stolen&state=STATE&iss=https%3A%2F%2Fattacker.example")
                                    << QByteArray("400");
    QTest::newRow("no issuer") << request("/?code=stolen&state=STATE") << QByteArray("400");
    QTest::newRow("favicon") << request("/favicon.ico") << QByteArray("404");
    QTest::newRow("another path") << request("/admin?code=stolen&state=STATE&iss=ISS") << QByteArray("404");
    QTest::newRow("a body") << QByteArray(
        "POST / HTTP/1.1\r\nHost: localhost:8080\r\nContent-Length: 5\r\n\r\nhello")
                            << QByteArray("4");
    QTest::newRow("no HTTP") << QByteArray("\x16\x03\x01\x02\x00 tls\r\n\r\n") << QByteArray("4");
}

void TestFlowWaiting::outlivesStrays()
{
    QFETCH(QByteArray, stray);
    QFETCH(const QByteArray, status);
    CliProgram program(m_arguments);
    const QUrl address = program.addressToOpen();
    const QByteArray state = QUrlQuery(address).queryItemValue(u"state"_s).toLatin1();
    QVERIFY(!state.isEmpty());
    const QByteArray answer = sendToPort8080(
        {stray.replace("STATE", state).replace("ISS", m_practice.origin().toLatin1().toPercentEncoding())});
    QVERIFY2(answer.startsWith("HTTP/1.1 " + status), answer.constData());
    QVERIFY2(!answer.contains("stolen") && !answer.contains(state), "nothing is echoed");
    QVERIFY(program.isRunning());

    QCOMPARE(Browser::open(address).status, 200);
    const CliResult result = program.finish();
    QVERIFY2(result.status == 0, result.all().constData());
    QCOMPARE(exchangesIn(m_har), 1);
}

void TestFlowWaiting::takesARedirectInPieces()
{
    CliProgram program(m_arguments);
    const QByteArray whole = request(targetOf(Browser::landing(program.addressToOpen())));
    const QByteArray answer = sendToPort8080(
        {whole.first(3), whole.sliced(3, 20), whole.sliced(23, whole.size() - 25), whole.last(2)});
    QVERIFY2(answer.startsWith("HTTP/1.1 200"), answer.constData());
    const CliResult result = program.finish();
    QVERIFY2(result.status == 0, result.all().constData());
}

QTEST_GUILESS_MAIN(TestFlowWaiting)
#include "tst_flow_waiting.moc"
