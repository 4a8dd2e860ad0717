// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "run/runstore.h"

#include <QObject>
#include <QThreadPool>

namespace scopelight {

class Workbench;

/// The runs so far, newest first. Each sign-in and each refresh that came to a grant or was refused is
/// recorded as it happens; a listing to the end is added to its run.
class History : public QObject {
    Q_OBJECT

public:
    History(Workbench& workbench, RunStore store);

    /// Read when they are first asked for.
    const QList<RunRecord>& runs() const;
    /// Known without reading them.
    qsizetype count() const;
    /// Looks at the folder anew: another window may have added to it.
    void readAgain();
    /// Deletes the record of a run; error() where that is not possible.
    void forget(const RunRecord& run);
    void forgetAll();
    /// What kept the last one from being written or forgotten.
    const std::optional<Error>& error() const { return m_error; }

Q_SIGNALS:
    void changed();

private:
    void followTheSignIn();
    void signedIn();
    void followTheGrant();
    void followTheListing();
    static bool isWorthKeeping(const Error& error);
    QString words(const Error& error) const;
    void add(RunRecord run);
    void update(const RunRecord& run);
    void write(const RunRecord& run, bool mustBeThere);
    void note(const Result<void>& done);

    Workbench& m_workbench;
    RunStore m_store;
    mutable std::optional<QList<RunRecord>> m_runs;
    mutable qsizetype m_count = -1; ///< while they are not read; -1: not counted either
    std::optional<RunRecord> m_current; ///< of the grant that is held
    std::optional<Error> m_error;
    QDateTime m_lastAt; ///< no two records share a moment
    QThreadPool m_writer;
    std::optional<Error> m_failure; ///< of the attempt, as it was last seen
    bool m_wasRefreshing = false;
};

} // namespace scopelight
