// SPDX-License-Identifier: Apache-2.0
#include "base/fileaccess.h"
#include "run/tokenfile.h"

#include <QFileInfo>
#include <QTemporaryFile>

#include <filesystem>

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

/// Why nothing is to be written there; empty when it may be. A link could lead into a source tree or to a
/// device, so it is neither followed nor replaced.
QString obstacle(const QFileInfo& file)
{
    if (!QFileInfo(file.path()).isDir())
        return u"folder_missing"_s;
    if (file.isSymbolicLink())
        return u"link"_s;
    return file.exists() && !file.isFile() ? u"not_regular"_s : QString();
}

tl::unexpected<Error> notWritable(const QString& path, const QString& reason)
{
    return fail(Step::Output, u"file_not_writable"_s, {{u"path"_s, path}, {reason, u"true"_s}});
}

/// The file that is renamed into place; it goes by itself when it is not.
Result<void> openBeside(const QString& path, QTemporaryFile& temporary)
{
    const QFileInfo file(path);
    if (const QString reason = obstacle(file); !reason.isEmpty())
        return notWritable(path, reason);
    // QTemporaryFile creates with mode 0600 whatever the umask is; QSaveFile would set it afterwards.
    temporary.setFileTemplate(file.path() + u"/.scopelight-XXXXXX"_s);
    if (!temporary.open() || !restrictNewFile(temporary))
        return notWritable(path, u"folder_not_writable"_s);
    return {};
}

/// The name of a new file in the same folder, with the bytes.
Result<QString> writeBeside(const QString& path, const QByteArray& bytes)
{
    QTemporaryFile temporary;
    if (auto opened = openBeside(path, temporary); !opened)
        return tl::unexpected(opened.error());
    // The bytes must be on the disk before the name is: a power cut leaves the old file or the new one.
    if (temporary.write(bytes) != bytes.size() || !flushToDisk(temporary))
        return notWritable(path, u"write_failed"_s);
    temporary.setAutoRemove(false);
    return temporary.fileName();
}

} // namespace

Result<void> checkWritable(const QString& path)
{
    QTemporaryFile temporary;
    return openBeside(path, temporary);
}

Result<void> savePrivately(const QString& path, const QByteArray& bytes)
{
    // QTemporaryFile keeps its file open as long as it lives, and Windows renames no open file.
    const auto name = writeBeside(path, bytes);
    if (!name)
        return tl::unexpected(name.error());
    std::error_code error;
    std::filesystem::rename(name->toStdU16String(), path.toStdU16String(), error);
    if (!error)
        return {};
    QFile::remove(*name);
    return notWritable(path, u"write_failed"_s);
}

} // namespace scopelight
