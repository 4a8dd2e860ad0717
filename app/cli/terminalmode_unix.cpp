// SPDX-License-Identifier: Apache-2.0
#include "cli/terminalmode.h"

#include <termios.h>
#include <unistd.h>

namespace scopelight {

struct TerminalMode::System {
    termios mode = {};
};

bool ownsTerminal()
{
    if (isatty(STDIN_FILENO) != 1)
        return false;
    const pid_t foreground = tcgetpgrp(STDIN_FILENO);
    return foreground < 0 || foreground == getpgrp(); // below 0: no job control on this terminal
}

TerminalMode::TerminalMode(Keys keys)
{
    System before;
    if (!ownsTerminal() || tcgetattr(STDIN_FILENO, &before.mode) != 0)
        return;
    termios changed = before.mode;
    changed.c_lflag &= ~static_cast<tcflag_t>(keys == Keys::Unseen ? ECHO : ICANON | ECHO);
    if (tcsetattr(STDIN_FILENO, TCSADRAIN, &changed) == 0)
        m_before = std::make_unique<System>(before);
}

TerminalMode::~TerminalMode()
{
    if (m_before && ownsTerminal())
        tcsetattr(STDIN_FILENO, TCSADRAIN, &m_before->mode);
}

} // namespace scopelight
