// SPDX-License-Identifier: Apache-2.0
#include "base/openforreading.h"

#include <QDir>
#include <QFile>

#include <cstdint>
#include <fcntl.h>
#include <io.h>
#include <windows.h>

namespace scopelight {

bool openForReading(QFile& file)
{
    const std::wstring path = QDir::toNativeSeparators(file.fileName()).toStdWString();
    const HANDLE handle =
        CreateFileW(path.c_str(), GENERIC_READ, FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE,
            nullptr, OPEN_EXISTING, FILE_ATTRIBUTE_NORMAL, nullptr);
    if (handle == INVALID_HANDLE_VALUE)
        return false;
    const int descriptor = GetFileType(handle) == FILE_TYPE_DISK
        ? _open_osfhandle(reinterpret_cast<std::intptr_t>(handle), _O_RDONLY | _O_BINARY)
        : -1;
    if (descriptor < 0) {
        CloseHandle(handle);
        return false;
    }
    return file.open(descriptor, QIODevice::ReadOnly, QFileDevice::AutoCloseHandle);
}

} // namespace scopelight
