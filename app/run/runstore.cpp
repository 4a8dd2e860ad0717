// SPDX-License-Identifier: Apache-2.0
#include "run/runstore.h"

#include "base/strictjson.h"
#include "run/tokenfile.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

/// Sorted by name is sorted by time.
const QString nameFormat = u"yyyyMMdd'T'HHmmsszzz'Z.json'"_s;

} // namespace

/// Oldest first.
QStringList RunStore::names() const
{
    static const QRegularExpression name(u"^\\d{8}T\\d{9}Z\\.json$"_s);
    return QDir(m_folder).entryList(QDir::Files, QDir::Name | QDir::Reversed).filter(name);
}

QString RunStore::pathOf(const QDateTime& at) const
{
    return m_folder + u'/' + at.toUTC().toString(nameFormat);
}

bool RunStore::holds(const QDateTime& at) const
{
    return QFile::exists(pathOf(at));
}

QList<RunRecord> RunStore::read() const
{
    QList<RunRecord> runs;
    for (const QString& name : names()) {
        const QString path = m_folder + u'/' + name;
        const auto run = readSmallFile(path, Step::Output).and_then(RunRecord::parse);
        if (run && pathOf(run->at) == path) // a copy under another name is no run of its own
            runs.append(*run);
    }
    return runs;
}

Result<void> RunStore::save(const RunRecord& record) const
{
    constexpr auto ownersAlone = QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner;
    if (QDir().mkpath(m_folder))
        QFile::setPermissions(m_folder, ownersAlone);
    auto saved = savePrivately(pathOf(record.at), record.toJson());
    if (!saved)
        return saved;
    const QStringList all = names();
    for (qsizetype i = mostRuns; i < all.size(); ++i) {
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
    return fail(Step::Output, u"file_not_removed"_s, {{u"path"_s, path}});
}

Result<void> RunStore::forget(const RunRecord& record) const
{
    return remove(QFileInfo(pathOf(record.at)).fileName());
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
