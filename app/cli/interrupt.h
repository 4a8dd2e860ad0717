// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <QSocketNotifier>

#include <memory>

namespace scopelight {

/// Turns SIGINT, SIGTERM and SIGHUP into a signal of the event loop, so that the work under way ends in
/// order. One per program.
class Interrupt : public QObject {
    Q_OBJECT

public:
    explicit Interrupt(QObject* parent = nullptr);
    ~Interrupt() override;

    bool isRaised() const { return m_isRaised; }

Q_SIGNALS:
    void raised();

private:
    std::unique_ptr<QSocketNotifier> m_notifier;
    bool m_isRaised = false;
};

} // namespace scopelight
