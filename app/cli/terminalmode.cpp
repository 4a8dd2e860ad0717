// SPDX-License-Identifier: Apache-2.0
#include "cli/terminalmode.h"

#include <unistd.h>

namespace scopelight {

bool ownsTerminal()
{
    if (isatty(STDIN_FILENO) != 1)
        return false;
    const pid_t foreground = tcgetpgrp(STDIN_FILENO);
    return foreground < 0 || foreground == getpgrp(); // below 0: no job control on this terminal
}

TerminalMode::TerminalMode(Keys keys)
{
    if (!ownsTerminal() || tcgetattr(STDIN_FILENO, &m_before) != 0)
        return;
    termios changed = m_before;
    changed.c_lflag &= ~static_cast<tcflag_t>(keys == Keys::Unseen ? ECHO : ICANON | ECHO);
    m_isChanged = tcsetattr(STDIN_FILENO, TCSADRAIN, &changed) == 0;
}

TerminalMode::~TerminalMode()
{
    if (m_isChanged && ownsTerminal())
        tcsetattr(STDIN_FILENO, TCSADRAIN, &m_before);
}

} // namespace scopelight
