// SPDX-License-Identifier: Apache-2.0
#include "oauth/systembrowser.h"

#include <cstdint>
#include <windows.h>

#include <objbase.h>
#include <shellapi.h>

namespace scopelight {

QString systemOpener()
{
    return {};
}

bool openBySystem(const QUrl& address)
{
    constexpr std::intptr_t mostOfErrors = 32;
    const std::wstring text = address.toString(QUrl::FullyEncoded).toStdWString();
    // What is registered for the scheme may be a COM object, and ShellExecuteW does not prepare for that.
    const HRESULT com = CoInitializeEx(nullptr, COINIT_APARTMENTTHREADED | COINIT_DISABLE_OLE1DDE);
    const auto result = reinterpret_cast<std::intptr_t>(
        ShellExecuteW(nullptr, L"open", text.c_str(), nullptr, nullptr, SW_SHOWNORMAL));
    if (SUCCEEDED(com))
        CoUninitialize();
    return result > mostOfErrors;
}

} // namespace scopelight
