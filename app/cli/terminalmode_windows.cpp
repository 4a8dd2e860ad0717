// SPDX-License-Identifier: Apache-2.0
#include "cli/terminalmode.h"

#include <windows.h>

namespace scopelight {

struct TerminalMode::System {
    DWORD mode = 0;
};

bool ownsTerminal()
{
    DWORD mode = 0; // only a console has one
    return GetConsoleMode(GetStdHandle(STD_INPUT_HANDLE), &mode) != FALSE;
}

TerminalMode::TerminalMode(Keys keys)
{
    const HANDLE input = GetStdHandle(STD_INPUT_HANDLE);
    System before;
    if (GetConsoleMode(input, &before.mode) == FALSE)
        return;
    const DWORD off = keys == Keys::Unseen ? ENABLE_ECHO_INPUT : ENABLE_LINE_INPUT | ENABLE_ECHO_INPUT;
    // ENABLE_PROCESSED_INPUT stays: Ctrl-C is no key.
    if (SetConsoleMode(input, before.mode & ~off) != FALSE)
        m_before = std::make_unique<System>(before);
}

TerminalMode::~TerminalMode()
{
    if (m_before)
        SetConsoleMode(GetStdHandle(STD_INPUT_HANDLE), m_before->mode);
}

} // namespace scopelight
