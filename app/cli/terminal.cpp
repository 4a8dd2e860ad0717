// SPDX-License-Identifier: Apache-2.0
#include "cli/terminal.h"

#include "cli/terminalmode.h"
#include "cli/terminalstream.h"

#include <algorithm>
#include <cerrno>
#include <cstring>

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

/// NO_COLOR: https://no-color.org
bool isColoured(std::FILE* stream)
{
    return isCapableTerminal(stream) && qEnvironmentVariableIsEmpty("NO_COLOR");
}

/// One row: a second one would stay when the row is replaced, and so would one that is full to the edge.
QString elided(const QString& text, qsizetype width)
{
    return text.size() < width ? text : text.first(std::max<qsizetype>(width - 2, 0)) + u'…';
}

} // namespace

Terminal::Terminal()
    : m_hasInput(ownsTerminal())
    , m_answerStyle(isColoured(stdout))
    , m_messageStyle(isColoured(stderr))
    , m_showsProgress(isCapableTerminal(stderr))
{
}

Terminal::~Terminal()
{
    clearProgress();
}

void Terminal::print(const QString& text)
{
    clearProgress();
    if (!writeText(stdout, text + u'\n') && m_lossReason.isEmpty())
        m_lossReason = QString::fromLocal8Bit(std::strerror(errno));
}

void Terminal::say(const QString& text)
{
    clearProgress();
    writeText(stderr, text + u'\n');
}

void Terminal::ask(const QString& question)
{
    clearProgress();
    writeText(stderr, question);
}

void Terminal::progress(const QString& text)
{
    if (!m_showsProgress)
        return;
    clearProgress();
    writeText(stderr, elided(text, terminalColumns(stderr)));
    m_progressShown = true;
}

void Terminal::clearProgress()
{
    if (m_progressShown)
        writeText(stderr, u"\r\x1b[K"_s);
    m_progressShown = false;
}

} // namespace scopelight
