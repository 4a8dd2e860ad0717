// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>

#include <memory>

namespace scopelight {

/// Turns SIGINT, SIGTERM and SIGHUP into a signal of the event loop, so that the work under way ends in
/// order. A second one ends the program at once, should the first get no hearing. One per program. Windows:
/// Ctrl-C, Ctrl-Break and the end of the console or the session (Microsoft Learn: SetConsoleCtrlHandler).
class Interrupt : public QObject {
    Q_OBJECT

public:
    explicit Interrupt(QObject* parent = nullptr);
    ~Interrupt() override;

    bool isRaised() const { return m_isRaised; }

Q_SIGNALS:
    void raised();

private:
    void raise()
    {
        m_isRaised = true;
        Q_EMIT raised();
    }

    std::unique_ptr<QObject> m_source; ///< where the event loop hears of it
    bool m_isRaised = false;
};

} // namespace scopelight
