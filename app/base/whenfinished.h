// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFutureWatcher>

namespace scopelight {

/// Calls `handler` with the result in the thread of `context`, unless the context is gone by then.
/// QFuture::then() with a context asserts on Qt 6.4 when the context goes first.
template <class T, class Handler>
void whenFinished(const QFuture<T>& future, QObject* context, Handler handler)
{
    auto* watcher = new QFutureWatcher<T>(context);
    QObject::connect(watcher, &QFutureWatcherBase::finished, context, [watcher, handler] {
        watcher->deleteLater();
        if (watcher->future().resultCount() > 0)
            handler(watcher->result());
    });
    watcher->setFuture(future);
}

} // namespace scopelight
