// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/error.h"
#include "google/apiuses.h"

#include <QStringList>

namespace scopelight {

/// A use, and where it was seen.
struct SeenUse {
    ApiUse use = {};
    QString file = {}; ///< relative to the working directory where it is below it
    qsizetype entry = 0; ///< of an HTTP Archive, from 1; then there is no line
    bool operator==(const SeenUse&) const = default;
};

/// What an application uses of Google's APIs, as far as its files show. Best effort: requests that are put
/// together while it runs are not in its source, and what was not tried is not in an archive.
struct CodeEvidence {
    QList<SeenUse> found = {}; ///< by file and line
    QList<SeenUse> possible = {}; ///< never counted
    qsizetype filesRead = 0;
    QStringList foldersSkipped = {}; ///< node_modules and the like: others' code, or made from the sources
    qsizetype linksSkipped = 0;
    qsizetype filesTooLarge = 0;
    qsizetype filesNotReadable = 0; ///< not opened, or no text
    bool isComplete = true; ///< false: there were more files than are read

    /// The methods found, each once, by id.
    QList<MethodRecord> methods() const;
    /// The scopes found, each once, sorted.
    QStringList scopes() const;
    void append(const CodeEvidence& other);
};

/// What of a folder is read at most.
struct SourceLimits {
    qsizetype files = 20000;
    qsizetype bytesPerFile = 1024 * 1024;
};

/// Reads the sources below a folder, or one file. Links are not followed. Codes: source_not_found,
/// source_not_readable; fact: path.
Result<CodeEvidence> evidenceInSource(
    const QString& path, const MethodIndex& methods, const SourceLimits& limits = {});

/// Reads the requests to Google's APIs out of an HTTP Archive (HAR 1.2): their verbs and paths. Queries,
/// headers and bodies are not kept. Codes beside those of readSmallFile(): not_a_har; facts: path, reason.
Result<CodeEvidence> evidenceInHar(const QString& path, const MethodIndex& methods);

/// The path as it is shown: relative to the working directory where it is below it.
QString shownPath(const QString& path);

} // namespace scopelight
