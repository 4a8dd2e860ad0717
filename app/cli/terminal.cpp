// SPDX-License-Identifier: Apache-2.0
#include "cli/terminal.h"

#include <QByteArray>

#include <cstdio>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

void write(std::FILE* stream, const QByteArray& bytes)
{
    std::fwrite(bytes.constData(), 1, static_cast<std::size_t>(bytes.size()), stream);
    std::fflush(stream);
}

} // namespace

Terminal::Terminal()
    : m_hasInput(isatty(STDIN_FILENO) == 1)
    , m_colours(
          isatty(STDOUT_FILENO) == 1 && qEnvironmentVariableIsEmpty("NO_COLOR") && qgetenv("TERM") != "dumb")
    , m_showsProgress(isatty(STDERR_FILENO) == 1)
{
}

void Terminal::print(const QString& text) const
{
    write(stdout, text.toUtf8() + '\n');
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
    write(stderr, text.toUtf8());
    m_progressShown = true;
}

void Terminal::clearProgress()
{
    if (m_progressShown)
        write(stderr, "\r\x1b[K");
    m_progressShown = false;
}

QString Terminal::coloured(const QString& text, const char* code) const
{
    return m_colours ? u"\x1b[%1m%2\x1b[0m"_s.arg(QLatin1StringView(code), text) : text;
}

QString Terminal::bold(const QString& text) const
{
    return coloured(text, "1");
}
QString Terminal::good(const QString& text) const
{
    return coloured(text, "32");
}
QString Terminal::warning(const QString& text) const
{
    return coloured(text, "33");
}
QString Terminal::bad(const QString& text) const
{
    return coloured(text, "31");
}
QString Terminal::faint(const QString& text) const
{
    return coloured(text, "2");
}

} // namespace scopelight
