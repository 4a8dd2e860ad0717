// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "run/runrecord.h"

#include <utility>

namespace scopelight {

/// The runs so far, a file each, in a folder that its owner alone may read.
class RunStore {
public:
    /// As many are kept; with one more, the oldest goes.
    static constexpr qsizetype mostRuns = 200;

    explicit RunStore(QString folder)
        : m_folder(std::move(folder))
    {
    }

    /// How many files there are, none of them read.
    qsizetype count() const { return names().size(); }
    /// Newest first. A file of the folder that is no record is left out.
    QList<RunRecord> read() const;
    /// Whether there is one of that moment.
    bool holds(const QDateTime& at) const;
    /// Writes a record, or what has become of it: the same moment is the same record. Codes of
    /// savePrivately().
    Result<void> save(const RunRecord& record) const;
    /// Deletes its file. What is gone already is no failure. Code file_not_removed (path).
    Result<void> forget(const RunRecord& record) const;
    /// Likewise for all, files included that were no records.
    Result<void> forgetAll() const;

private:
    /// The files that are records, the latest first.
    QStringList names() const;
    QString pathOf(const QDateTime& at) const;
    Result<void> remove(const QString& name) const;

    QString m_folder;
};

} // namespace scopelight
