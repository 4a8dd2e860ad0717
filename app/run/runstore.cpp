// SPDX-License-Identifier: Apache-2.0
#include "run/runstore.h"

#include "base/strictjson.h"
#include "run/tokenfile.h"

#include <QDir>
#include <QFile>

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

/// Sorted by name is sorted by time.
const QString nameFormat = u"yyyyMMdd'T'HHmmsszzz'Z.json'"_s;

} // namespace

/// Oldest first.
QStringList RunStore::names() const
{
    return QDir(m_folder).entryList({u"*Z.json"_s}, QDir::Files, QDir::Name);
}

QString RunStore::pathOf(const RunRecord& record) const
{
    return m_folder + u'/' + record.at.toUTC().toString(nameFormat);
}

QList<RunRecord> RunStore::read() const
{
    QList<RunRecord> runs;
    const QStringList all = names();
    for (auto name = all.crbegin(); name != all.crend(); ++name) {
        const auto run = readSmallFile(m_folder + u'/' + *name, Step::Output).and_then(RunRecord::parse);
        if (run)
            runs.append(*run);
    }
    return runs;
}

Result<void> RunStore::save(const RunRecord& record) const
{
    constexpr auto ownersAlone = QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner;
    if (QDir().mkpath(m_folder))
        QFile::setPermissions(m_folder, ownersAlone);
    auto saved = savePrivately(pathOf(record), record.toJson());
    if (!saved)
        return saved;
    const QStringList all = names();
    for (qsizetype i = 0; i + mostRuns < all.size(); ++i) {
        if (auto removed = remove(all[i]); !removed)
            return removed;
    }
    return {};
}

Result<void> RunStore::remove(const QString& name) const
{
    const QString path = m_folder + u'/' + name;
    if (QFile::remove(path) || !QFile::exists(path))
        return {};
    return fail(
        Step::Output, u"file_not_writable"_s, {{u"path"_s, path}, {u"folder_not_writable"_s, u"true"_s}});
}

Result<void> RunStore::forget(const RunRecord& record) const
{
    return remove(QFileInfo(pathOf(record)).fileName());
}

Result<void> RunStore::forgetAll() const
{
    for (const QString& name : names()) {
        if (auto removed = remove(name); !removed)
            return removed;
    }
    return {};
}

} // namespace scopelight
