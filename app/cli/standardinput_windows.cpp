// SPDX-License-Identifier: Apache-2.0
#include "cli/standardinput.h"

#include <array>
#include <atomic>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>

#include <windows.h>

namespace scopelight {

namespace {

constexpr char16_t endKey = u'\x1a'; // Ctrl-Z

/// What one read brought; none at the end of the input.
using Bytes = std::optional<QByteArray>;

/// A console gives UTF-16, whatever its code page is, and nothing of it when Ctrl-C ends the call (Microsoft
/// Learn: ReadConsole).
Bytes readConsole(HANDLE input)
{
    std::array<char16_t, 2048> buffer;
    DWORD count = 0;
    if (ReadConsoleW(input, buffer.data(), DWORD(buffer.size()), &count, nullptr) == FALSE)
        return std::nullopt;
    const QStringView text(buffer.data(), qsizetype(count));
    return text.startsWith(endKey) ? Bytes() : text.toUtf8();
}

Bytes readFile(HANDLE input)
{
    std::array<char, 4096> buffer;
    DWORD count = 0;
    if (ReadFile(input, buffer.data(), DWORD(buffer.size()), &count, nullptr) == FALSE || count == 0)
        return std::nullopt;
    return QByteArray(buffer.data(), qsizetype(count));
}

/// What the thread and whoever listens to it both know; the thread may outlive the listener.
struct Reading {
    std::mutex guard;
    QObject* listener = nullptr; ///< null: nobody listens any more
    std::atomic<DWORD> thread = 0;
    std::atomic_bool hasStopped = false;
};

using Tell = std::function<void(const Bytes&)>;

/// Until the end, or until nobody listens. What was read is told from the event loop of the listener.
void readAll(const std::shared_ptr<Reading>& reading, const Tell& tell)
{
    reading->thread = GetCurrentThreadId();
    const HANDLE input = GetStdHandle(STD_INPUT_HANDLE);
    DWORD mode = 0;
    const bool isConsole = GetConsoleMode(input, &mode) != FALSE;
    Bytes bytes = QByteArray();
    while (bytes) {
        bytes = isConsole ? readConsole(input) : readFile(input);
        const std::lock_guard lock(reading->guard);
        if (reading->listener == nullptr)
            break;
        QMetaObject::invokeMethod(
            reading->listener, [tell, bytes] { tell(bytes); }, Qt::QueuedConnection);
    }
    reading->hasStopped = true;
}

void wake(DWORD thread)
{
    const HANDLE handle = OpenThread(THREAD_TERMINATE, FALSE, thread);
    if (handle == nullptr)
        return;
    CancelSynchronousIo(handle);
    CloseHandle(handle);
}

class InputThread : public QObject {
public:
    explicit InputThread(const Tell& tell)
    {
        m_reading->listener = this;
        m_thread = std::thread(readAll, m_reading, tell);
    }

    ~InputThread() override
    {
        {
            const std::lock_guard lock(m_reading->guard);
            m_reading->listener = nullptr;
        }
        // The thread may be on its way into the call: it is woken until it has seen that nobody listens.
        for (int attempt = 0; attempt < wakingAttempts && !m_reading->hasStopped; ++attempt) {
            wake(m_reading->thread);
            Sleep(1);
        }
        if (m_reading->hasStopped)
            m_thread.join();
        else
            m_thread.detach(); // a driver that cannot be stopped; the program ends all the same
    }
    Q_DISABLE_COPY_MOVE(InputThread)

private:
    static constexpr int wakingAttempts = 1000;

    std::shared_ptr<Reading> m_reading = std::make_shared<Reading>();
    std::thread m_thread;
};

} // namespace

StandardInput::StandardInput(QObject* parent)
    : QObject(parent)
{
    m_source = std::make_unique<InputThread>([this](const Bytes& bytes) {
        if (!bytes)
            Q_EMIT ended();
        else if (!bytes->isEmpty())
            Q_EMIT arrived(*bytes);
    });
}

StandardInput::~StandardInput() = default;

} // namespace scopelight
