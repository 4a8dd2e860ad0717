// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/error.h"
#include "cli/interrupt.h"

#include <QObject>

#include <memory>

namespace scopelight {

/// Standard input, read from the event loop as it arrives, so that Ctrl-C, time-outs and the browser are
/// heard meanwhile. One at a time. Windows: read in a thread, for the event loop cannot wait for a console or
/// a pipe there.
class StandardInput : public QObject {
    Q_OBJECT

public:
    explicit StandardInput(QObject* parent = nullptr);
    ~StandardInput() override;

Q_SIGNALS:
    void arrived(const QByteArray& bytes);
    /// Nothing more will come.
    void ended();

private:
    std::unique_ptr<QObject> m_source; ///< what the system wakes the event loop with
};

/// All of standard input. Codes interrupted, json_too_large (more than maxFileBytes; fact limit).
Result<QByteArray> readStandardInput(Step step, const Interrupt& interrupt);
/// The next line without its end; what there is when the input ends before. Code interrupted.
Result<QByteArray> readLine(Step step, const Interrupt& interrupt);

} // namespace scopelight
