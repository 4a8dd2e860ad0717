// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "run/runrecord.h"

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
    /// Newest first. A file that is no record is left where it is, and left out.
    QList<RunRecord> read() const;
    /// Writes a record, or what has become of it: the same moment is the same record. Codes of
    /// savePrivately().
    Result<void> save(const RunRecord& record) const;
    /// What is gone already is no failure. Code file_not_writable (facts path, folder_not_writable).
    Result<void> forget(const RunRecord& record) const;
    Result<void> forgetAll() const;

private:
    QStringList names() const;
    QString pathOf(const RunRecord& record) const;
    Result<void> remove(const QString& name) const;

    QString m_folder;
};

} // namespace scopelight
