// SPDX-License-Identifier: Apache-2.0
#include "cli/interrupt.h"

#include <QSocketNotifier>

#include <algorithm>
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

/// pipe2() would do it at once; macOS has none, and no thread starts a program between the calls.
bool openPipe()
{
    return pipe(pipeEnds.data()) == 0 && std::all_of(pipeEnds.begin(), pipeEnds.end(), [](int end) {
        return fcntl(end, F_SETFD, FD_CLOEXEC) == 0 && fcntl(end, F_SETFL, O_NONBLOCK) == 0;
    });
}

} // namespace

Interrupt::Interrupt(QObject* parent)
    : QObject(parent)
{
    if (!openPipe())
        return; // no descriptors left: signals keep their default, which ends the program
    auto notifier = std::make_unique<QSocketNotifier>(pipeEnds[0], QSocketNotifier::Read);
    connect(notifier.get(), &QSocketNotifier::activated, this, [this] {
        char byte = 0;
        [[maybe_unused]] const ssize_t count = read(pipeEnds[0], &byte, 1);
        raise();
    });
    m_source = std::move(notifier);
    for (const int number : {SIGINT, SIGTERM, SIGHUP})
        std::signal(number, onSignal);
}

Interrupt::~Interrupt()
{
    for (const int number : {SIGINT, SIGTERM, SIGHUP})
        std::signal(number, SIG_DFL);
    m_source.reset();
    for (const int end : pipeEnds) {
        if (end >= 0)
            close(end);
    }
}

} // namespace scopelight
