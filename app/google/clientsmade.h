// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "google/methodindex.h"
#include "google/sourcetext.h"

namespace scopelight {

/// An expression whose value is the client of an API, as Google's libraries make it:
/// `build('drive', 'v3', …)`, `google.drive({version: 'v3', …})`, `drive.NewService(…)`.
struct ClientMade {
    qsizetype begin = 0;
    qsizetype end = 0; ///< behind it
    QString api = {}; ///< "drive:v3"
};

QList<ClientMade> clientsMade(const SourceText& source, const MethodIndex& methods);

/// What a Go file calls the packages of Google's APIs that it imports: "drive" → "drive:v3".
QHash<QString, QString> goPackages(const SourceText& source, const MethodIndex& methods);

} // namespace scopelight
