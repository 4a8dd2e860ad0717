// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/error.h"
#include "scopes/sensitivity.h"

#include <utility>

namespace scopelight {

class ScopeCatalogue;

/// What was copied from the console's Data access page: scopes, each below the heading of its class ("Your
/// sensitive scopes"); the console shortens them to ".../auth/drive". What the catalogue does not know counts
/// for nothing. Code no_classes_in_text.
Result<ToldClasses> classesOnConsolePage(
    const QString& text, const QDate& day, const ScopeCatalogue& catalogue);

/// The classes that a user pasted so far, in one file.
class ToldClassStore {
public:
    explicit ToldClassStore(QString path)
        : m_path(std::move(path))
    {
    }
    /// Where the programs keep them for this user.
    static QString userPath();

    /// None where there is no file. Code classes_not_readable (path).
    Result<ToldClasses> read() const;
    /// Adds these to the ones kept, and gives them all; a scope that is told of again has its new class.
    /// Codes file_not_writable (path) and classes_not_readable, after which the file stays as it is.
    Result<ToldClasses> add(const ToldClasses& classes) const;
    /// Whether there is a file, readable or not.
    bool exists() const;
    /// Deletes it. Code file_not_removed (path).
    Result<void> remove() const;

private:
    QString m_path;
};

} // namespace scopelight
