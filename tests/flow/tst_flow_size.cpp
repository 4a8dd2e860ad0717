// SPDX-License-Identifier: Apache-2.0
#include "browser.h"
#include "files.h"
#include "loopbackpeer.h"
#include "practiceserver.h"
#include "processmemory.h"

#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>
#include <QUrlQuery>

#include <memory>
#include <vector>

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 mebibyte = 1024;

/// Connections that say nothing, or begin and say no more.
std::vector<std::unique_ptr<QTcpSocket>> silentConnections(int count)
{
    std::vector<std::unique_ptr<QTcpSocket>> sockets;
    for (int i = 0; i < count; ++i) {
        auto socket = std::make_unique<QTcpSocket>();
        socket->connectToHost(u"127.0.0.1"_s, 8080);
        if (!socket->waitForConnected())
            break;
        if (i % 2 == 0)
            socket->write("GET /?code=");
        sockets.push_back(std::move(socket));
    }
    return sockets;
}

struct Stray {
    QByteArray target;
    QByteArray host;
    QByteArray status;
};

QList<Stray> strays(const QByteArray& state)
{
    const QByteArray ours = "localhost:8080";
    return {{"/?code=stolen&state=" + state, "attacker.example", "421"},
        {"/?code=stolen&state=" + state, "attacker.example:8080", "421"},
        {"/?code=stolen&state=wrong", ours, "400"}, {"/?code=stolen", ours, "400"},
        {"/?error=access_denied", ours, "400"}, {"/?error=access_denied&state=wrong", ours, "400"}};
}

} // namespace

/// What a run costs in memory, however much comes from outside.
class TestFlowSize : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void countsAHundredThousandFilesInThirtyMegabytes();
    void outlivesAFlood();

private:
    /// An authorize of the practice provider's client, whose token endpoint is another.
    QStringList arguments(const LoopbackPeer& tokenEndpoint) const;

    const PracticeServer m_practice;
    const QTemporaryDir m_folder;
};

// Measured on the program as it is shipped: a sanitizer's own memory would hide the program's.
// Most of it are the libraries: 20 MB of Debian 12's stand in memory, 29 MB of Debian 13's.
void TestFlowSize::countsAHundredThousandFilesInThirtyMegabytes()
{
    const PracticeServer practice({u"--files"_s, u"100000"_s});
    CliProgram program(QStringList{u"drive"_s, u"--count"_s, u"--no-browser"_s} + practice.source());
    QCOMPARE(Browser::open(program.addressToOpen()).status, 200);
    qint64 peak = 0;
    qint64 own = 0;
    while (program.isRunning()) {
        peak = std::max(peak, kibibytesHeld(u"VmHWM"_s, QString::number(program.processId())));
        own = std::max(own, kibibytesHeld(u"RssAnon"_s, QString::number(program.processId())));
        program.waitALittle();
    }
    const CliResult result = program.finish();
    QVERIFY2(result.status == 0, result.all().constData());
    QVERIFY2(result.output.endsWith("\n100000\n"), result.output.constData());
    QVERIFY(own > mebibyte);
    const QString figures = u"peak %1 kB, %2 kB of its own"_s.arg(peak).arg(own);
    qInfo() << figures;
    QVERIFY2(own < 8'000, qPrintable(figures));
#if QT_VERSION < QT_VERSION_CHECK(6, 8, 0)
    QVERIFY2(peak < 30'000, qPrintable(figures));
#endif
}

QStringList TestFlowSize::arguments(const LoopbackPeer& tokenEndpoint) const
{
    const QByteArray practised = (m_practice.origin() + u"/token"_s).toLatin1();
    const QString client = m_folder.filePath(u"client.json"_s);
    const bool isWritten = writeFile(client,
        readFile(m_practice.clientFile()).replace(practised, tokenEndpoint.url(u"/token"_s).toEncoded()));
    return QStringList{u"authorize"_s, u"--no-browser"_s, u"--scope"_s, u"drive.readonly"_s, u"--client"_s,
               isWritten ? client : QString(), u"--trust-server"_s, tokenEndpoint.url(QString()).toString()}
    + m_practice.trust();
}

void TestFlowSize::outlivesAFlood()
{
    const LoopbackPeer tokenEndpoint(httpAnswer(
        200, R"({"access_token":"ya29.a","token_type":"Bearer"})", "Content-Type: application/json\r\n"));
    CliProgram program(arguments(tokenEndpoint));
    const QUrl address = program.addressToOpen();
    const QUrl landing = Browser::landing(address);
    const QByteArray state = QUrlQuery(address).queryItemValue(u"state"_s).toLatin1();
    const qint64 before = kibibytesHeld(u"VmRSS"_s, QString::number(program.processId()));
    QVERIFY(before > mebibyte && !state.isEmpty() && !landing.isEmpty());

    const auto silent = silentConnections(300);
    QCOMPARE(silent.size(), std::size_t(300));
    const QByteArray huge = "GET /?code=stolen&state=" + state + "&x=" + QByteArray(20 * 1024 * 1024, 'x');
    QVERIFY(sendToPort8080({huge}).startsWith("HTTP/1.1 414"));
    for (int i = 0; i < 50; ++i) {
        for (const auto& [target, host, status] : strays(state)) {
            const QByteArray request = "GET " + target + " HTTP/1.1\r\nHost: " + host + "\r\n\r\n";
            const qsizetype middle = i * request.size() / 50; // split anywhere
            const QByteArray answer = sendToPort8080({request.first(middle), request.sliced(middle)});
            QVERIFY2(answer.startsWith("HTTP/1.1 " + status), (target + ": " + answer).constData());
        }
    }
    const qint64 after =
        kibibytesHeld(u"VmHWM"_s, QString::number(program.processId())); // the peak, whatever was given back
    QVERIFY2(after - before < 20 * mebibyte, qPrintable(u"%1 kB more"_s.arg(after - before)));
    QTest::qWait(0); // a connection made would be waiting to be accepted
    QVERIFY(program.isRunning());
    QCOMPARE(tokenEndpoint.connections(), 0);

    QCOMPARE(Browser::open(landing).status, 200);
    QTRY_VERIFY(!program.isRunning());
    const CliResult result = program.finish();
    QVERIFY2(result.status == 0, result.all().constData());
    QCOMPARE(tokenEndpoint.requests().size(), 1);
}

QTEST_GUILESS_MAIN(TestFlowSize)
#include "tst_flow_size.moc"
