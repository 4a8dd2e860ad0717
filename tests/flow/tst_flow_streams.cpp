// SPDX-License-Identifier: Apache-2.0
#include "browser.h"
#include "files.h"
#include "practiceserver.h"
#include "terminalprogram.h"

#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace Qt::StringLiterals;

namespace {

const QByteArray ctrlC("\x03");

/// The address of a whole line `Open: URL`.
QUrl addressIn(const QByteArray& errors)
{
    const qsizetype start = errors.indexOf("\nOpen: ") + 7;
    const qsizetype end = errors.indexOf('\n', start);
    return start < 7 || end < 0 ? QUrl() : QUrl::fromEncoded(errors.sliced(start, end - start));
}

QStringList limited()
{
    return {u"--files"_s, u"2500"_s, u"--scenario"_s, u"rate-limit"_s};
}

QStringList count(const PracticeServer& practice)
{
    return QStringList{u"drive"_s, u"--count"_s, u"--no-browser"_s} + practice.source();
}

} // namespace

/// What goes to which stream, when a person looks at all of them, at some, or at none; and what a signal
/// leaves behind.
class TestFlowStreams : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void showsAPersonHowFarItIs();
    void wipesTheProgressBeforeTheAnswer();
    void keepsProgressToOneRow();
    void drawsNothingOnADumbTerminal();
    void showsNoProgressInAPipe();
    void putsTheAnswerAloneIntoAFile();
    void leavesNoProgressBehindWhenTheAnswerGoesElsewhere();
    void writesPlainErrorsIntoAFile();
    void endsAListingOnCtrlC();
    void endsOnCtrlCWhileTheTokenIsTyped();
    void givesTheTerminalBackWhenToldToEnd();
};

void TestFlowStreams::showsAPersonHowFarItIs()
{
    const PracticeServer practice(limited());
    TerminalProgram program(count(practice));
    Browser::open(program.addressToOpen());
    QVERIFY2(program.shows("1,000 files so far, reading page 2"), program.screen().constData());
    QVERIFY2(program.shows("asks for fewer requests. Going on in"), program.screen().constData());
    QVERIFY2(program.shows("2500\r\n"), program.screen().constData());
    QCOMPARE(program.finish(), 0);
}

void TestFlowStreams::wipesTheProgressBeforeTheAnswer()
{
    const PracticeServer practice(limited());
    TerminalProgram program(count(practice));
    Browser::open(program.addressToOpen());
    QCOMPARE(program.finish(), 0);
    QVERIFY2(program.screen().contains("\r\x1b[KSigned in as "), program.screen().constData());
    QVERIFY2(program.screen().endsWith("\r\x1b[K2500\r\n"), program.screen().right(40).constData());
}

// A second row would stay when the line is replaced.
void TestFlowStreams::keepsProgressToOneRow()
{
    const PracticeServer practice(limited());
    TerminalProgram program(count(practice));
    program.resize(60);
    Browser::open(program.addressToOpen());
    QCOMPARE(program.finish(), 0);
    qsizetype lines = 0;
    QByteArray screen = program.screen();
    for (const QByteArray& line : screen.replace("\r\x1b[K", "\n").split('\n')) {
        if (!line.contains("so far") && !line.startsWith("Waiting"))
            continue;
        ++lines;
        QVERIFY2(QString::fromUtf8(line).size() < 60, line.constData());
    }
    QVERIFY(lines > 2);
}

void TestFlowStreams::drawsNothingOnADumbTerminal()
{
    const PracticeServer practice(limited());
    TerminalProgram program(count(practice), {u"TERM=dumb"_s});
    Browser::open(program.addressToOpen());
    QCOMPARE(program.finish(), 0);
    QVERIFY2(!program.screen().contains('\x1b'), program.screen().constData());
}

void TestFlowStreams::showsNoProgressInAPipe()
{
    const PracticeServer practice(limited());
    const CliResult result = CliProgram::signIn(count(practice));
    QVERIFY2(result.status == 0, result.all().constData());
    QVERIFY2(result.output.endsWith("\n2500\n"), result.output.constData());
    QVERIFY2(!result.all().contains('\x1b') && !result.all().contains('\r'), result.all().constData());
    QVERIFY2(!result.errors.contains("so far") && !result.errors.contains("left"), result.errors.constData());
}

