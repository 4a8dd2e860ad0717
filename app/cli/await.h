// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/error.h"
#include "cli/interrupt.h"

#include <QEventLoop>
#include <QFuture>
#include <QFutureWatcher>

#include <functional>

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

/// Starts work that tells its end with the signal `finished`, and runs the event loop until then. Ctrl-C
/// cancels it, and what it has done stays; the code is `interrupted` then.
template <class T, class Worker>
Result<T> untilFinished(
    Worker& worker, const Interrupt& interrupt, Step step, const std::function<void()>& start)
{
    Result<T> outcome = fail(step, QStringLiteral("interrupted"));
    if (interrupt.isRaised())
        return outcome;
    QEventLoop loop;
    QObject::connect(&worker, &Worker::finished, &loop, [&](const Result<T>& result) {
        outcome = result;
        loop.quit();
    });
    QObject::connect(&interrupt, &Interrupt::raised, &loop, [&worker] { worker.cancel(); });
    start();
    loop.exec();
    if (interrupt.isRaised())
        return fail(step, QStringLiteral("interrupted"));
    return outcome;
}

} // namespace scopelight
