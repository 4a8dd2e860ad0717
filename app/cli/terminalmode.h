// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtGlobal>

#include <termios.h>

namespace scopelight {

/// Changes how the terminal of standard input takes keys, for as long as it lives; nothing where there is no
/// terminal. Ctrl-C works in every mode, and the event loop hears it, so that the old mode comes back.
class TerminalMode {
public:
    enum class Keys {
        Unseen, ///< lines, without echo
        Immediate, ///< each key at once: a line may be longer than the 4095 bytes that the kernel's editor
                   ///< keeps
    };
    explicit TerminalMode(Keys keys);
    ~TerminalMode();
    Q_DISABLE_COPY_MOVE(TerminalMode)

private:
    bool m_isChanged = false;
    termios m_before = {};
};

} // namespace scopelight