void TestFlowStreams::putsTheAnswerAloneIntoAFile()
{
    const PracticeServer practice(limited());
    const QTemporaryDir folder;
    const QString output = folder.filePath(u"answer.txt"_s);
    TerminalProgram program(count(practice), {}, {.output = output});
    Browser::open(program.addressToOpen());
    QVERIFY2(program.shows("files so far"), program.screen().constData());
    QCOMPARE(program.finish(), 0);
    const QByteArray answer = readFile(output);
    QVERIFY2(answer.startsWith("Signed in as ") && answer.endsWith("\n2500\n"), answer.constData());
    QVERIFY2(!answer.contains('\x1b'), answer.constData());
}

void TestFlowStreams::leavesNoProgressBehindWhenTheAnswerGoesElsewhere()
{
    const PracticeServer practice(limited());
    const QTemporaryDir folder;
    TerminalProgram program(count(practice), {}, {.output = folder.filePath(u"answer.txt"_s)});
    Browser::open(program.addressToOpen());
    QCOMPARE(program.finish(), 0);
    QVERIFY2(program.screen().contains("so far"), program.screen().constData());
    QVERIFY2(program.screen().endsWith("\r\x1b[K"), program.screen().right(60).constData());
}

// A log of errors is read with other programs, whatever standard output is.
void TestFlowStreams::writesPlainErrorsIntoAFile()
{
    const PracticeServer practice({u"--scenario"_s, u"deny"_s});
    const QTemporaryDir folder;
    const QString errors = folder.filePath(u"errors.txt"_s);
    TerminalProgram program(count(practice), {}, {.errors = errors});
    QUrl address;
    QTRY_VERIFY(!(address = addressIn(readFile(errors))).isEmpty());
    Browser::open(address);
    QCOMPARE(program.finish(), 3);
    QVERIFY2(readFile(errors).contains("access_denied"), readFile(errors).constData());
    QVERIFY2(!readFile(errors).contains('\x1b'), readFile(errors).constData());
}

void TestFlowStreams::endsAListingOnCtrlC()
{
    const PracticeServer practice(limited());
    TerminalProgram program(count(practice));
    Browser::open(program.addressToOpen());
    QVERIFY2(program.shows("asks for fewer requests. Going on in"), program.screen().constData());
    program.type(ctrlC);
    QCOMPARE(program.finish(), 130);
    QVERIFY2(!program.screen().contains("2,500 files so far"), "the listing goes on no longer");
    QVERIFY(program.echoes() && program.takesLines());
}

void TestFlowStreams::endsOnCtrlCWhileTheTokenIsTyped()
{
    const PracticeServer practice;
    TerminalProgram program(QStringList{u"drive"_s, u"--token-file"_s, u"-"_s} + practice.trust());
    program.type("ya29.half");
    QVERIFY2(program.shows("ya29.half"), program.screen().constData());
    QTRY_VERIFY(program.hearsCtrlC());
    program.type(ctrlC);
    QCOMPARE(program.finish(), 130);
    QVERIFY(program.echoes() && program.takesLines());
}

void TestFlowStreams::givesTheTerminalBackWhenToldToEnd()
{
    const QTemporaryDir folder;
    const QString client = folder.filePath(u"client.json"_s);
    QVERIFY(QFile::copy(testDataPath(u"client/installed_no_secret.json"_s), client));
    TerminalProgram program({u"authorize"_s, u"--client"_s, client, u"--scope"_s, u"openid"_s});
    QVERIFY2(program.shows("Client secret (Return for none): "), program.screen().constData());
    QTRY_VERIFY(!program.echoes());
    program.send(SIGTERM);
    QCOMPARE(program.finish(), 130);
    QVERIFY2(program.echoes(), "what is typed next is seen again");
}

QTEST_GUILESS_MAIN(TestFlowStreams)
#include "tst_flow_streams.moc"
