// SPDX-License-Identifier: Apache-2.0
#include "browser.h"
#include "practiceserver.h"
#include "processmemory.h"

#include <QTcpSocket>
#include <QTest>
#include <QUrlQuery>

#include <memory>
#include <vector>

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 mebibyte = 1024;

} // namespace

/// What a run costs in memory, however much comes from outside.
class TestFlowSize : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void countsAHundredThousandFilesInThirtyMegabytes();
    void doesNotGrowUnderAFlood();
};

// Measured on the program as it is shipped: a sanitizer's own memory would hide the program's.
void TestFlowSize::countsAHundredThousandFilesInThirtyMegabytes()
{
    const PracticeServer practice({u"--files"_s, u"100000"_s});
    CliProgram program(QStringList{u"drive"_s, u"--count"_s, u"--no-browser"_s} + practice.source());
    QCOMPARE(Browser::open(program.addressToOpen()).status, 200);
    qint64 peak = 0;
    while (program.isRunning()) {
        peak = std::max(peak, kibibytesHeld(u"VmHWM"_s, QString::number(program.processId())));
        program.waitALittle();
    }
    const CliResult result = program.finish();
    QVERIFY2(result.status == 0, result.all().constData());
    QVERIFY2(result.output.endsWith("\n100000\n"), result.output.constData());
    QVERIFY(peak > mebibyte);
    qInfo("peak %lld kB", static_cast<long long>(peak));
    QVERIFY2(peak < 30'000, qPrintable(u"peak %1 kB"_s.arg(peak)));
}

void TestFlowSize::doesNotGrowUnderAFlood()
{
    const PracticeServer practice;
    CliProgram program(
        QStringList{u"authorize"_s, u"--format"_s, u"json"_s, u"--no-browser"_s} + practice.source());
    const QUrl address = program.addressToOpen();
    const QByteArray state = QUrlQuery(address).queryItemValue(u"state"_s).toLatin1();
    const qint64 before = kibibytesHeld(u"VmRSS"_s, QString::number(program.processId()));
    QVERIFY(before > mebibyte && !state.isEmpty());

    std::vector<std::unique_ptr<QTcpSocket>> silent;
    for (int i = 0; i < 300; ++i) {
        silent.push_back(std::make_unique<QTcpSocket>());
        silent.back()->connectToHost(u"127.0.0.1"_s, 8080);
        QVERIFY(silent.back()->waitForConnected());
    }
    const QByteArray huge = "GET /?code=stolen&state=" + state + "&x=" + QByteArray(20 * 1024 * 1024, 'x');
    QVERIFY(sendToPort8080({huge}).startsWith("HTTP/1.1 414"));
    for (int i = 0; i < 100; ++i)
        sendToPort8080({"GET /?code=stolen&state=wrong HTTP/1.1\r\nHost: localhost:8080\r\n\r\n"});
    const qint64 after = kibibytesHeld(u"VmHWM"_s, QString::number(program.processId()));
    QVERIFY2(after - before < 20 * mebibyte, qPrintable(u"%1 kB more"_s.arg(after - before)));

    QCOMPARE(Browser::open(address).status, 200);
    const CliResult result = program.finish();
    QVERIFY2(result.status == 0, result.all().constData());
}

QTEST_GUILESS_MAIN(TestFlowSize)
#include "tst_flow_size.moc"
