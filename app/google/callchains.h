// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "google/sourcetext.h"

namespace scopelight {

/// Names joined by dots, each called or not: `service.files().list(…).execute()`.
struct CallChain {
    struct Name {
        QString name = {};
        bool isCalled = false;
        qsizetype position = 0;
        qsizetype end = 0; ///< behind the call
    };
    qsizetype begin = 0;
    QString root = {}; ///< "service"
    QList<Name> names = {}; ///< what follows it
};

/// What follows a place: `.files().list(…)`.
QList<CallChain::Name> namesBehind(const SourceText& source, qsizetype position);
/// Every chain of a file that begins with a name of its own, in order.
QList<CallChain> callChains(const SourceText& source);

} // namespace scopelight
