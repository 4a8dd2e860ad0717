// SPDX-License-Identifier: Apache-2.0
#include "cli/standardinput.h"

#include <QSocketNotifier>

#include <array>
#include <cerrno>
#include <unistd.h>

namespace scopelight {

StandardInput::StandardInput(QObject* parent)
    : QObject(parent)
{
    auto notifier = std::make_unique<QSocketNotifier>(STDIN_FILENO, QSocketNotifier::Read);
    connect(notifier.get(), &QSocketNotifier::activated, this, [this, waiting = notifier.get()] {
        std::array<char, 4096> buffer;
        const ssize_t count = ::read(STDIN_FILENO, buffer.data(), buffer.size());
        if (count > 0) {
            Q_EMIT arrived(QByteArray(buffer.data(), count));
        } else if (count == 0 || (errno != EAGAIN && errno != EINTR)) {
            waiting->setEnabled(false);
            Q_EMIT ended();
        }
    });
    m_source = std::move(notifier);
}

StandardInput::~StandardInput() = default;

} // namespace scopelight
