// SPDX-License-Identifier: Apache-2.0
#include "cliprogram.h"

#include "browser.h"
#include "files.h"

#include <QDeadlineTimer>
#include <QJsonDocument>
#include <QProcessEnvironment>

#include <csignal>

using namespace Qt::StringLiterals;

namespace {

constexpr int patienceMs = 40'000;
constexpr int sliceMs = 100;
constexpr int farewellMs = 2'000;

} // namespace

QJsonArray harEntries(const QString& file)
{
    return QJsonDocument::fromJson(readFile(file))[u"log"][u"entries"].toArray();
}

QJsonObject CliResult::json() const
{
    return QJsonDocument::fromJson(output).object();
}

QString CliResult::errorCode() const
{
    return json().value(u"error").toObject().value(u"code").toString();
}

QString CliResult::errorHint() const
{
    return json().value(u"error").toObject().value(u"hint").toString();
}

QString cliProgramPath()
{
    return qEnvironmentVariable("SCOPELIGHT_CLI", QStringLiteral(SCOPELIGHT_CLI));
}

CliProgram::CliProgram(const QStringList& arguments, const QStringList& variables, const QString& output)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"BROWSER"_s, u"false"_s);
    for (const QString& variable : variables)
        environment.insert(variable.section(u'=', 0, 0), variable.section(u'=', 1));
    m_process.setProcessEnvironment(environment);
    if (!output.isEmpty())
        m_process.setStandardOutputFile(output);
    m_process.start(cliProgramPath(), arguments);
    m_process.waitForStarted(patienceMs);
}

CliProgram::~CliProgram()
{
    m_process.closeWriteChannel(); // ends a practice provider, which then takes its files away
    if (m_process.state() == QProcess::NotRunning || m_process.waitForFinished(farewellMs))
        return;
    m_process.kill();
    m_process.waitForFinished(patienceMs);
}

void CliProgram::collect()
{
    m_output += m_process.readAllStandardOutput();
    m_errors += m_process.readAllStandardError();
}

QUrl CliProgram::addressToOpen()
{
    const QDeadlineTimer deadline(patienceMs);
    while (!deadline.hasExpired()) {
        collect();
        for (const QByteArray& line : m_errors.split('\n').mid(0, m_errors.count('\n'))) {
            if (line.startsWith("Open: "))
                return QUrl::fromEncoded(line.sliced(6));
        }
        if (!isRunning())
            return {};
        m_process.waitForFinished(sliceMs);
    }
    return {};
}

QByteArray CliProgram::firstLine()
{
    const QDeadlineTimer deadline(patienceMs);
    while (isRunning() && !deadline.hasExpired() && !m_output.contains('\n')) {
        m_process.waitForReadyRead(sliceMs);
        collect();
    }
    return m_output.left(m_output.indexOf('\n'));
}

void CliProgram::write(const QByteArray& bytes)
{
    m_process.write(bytes);
    m_process.closeWriteChannel();
}

void CliProgram::waitALittle()
{
    m_process.waitForFinished(10);
    collect();
}

void CliProgram::interrupt()
{
    if (isRunning()) // process 0 would be the whole group, this one included
        ::kill(static_cast<pid_t>(m_process.processId()), SIGINT);
}

CliResult CliProgram::finish()
{
    const bool ended = m_process.state() == QProcess::NotRunning || m_process.waitForFinished(patienceMs);
    collect();
    const bool byItself = ended && m_process.exitStatus() == QProcess::NormalExit;
    return {byItself ? m_process.exitCode() : -1, m_output, m_errors};
}

CliResult CliProgram::run(const QStringList& arguments)
{
    CliProgram program(arguments);
    return program.finish();
}

CliResult CliProgram::signIn(const QStringList& arguments)
{
    CliProgram program(arguments + QStringList{u"--no-browser"_s});
    const QUrl address = program.addressToOpen();
    if (!address.isEmpty())
        Browser::open(address);
    return program.finish();
}
