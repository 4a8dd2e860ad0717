// SPDX-License-Identifier: Apache-2.0
#include "terminalprogram.h"

#include "cliprogram.h"

#include <QDeadlineTimer>
#include <QFile>
#include <QProcessEnvironment>

#include <array>
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace {

constexpr int patienceMs = 40'000;
constexpr int sliceMs = 50;

bool hasLocalMode(int terminal, tcflag_t mode)
{
    termios modes = {};
    return tcgetattr(terminal, &modes) == 0 && (modes.c_lflag & mode) != 0;
}

} // namespace

TerminalProgram::TerminalProgram(const QStringList& arguments, const QStringList& variables)
    : TerminalProgram(arguments, variables, {})
{
}

TerminalProgram::TerminalProgram(
    const QStringList& arguments, const QStringList& variables, const Files& files)
    : TerminalProgram(cliProgramPath(), arguments, variables, files)
{
}

std::unique_ptr<TerminalProgram> TerminalProgram::inBackground(const QStringList& arguments)
{
    // timeout puts itself and its child into a process group of their own.
    const QStringList words{u"-c"_s, u"timeout 60 \"$0\" \"$@\"; exit $?"_s, cliProgramPath()};
    return std::unique_ptr<TerminalProgram>(new TerminalProgram(u"sh"_s, words + arguments, {}, {}));
}

TerminalProgram::TerminalProgram(
    const QString& program, const QStringList& arguments, const QStringList& variables, const Files& files)
    : m_master(posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC))
{
    if (m_master < 0 || grantpt(m_master) != 0 || unlockpt(m_master) != 0)
        qFatal("There is no pseudo-terminal to be had");
    m_slave = open(ptsname(m_master), O_RDWR | O_NOCTTY | O_CLOEXEC);
    resize(80);
    if (!files.output.isEmpty())
        m_process.setStandardOutputFile(files.output);
    if (!files.errors.isEmpty())
        m_process.setStandardErrorFile(files.errors);
    const std::array onTerminal{true, files.output.isEmpty(), files.errors.isEmpty()};
    m_process.setChildProcessModifier([slave = m_slave, onTerminal] {
        setsid();
        ioctl(slave, TIOCSCTTY, 0); // so that Ctrl-C is a signal
        for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
            if (onTerminal[static_cast<std::size_t>(stream)])
                dup2(slave, stream);
        }
    });
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"TERM"_s, u"xterm"_s);
    environment.remove(u"NO_COLOR"_s);
    for (const QString& variable : variables)
        environment.insert(variable.section(u'=', 0, 0), variable.section(u'=', 1));
    m_process.setProcessEnvironment(environment);
    m_process.start(program, arguments);
    m_process.waitForStarted(patienceMs);
}

TerminalProgram::~TerminalProgram()
{
    if (m_process.state() != QProcess::NotRunning) {
        m_process.kill();
        m_process.waitForFinished(patienceMs);
    }
    close(m_slave);
    close(m_master);
}

void TerminalProgram::read(int waitMs)
{
    pollfd readable{m_master, POLLIN, 0};
    if (poll(&readable, 1, waitMs) <= 0)
        return;
    std::array<char, 4096> buffer;
    const ssize_t count = ::read(m_master, buffer.data(), buffer.size());
    m_screen.append(buffer.data(), std::max<ssize_t>(count, 0));
}

bool TerminalProgram::shows(const QByteArray& text)
{
    const QDeadlineTimer deadline(patienceMs);
    while (!m_screen.contains(text) && !deadline.hasExpired()) {
        const bool hasEnded = m_process.waitForFinished(0) || !isRunning();
        read(sliceMs);
        if (hasEnded)
            return m_screen.contains(text);
    }
    return m_screen.contains(text);
}

QUrl TerminalProgram::addressToOpen()
{
    if (!shows("Open: "))
        return {};
    const qsizetype start = m_screen.indexOf("Open: ") + 6;
    const QDeadlineTimer deadline(patienceMs);
    while (m_screen.indexOf('\r', start) < 0 && !deadline.hasExpired())
        read(sliceMs);
    return QUrl::fromEncoded(m_screen.mid(start, m_screen.indexOf('\r', start) - start));
}

void TerminalProgram::type(const QByteArray& keys)
{
    for (qsizetype sent = 0; sent < keys.size();) {
        const ssize_t count =
            ::write(m_master, keys.constData() + sent, static_cast<size_t>(keys.size() - sent));
        if (count <= 0)
            return;
        sent += count;
    }
}

void TerminalProgram::resize(unsigned short columns)
{
    const winsize size{.ws_row = 24, .ws_col = columns, .ws_xpixel = 0, .ws_ypixel = 0};
    ioctl(m_master, TIOCSWINSZ, &size);
}

void TerminalProgram::send(int signal)
{
    if (isRunning())
        kill(static_cast<pid_t>(m_process.processId()), signal);
}

bool TerminalProgram::hearsCtrlC() const
{
    QFile status(u"/proc/%1/status"_s.arg(m_process.processId()));
    if (!status.open(QIODevice::ReadOnly))
        return false;
    const QByteArray text = status.readAll();
    const quint64 caught = text.mid(text.indexOf("SigCgt:") + 7, 17).trimmed().toULongLong(nullptr, 16);
    return (caught >> (SIGINT - 1) & 1) != 0;
}

bool TerminalProgram::echoes() const
{
    return hasLocalMode(m_slave, ECHO);
}

bool TerminalProgram::takesLines() const
{
    return hasLocalMode(m_slave, ICANON);
}

int TerminalProgram::finish()
{
    const QDeadlineTimer deadline(patienceMs);
    while (isRunning() && !m_process.waitForFinished(0) && !deadline.hasExpired())
        read(sliceMs);
    read(0);
    const bool byItself = !isRunning() && m_process.exitStatus() == QProcess::NormalExit;
    return byItself ? m_process.exitCode() : -1;
}
