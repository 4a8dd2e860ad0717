// SPDX-License-Identifier: Apache-2.0
#include "base/openforreading.h"

#include <QFile>

#include <fcntl.h>

namespace scopelight {

bool openForReading(QFile& file)
{
    const QByteArray path = QFile::encodeName(file.fileName());
    const int descriptor = ::open(path.constData(), O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    return descriptor >= 0 && file.open(descriptor, QIODevice::ReadOnly, QFileDevice::AutoCloseHandle);
}

} // namespace scopelight
