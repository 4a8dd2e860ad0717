// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/error.h"

#include <QProcess>

#include <memory>

namespace scopelight {

/// A practice provider as a child of this program, which ends with it.
class PracticeProcess {
public:
    /// Waits for the announcement. Code practice_not_started (fact reason).
    static Result<std::unique_ptr<PracticeProcess>> start(const QStringList& arguments);
    ~PracticeProcess();
    Q_DISABLE_COPY_MOVE(PracticeProcess)

    const QString& origin() const { return m_origin; }
    const QString& clientFile() const { return m_clientFile; }

private:
    PracticeProcess() = default;

    QProcess m_process;
    QString m_origin;
    QString m_clientFile;
};

} // namespace scopelight
