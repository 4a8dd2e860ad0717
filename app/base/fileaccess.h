// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/error.h"

class QFileDevice;

namespace scopelight {

/// What a file's mode or its access list gives to others than its owner and the system's administrators.
struct FileAccess {
    bool othersRead = false;
    bool othersWrite = false;
    Facts facts = {}; ///< Unix: mode ("0640"); Windows: others, the names that the access list gives it to
    bool operator==(const FileAccess&) const = default;
};

/// Unix: the permission bits of stat(2). Windows: the entries of the access list that allow something
/// (Microsoft Learn: GetNamedSecurityInfoW, ACCESS_ALLOWED_ACE); entries that deny are not set against them.
FileAccess fileAccess(const QString& path);

/// Takes the file from everybody but its owner. Unix: mode 0600. Windows: an access list of one entry, the
/// user's, that inherits nothing (Microsoft Learn: SetNamedSecurityInfoW,
/// PROTECTED_DACL_SECURITY_INFORMATION).
bool restrictToOwner(const QString& path);

/// The same for a new QTemporaryFile before anything is written to it. Unix: it has mode 0600 already,
/// whatever the umask is. Windows: it has its folder's access list.
bool restrictNewFile(const QFileDevice& file);

/// Whether what was written is on the disk: after that a power cut leaves it there. Unix: fsync(2), macOS:
/// fcntl(2), F_FULLFSYNC. Windows: FlushFileBuffers.
bool flushToDisk(QFileDevice& file);

} // namespace scopelight
