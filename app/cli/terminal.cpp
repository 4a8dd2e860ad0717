// SPDX-License-Identifier: Apache-2.0
#include "cli/terminal.h"

#include "cli/terminalmode.h"

#include <QByteArray>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <sys/ioctl.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

constexpr qsizetype usualColumns = 80;

/// Whether all of it is out.
bool write(std::FILE* stream, const QByteArray& bytes)
{
    const auto size = static_cast<std::size_t>(bytes.size());
    return std::fwrite(bytes.constData(), 1, size, stream) == size && std::fflush(stream) == 0;
}

/// A terminal that understands escape sequences; TERM=dumb is one that does not.
bool isCapable(int descriptor)
{
    return isatty(descriptor) == 1 && qgetenv("TERM") != "dumb";
}

/// NO_COLOR: https://no-color.org
bool isColoured(int descriptor)
{
    return isCapable(descriptor) && qEnvironmentVariableIsEmpty("NO_COLOR");
}

qsizetype columns(int descriptor)
{
    winsize size = {};
    return ioctl(descriptor, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : usualColumns;
}

/// One row: a second one would stay when the row is replaced, and so would one that is full to the edge.
QString elided(const QString& text, qsizetype width)
{
    return text.size() < width ? text : text.first(std::max<qsizetype>(width - 2, 0)) + u'…';
}

} // namespace

Terminal::Terminal()
    : m_hasInput(ownsTerminal())
    , m_answerStyle(isColoured(STDOUT_FILENO))
    , m_messageStyle(isColoured(STDERR_FILENO))
    , m_showsProgress(isCapable(STDERR_FILENO))
{
}

Terminal::~Terminal()
{
    clearProgress();
}

void Terminal::print(const QString& text)
{
    clearProgress();
    if (!write(stdout, text.toUtf8() + '\n') && m_lossReason.isEmpty())
        m_lossReason = QString::fromLocal8Bit(std::strerror(errno));
}

void Terminal::say(const QString& text)
{
    clearProgress();
    write(stderr, text.toUtf8() + '\n');
}

void Terminal::ask(const QString& question)
{
    clearProgress();
    write(stderr, question.toUtf8());
}

void Terminal::progress(const QString& text)
{
    if (!m_showsProgress)
        return;
    clearProgress();
    write(stderr, elided(text, columns(STDERR_FILENO)).toUtf8());
    m_progressShown = true;
}

void Terminal::clearProgress()
{
    if (m_progressShown)
        write(stderr, "\r\x1b[K");
    m_progressShown = false;
}

} // namespace scopelight
