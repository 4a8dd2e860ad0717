// SPDX-License-Identifier: Apache-2.0
#include "cli/terminalstream.h"

#include <QByteArray>

#include <io.h>
#include <windows.h>

namespace scopelight {

namespace {

HANDLE handleOf(std::FILE* stream)
{
    return reinterpret_cast<HANDLE>(_get_osfhandle(_fileno(stream)));
}

/// In parts: a call takes no more than 64 KiB at once.
bool writeToConsole(HANDLE console, QStringView text)
{
    constexpr qsizetype most = 8192;
    while (!text.isEmpty()) {
        DWORD written = 0;
        if (WriteConsoleW(console, text.utf16(), DWORD(qMin(text.size(), most)), &written, nullptr) == FALSE)
            return false;
        text = text.sliced(qsizetype(written));
    }
    return true;
}

} // namespace

bool isCapableTerminal(std::FILE* stream)
{
    DWORD mode = 0;
    return GetConsoleMode(handleOf(stream), &mode) != FALSE
        && SetConsoleMode(handleOf(stream), mode | ENABLE_VIRTUAL_TERMINAL_PROCESSING) != FALSE
        && qgetenv("TERM") != "dumb";
}

qsizetype terminalColumns(std::FILE* stream)
{
    constexpr qsizetype usual = 80;
    CONSOLE_SCREEN_BUFFER_INFO info = {};
    if (GetConsoleScreenBufferInfo(handleOf(stream), &info) == FALSE)
        return usual;
    return info.srWindow.Right - info.srWindow.Left + 1;
}

bool writeText(std::FILE* stream, const QString& text)
{
    DWORD mode = 0;
    if (GetConsoleMode(handleOf(stream), &mode) != FALSE)
        return std::fflush(stream) == 0 && writeToConsole(handleOf(stream), text);
    const QByteArray bytes = text.toUtf8();
    const auto size = static_cast<std::size_t>(bytes.size());
    return std::fwrite(bytes.constData(), 1, size, stream) == size && std::fflush(stream) == 0;
}

} // namespace scopelight
