// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtGlobal>

#include <memory>

namespace scopelight {

/// Whether standard input is a terminal that is this program's to ask. The shell has lent it to another
/// program when this one runs in the background: changing its mode or reading from it would stop this one.
/// A console of Windows is lent to nobody.
bool ownsTerminal();

/// Changes how the terminal of standard input takes keys, for as long as it lives; nothing where there is no
/// terminal of this program's. Ctrl-C works in every mode, and the event loop hears it, so that the old mode
/// comes back. Unix: termios(3). Windows: Microsoft Learn, SetConsoleMode.
class TerminalMode {
public:
    enum class Keys {
        Unseen, ///< lines, without echo
        Immediate, ///< each key at once, shown by whoever takes it: a line may be longer than the 4095 bytes
                   ///< that the kernel's editor keeps, and than a row
    };
    explicit TerminalMode(Keys keys);
    ~TerminalMode();
    Q_DISABLE_COPY_MOVE(TerminalMode)

private:
    struct System; ///< a mode as the system describes it

    std::unique_ptr<System> m_before; ///< null when nothing was changed
};

} // namespace scopelight
