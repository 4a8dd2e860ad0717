// SPDX-License-Identifier: Apache-2.0
#include "cli/interrupt.h"

#include <array>
#include <csignal>
#include <fcntl.h>
#include <unistd.h>

namespace scopelight {

namespace {

// A signal handler may do no more than write to a pipe, and it can find that pipe only here.
std::array<int, 2> pipeEnds = {-1, -1};

void onSignal(int number)
{
    const char byte = 1;
    // A second one ends the program at once, should the first get no hearing.
    std::signal(number, SIG_DFL);
    [[maybe_unused]] const ssize_t written = write(pipeEnds[1], &byte, 1);
}

} // namespace

Interrupt::Interrupt(QObject* parent)
    : QObject(parent)
{
    if (pipe2(pipeEnds.data(), O_CLOEXEC | O_NONBLOCK) != 0)
        return; // no descriptors left: signals keep their default, which ends the program
    m_notifier = std::make_unique<QSocketNotifier>(pipeEnds[0], QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, [this] {
        char byte = 0;
        [[maybe_unused]] const ssize_t count = read(pipeEnds[0], &byte, 1);
        m_isRaised = true;
        Q_EMIT raised();
    });
    for (const int number : {SIGINT, SIGTERM, SIGHUP})
        std::signal(number, onSignal);
}

Interrupt::~Interrupt()
{
    for (const int number : {SIGINT, SIGTERM, SIGHUP})
        std::signal(number, SIG_DFL);
    m_notifier.reset();
    for (const int end : pipeEnds) {
        if (end >= 0)
            close(end);
    }
}

} // namespace scopelight
