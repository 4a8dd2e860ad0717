// SPDX-License-Identifier: Apache-2.0
#include "base/coredumps.h"

#include <windows.h>

// Declared here: the werapi.h of MinGW-w64 does not compile.
extern "C" __declspec(dllimport) HRESULT WINAPI WerSetFlags(DWORD flags);

namespace scopelight {

namespace {

constexpr DWORD noHeap = 1; // WER_FAULT_REPORTING_FLAG_NOHEAP

} // namespace

// Not WerAddExcludedApplication(): its entry would stay in the registry when the program has gone.
void forbidCoreDumps()
{
    SetErrorMode(GetErrorMode() | SEM_FAILCRITICALERRORS | SEM_NOGPFAULTERRORBOX);
    WerSetFlags(noHeap); // what is reported all the same
}

} // namespace scopelight
