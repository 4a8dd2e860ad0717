// SPDX-License-Identifier: Apache-2.0
#include "practice/processes.h"

#include <windows.h>

namespace scopelight::practice {

bool isRunning(int process)
{
    const HANDLE handle = OpenProcess(SYNCHRONIZE, FALSE, static_cast<DWORD>(process));
    if (handle == nullptr)
        return GetLastError() != ERROR_INVALID_PARAMETER; // that is a process that does not exist
    const bool hasEnded = WaitForSingleObject(handle, 0) == WAIT_OBJECT_0;
    CloseHandle(handle);
    return !hasEnded;
}

bool isOwn(const QFileInfo&)
{
    return true;
}

} // namespace scopelight::practice
