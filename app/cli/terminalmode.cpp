// SPDX-License-Identifier: Apache-2.0
#include "cli/terminalmode.h"

#include <unistd.h>

namespace scopelight {

TerminalMode::TerminalMode(Keys keys)
{
    if (tcgetattr(STDIN_FILENO, &m_before) != 0)
        return;
    termios changed = m_before;
    changed.c_lflag &= ~static_cast<tcflag_t>(keys == Keys::Unseen ? ECHO : ICANON);
    m_isChanged = tcsetattr(STDIN_FILENO, TCSADRAIN, &changed) == 0;
}

TerminalMode::~TerminalMode()
{
    if (m_isChanged)
        tcsetattr(STDIN_FILENO, TCSADRAIN, &m_before);
}

} // namespace scopelight
