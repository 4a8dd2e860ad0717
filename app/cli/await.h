// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/error.h"
#include "cli/interrupt.h"

#include <QEventLoop>
#include <QFuture>
#include <QFutureWatcher>

namespace scopelight {

/// Runs the event loop until the future is finished, so that a command reads from top to bottom. Code
/// `interrupted` after Ctrl-C.
template <class T>
Result<T> await(const QFuture<Result<T>>& future, const Interrupt& interrupt)
{
    const auto interrupted = fail(Step::Usage, QStringLiteral("interrupted"));
    if (interrupt.isRaised())
        return interrupted;
    QEventLoop loop;
    QFutureWatcher<Result<T>> watcher;
    QObject::connect(&watcher, &QFutureWatcherBase::finished, &loop, &QEventLoop::quit);
    QObject::connect(&interrupt, &Interrupt::raised, &loop, &QEventLoop::quit);
    watcher.setFuture(future);
    if (!future.isFinished())
        loop.exec();
    if (interrupt.isRaised())
        return interrupted;
    return future.result();
}

} // namespace scopelight
