// SPDX-License-Identifier: Apache-2.0
#include "helppage.h"
#include "practiceserver.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

/// A command of the page for scopelight-cli itself; a sign-in gets its browser, unless nobody is to come.
CliResult runProgram(const QStringList& words)
{
    return words.contains(u"--timeout"_s) ? CliProgram::run(words) : CliProgram::signIn(words);
}

bool runShell(const QString& command)
{
    return QProcess::execute(u"sh"_s, {u"-c"_s, command}) == 0;
}

/// The first of these lines that does not follow the ones before it in what was printed; empty when all do.
QString missingLine(const QStringList& lines, const CliResult& result)
{
    const QStringList printed = QString::fromUtf8(result.output + result.errors).split(u'\n');
    qsizetype at = -1;
    for (const QString& line : lines) {
        at = printed.indexOf(line, at + 1);
        if (at < 0)
            return line;
    }
    return {};
}

} // namespace

/// The commands of the user's help, run as they stand there.
class TestFlowHelp : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void printsWhatThePageShows_data();
    void printsWhatThePageShows();
};

void TestFlowHelp::printsWhatThePageShows_data()
{
    QTest::addColumn<QString>("name");
    for (const QString& name : writtenHelpPages()) {
        if (name != u"README")
            QTest::newRow(qPrintable(name)) << name;
    }
}

void TestFlowHelp::printsWhatThePageShows()
{
    QFETCH(const QString, name);
    const HelpPage page = helpPage(name);
    const QTemporaryDir folder;
    QVERIFY(QDir::setCurrent(folder.path()));
    const QString provider = u"scopelight-cli practice --auto-consent"_s;
    std::unique_ptr<PracticeServer> practice;
    CliResult last;
    for (QString command : page.commands) {
        if (command.startsWith(provider)) {
            practice = std::make_unique<PracticeServer>(
                command.sliced(provider.size()).split(u' ', Qt::SkipEmptyParts));
            continue;
        }
        if (practice)
            command.replace(u"CLIENT_FILE"_s, practice->clientFile())
                .replace(u"ORIGIN"_s, practice->origin());
        QStringList words = command.split(u' ');
        if (words.takeFirst() == u"scopelight-cli")
            last = runProgram(words);
        else
            QVERIFY2(runShell(command), qPrintable(command));
    }
    QVERIFY2(!page.answer.isEmpty(), "The page shows no answer");
    const QString missing = missingLine(page.answer, last);
    QVERIFY2(missing.isEmpty(), ("Not printed: " + missing.toUtf8() + '\n' + last.all()).constData());
}

QTEST_GUILESS_MAIN(TestFlowHelp)
#include "tst_flow_help.moc"
