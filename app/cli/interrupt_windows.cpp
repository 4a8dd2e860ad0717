// SPDX-License-Identifier: Apache-2.0
#include "cli/interrupt.h"

#include <functional>
#include <mutex>
#include <utility>

#include <windows.h>

namespace scopelight {

namespace {

// The system calls the handler in a thread of its own, and the handler can find the program only here.
std::mutex guard;
std::function<void()> notify;

BOOL WINAPI onControl(DWORD kind)
{
    {
        const std::lock_guard lock(guard);
        if (!notify)
            return FALSE; // the second one: the system ends the program
        std::exchange(notify, nullptr)();
    }
    // The console or the session closes: the program has until this returns, and ends it by ending first.
    if (kind != CTRL_C_EVENT && kind != CTRL_BREAK_EVENT)
        Sleep(INFINITE);
    return TRUE;
}

} // namespace

Interrupt::Interrupt(QObject* parent)
    : QObject(parent)
{
    const std::lock_guard lock(guard);
    notify = [this] { QMetaObject::invokeMethod(this, &Interrupt::raise, Qt::QueuedConnection); };
    SetConsoleCtrlHandler(onControl, TRUE);
}

Interrupt::~Interrupt()
{
    SetConsoleCtrlHandler(onControl, FALSE);
    const std::lock_guard lock(guard);
    notify = nullptr;
}

} // namespace scopelight
