// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/session.h"
#include "cli/standardinput.h"
#include "cli/terminalmode.h"

namespace scopelight {

/// While it lives, a line typed or pasted on the terminal is taken as the address that a browser elsewhere
/// landed on (SSH, containers). It says so first.
class PastedAddress {
public:
    PastedAddress(Session& session, int seconds);

private:
    void take(const QByteArray& bytes);
    void deliver(const QByteArray& line);

    Session& m_session;
    TerminalMode m_mode{TerminalMode::Keys::Immediate};
    StandardInput m_input;
    QByteArray m_line;
};

} // namespace scopelight
