// SPDX-License-Identifier: Apache-2.0
#include "base/fileaccess.h"

#include <QFile>
#include <QFileInfo>

#include <fcntl.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

/// "0644"
QString modeOf(QFile::Permissions permissions)
{
    // Qt spells the bits in hexadecimal digits, 0x6044 for 0644, with the user's own repeated.
    const auto bits = permissions.toInt();
    return u"0%1%2%3"_s.arg(bits >> 12 & 7).arg(bits >> 4 & 7).arg(bits & 7);
}

} // namespace

FileAccess fileAccess(const QString& path)
{
    const QFile::Permissions permissions = QFileInfo(path).permissions();
    return {.othersRead = (permissions & (QFile::ReadOther | QFile::ReadGroup)) != 0,
        .othersWrite = (permissions & (QFile::WriteOther | QFile::WriteGroup)) != 0,
        .facts = {{u"mode"_s, modeOf(permissions)}}};
}

bool restrictToOwner(const QString& path)
{
    return QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner);
}

bool restrictNewFile(const QFileDevice&)
{
    return true;
}

bool flushToDisk(QFileDevice& file)
{
    if (!file.flush())
        return false;
#ifdef F_FULLFSYNC // macOS: fsync() leaves the bytes to the drive's own memory
    if (::fcntl(file.handle(), F_FULLFSYNC) == 0)
        return true;
#endif
    return ::fsync(file.handle()) == 0;
}

} // namespace scopelight
